import type { Deck, Slide } from "./deck.ts";
import type { Lang } from "./deckData.ts";
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

function listParts(deck: Deck, backupHeading: string): Part[] {
  const parts: Part[] = [];
  let wasBackup = false;
  for (const slide of listSlides(deck)) {
    const { section, backup = false } = slide.settings;
    if (section !== undefined) {
      const heading = section === true ? slide.title : section;
      parts.push({ heading, opening: slide, slides: [] });
    } else if (parts.length === 0 || (backup && !wasBackup)) {
      parts.push({ heading: backup ? backupHeading : "", slides: [slide] });
    } else {
      parts.at(-1)?.slides.push(slide);
    }
    wasBackup = backup;
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
