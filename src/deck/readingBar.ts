import type { Deck, Slide } from "./model.ts";
import type { Lang } from "./schemas.ts";
import { escapeHtml, renderAttributes } from "./html.ts";
import { listSlides } from "./parseDeck.ts";
import { getSlideWords } from "./words.ts";

/** A part of the talk in the contents: its heading, made by the slide that opens it if there is one. */
interface Part {
  readonly heading: string;
  readonly opening?: Slide;
  readonly slides: Slide[];
}

/** What stands above the reading view: the contents of the whole deck, which open without JavaScript, and the way to the stage. */
export function renderReadingBar(deck: Deck): string {
  const { reading } = getSlideWords(deck.data.lang);
  const first = listSlides(deck)[0]?.id ?? "";
  return [
    '<header class="reading-bar">',
    renderLink({ class: "skip", href: `#${first}` }, reading.skip),
    `<button type="button" popovertarget="deck-contents">${reading.contents}</button>`,
    `<span class="title">${escapeHtml(deck.data.title)}</span>`,
    renderLink({ class: "to-stage", href: "?stage" }, reading.stage),
    "</header>",
    `<nav class="contents" id="deck-contents" popover aria-label="${reading.allSlides}">`,
    ...listParts(deck, reading.backup).map(renderPart),
    "</nav>",
  ].join("\n");
}

/** A page with links in its bar to the files of these names, which lie beside it. */
export function linkFiles(html: string, names: readonly string[], lang: Lang): string {
  const { download } = getSlideWords(lang).reading;
  const links = names.map((name) => {
    const kind = name.replace(/^.*\./, "").toUpperCase();
    return renderLink({ href: name, download: true, "aria-label": download(kind) }, kind);
  });
  return html.replace('<a class="to-stage"', (next) => [...links, next].join("\n"));
}

/** The parts of the talk, and of what is kept for questions behind it. */
function listParts(deck: Deck, backupHeading: string): Part[] {
  const slides = listSlides(deck);
  return [
    ...groupSlides(
      slides.filter((slide) => !isBackup(slide)),
      "",
    ),
    ...groupSlides(slides.filter(isBackup), backupHeading),
  ];
}

function isBackup({ settings }: Slide): boolean {
  return settings.backup === true;
}

/** `heading` is that of the slides before the first that opens a part. */
function groupSlides(slides: readonly Slide[], heading: string): Part[] {
  const parts: Part[] = [];
  for (const slide of slides) {
    const { section } = slide.settings;
    const last = parts.at(-1);
    if (section !== undefined) {
      parts.push({ heading: section === true ? slide.title : section, opening: slide, slides: [] });
    } else if (last === undefined) parts.push({ heading, slides: [slide] });
    else last.slides.push(slide);
  }
  return parts;
}

function renderPart({ heading, opening, slides }: Part): string {
  const title = opening === undefined ? escapeHtml(heading) : linkTo(opening, heading);
  const items = slides.map((slide) => `<li>${linkTo(slide, slide.title)}</li>`);
  const list = items.length === 0 ? "" : `<ol>${items.join("")}</ol>`;
  return `${title === "" ? "" : `<p>${title}</p>`}${list}`;
}

function linkTo({ id }: Slide, text: string): string {
  return renderLink({ href: `#${id}` }, text === "" ? id : text);
}

function renderLink(attributes: Readonly<Record<string, string | true>>, text: string): string {
  return `<a${renderAttributes(attributes)}>${escapeHtml(text)}</a>`;
}
