import { escapeHtml, renderAttributes } from "../html.ts";
import type { Deck } from "../model.ts";
import type { DeckData } from "../schemas.ts";

/** The `<head>` elements that a deck's data decides, those that show a link to it in a messenger too. */
export function renderHead({ data }: Deck, { notes }: { readonly notes: boolean }): string {
  const { title, speaker, description = data.subtitle } = data;
  const address = parseAddress(data.url);
  const metas: Readonly<Record<string, string>>[] = [
    { name: "description", content: description ?? "" },
    { name: "author", content: speaker?.name ?? "" },
    // The plan is the speaker's, like the notes.
    { name: "duration", content: notes ? String(data.duration ?? "") : "" },
    { property: "og:type", content: "website" },
    { property: "og:title", content: title },
    { property: "og:description", content: description ?? "" },
    { property: "og:url", content: address ?? "" },
  ];
  return [
    `<title>${escapeHtml(title)}</title>`,
    ...metas
      .filter(({ content }) => content !== "")
      .map((attributes) => `<meta${renderAttributes(attributes)} />`),
    ...(address === undefined
      ? []
      : [`<link${renderAttributes({ rel: "canonical", href: address })} />`]),
  ].join("\n");
}

/** Whether the deck knows where it will be: a messenger follows whole addresses only. */
export function hasAddress({ url }: DeckData): boolean {
  return parseAddress(url) !== undefined;
}

/** A page with the picture of its link, a file beside it: by its whole address once the deck has one. */
export function showPicture(html: string, name: string, data: DeckData): string {
  const address = parseAddress(data.url);
  const tags = [
    {
      property: "og:image",
      content: address === undefined ? name : new URL(name, address).href,
    },
    { property: "og:image:alt", content: data.title },
    { name: "twitter:card", content: "summary_large_image" },
  ].map((attributes) => `<meta${renderAttributes(attributes)}>\n`);
  return html.replace("</head>", () => `${tags.join("")}</head>`);
}

/** Where the deck can be read: a page or a folder; undefined while that is still to be filled in. */
function parseAddress(written = ""): string | undefined {
  if (!/^https?:\/\//.test(written) || !URL.canParse(written)) return undefined;
  const url = new URL(written);
  url.hash = "";
  if (!/\/$|\.html$/.test(url.pathname)) url.pathname += "/";
  return url.href;
}
