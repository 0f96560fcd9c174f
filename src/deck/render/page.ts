import { escapeHtml, renderAttributes, renderLink } from "../html/html.ts";
import type { Deck } from "../model.ts";
import type { DeckData } from "../schemas.ts";
import { getSlideWords } from "../words.ts";
import { renderContents } from "./contents.ts";

export interface PageOptions {
  /** Whether the speaker's notes are part of the page. */
  readonly notes: boolean;
  /** Attributes of the whole page besides its language. */
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  /** What is written with the page; a page of the dev server has none. */
  readonly written?: WrittenFiles | undefined;
}

/** Files that are beside a page which is written, by name. */
export interface WrittenFiles {
  /** Those to link to. */
  readonly files?: readonly string[];
  /** The picture that a link to the page is shown with. */
  readonly preview?: string | undefined;
}

/**
 * The page of a deck: `html`, which has its slides and style sheets already, with all that is
 * decided by the deck's data, its contents and the files that are written with it.
 */
export function renderPage(html: string, deck: Deck, options: PageOptions): string {
  return fillIn(html, {
    "<html>": `<html${renderAttributes({ lang: deck.data.lang, ...options.attributes })}>`,
    "<!-- head -->": renderHead(deck.data, options),
    "<!-- reading bar -->": renderReadingBar(deck, options),
  });
}

/** A text with contents in the place of their marks, each of which is there once. */
export function fillIn(text: string, contentByMark: Readonly<Record<string, string>>): string {
  return Object.entries(contentByMark).reduce(
    (filled, [mark, content]) => filled.replace(mark, () => content),
    text,
  );
}

/** Whether the deck knows where it will be: a messenger follows whole addresses only. */
export function hasAddress({ url }: DeckData): boolean {
  return parseAddress(url) !== undefined;
}

/** The title, and what shows a link to the deck in a messenger. */
function renderHead(data: DeckData, { notes, written }: PageOptions): string {
  const { title, speaker, description = data.subtitle } = data;
  const address = parseAddress(data.url);
  const preview = written?.preview;
  const picture = preview === undefined || !address ? preview : new URL(preview, address).href;
  const metas: Readonly<Record<string, string | undefined>>[] = [
    { name: "description", content: description },
    { name: "author", content: speaker?.name },
    // The plan is the speaker's, like the notes.
    { name: "duration", content: notes ? data.duration?.toString() : undefined },
    { property: "og:type", content: "website" },
    { property: "og:title", content: title },
    { property: "og:description", content: description },
    { property: "og:url", content: address },
    { property: "og:image", content: picture },
    { property: "og:image:alt", content: picture && title },
    { name: "twitter:card", content: picture && "summary_large_image" },
  ];
  return [
    `<title>${escapeHtml(title)}</title>`,
    ...metas
      .filter(({ content }) => content)
      .map((attributes) => `<meta${renderAttributes(attributes)} />`),
    ...(address ? [`<link${renderAttributes({ rel: "canonical", href: address })} />`] : []),
  ].join("\n");
}

/** Where the deck can be read: a page or a folder; undefined while that is still to be filled in. */
function parseAddress(written = ""): string | undefined {
  if (!/^https?:\/\//.test(written) || !URL.canParse(written)) return undefined;
  const url = new URL(written);
  url.hash = "";
  if (!/\/$|\.html$/.test(url.pathname)) url.pathname += "/";
  return url.href;
}

/**
 * What is above the reading view: the contents of the whole deck, which open without JavaScript,
 * the files of the deck and the way to the stage.
 */
function renderReadingBar(deck: Deck, { notes, written }: PageOptions): string {
  const { contents, reading, ownCopy } = getSlideWords(deck.data.lang);
  const links = (written?.files ?? []).map((name) => {
    const kind = name.replace(/^.*\./, "").toUpperCase();
    const label = reading.download(kind);
    return renderLink({ href: name, download: true, "aria-label": label }, kind);
  });
  return [
    ...(notes && written !== undefined ? [`<p class="notes-banner">${ownCopy}</p>`] : []),
    '<header class="reading-bar">',
    renderLink({ class: "skip-link", href: `#${deck.slides[0]?.id ?? ""}` }, reading.skip),
    `<button type="button" popovertarget="deck-contents">${contents}</button>`,
    `<span class="title">${escapeHtml(deck.data.title)}</span>`,
    ...links,
    renderLink({ class: "stage-link", href: "?stage" }, reading.stage),
    "</header>",
    `<nav class="contents" id="deck-contents" popover aria-label="${reading.allSlides}">`,
    renderContents(deck),
    "</nav>",
  ].join("\n");
}
