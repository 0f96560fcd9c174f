import type { Deck, Slide } from "../model.ts";
import type { Lang } from "../schemas.ts";
import { listParts, type Part } from "./contents.ts";
import { escapeHtml, renderAttributes } from "../html.ts";
import { listSlides } from "../parseDeck.ts";
import { getSlideWords } from "../words.ts";

/** What is above the reading view: the contents of the whole deck, which open without JavaScript, and the way to the stage. */
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
    ...listAllParts(deck, reading.backup).map(renderPart),
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

/** The parts of the talk, and of the backup slides after it. */
function listAllParts(deck: Deck, backupHeading: string): readonly Part[] {
  const slides = listSlides(deck);
  const backup = slides.filter(({ settings }) => settings.backup === true);
  return [
    ...listParts(slides.filter((slide) => !backup.includes(slide))),
    ...listParts(backup, backupHeading),
  ];
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
