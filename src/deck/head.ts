import { renderAttributes } from "./html.ts";
import type { DeckData } from "./schemas.ts";

/** The `<head>` elements by which messengers and social sites show a link to the deck. */
export function renderLinkPreview(data: DeckData): readonly string[] {
  const address = parseAddress(data.url);
  const properties = {
    "og:type": "website",
    "og:title": data.title,
    "og:description": data.description ?? data.subtitle,
    "og:url": address,
  };
  return [
    ...Object.entries(properties).flatMap(([property, content]) =>
      content === undefined ? [] : [`<meta${renderAttributes({ property, content })} />`],
    ),
    ...(address === undefined
      ? []
      : [`<link${renderAttributes({ rel: "canonical", href: address })} />`]),
  ];
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
