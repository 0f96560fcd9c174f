import { groupColumns } from "../columns.ts";
import { listParts, renderToc } from "./contents.ts";
import { figureMarker, TOC_MARKER } from "../figures.ts";
import { escapeHtml, keepFlags, renderAttributes } from "../html/html.ts";
import type { Deck, Figure, Slide } from "../model.ts";

/** What differs between the pages made of one deck. */
export interface RenderOptions {
  /** Whether the speaker's notes are part of the page. */
  readonly notes: boolean;
  /** The drawings there are, as SVG, by figure; one that is missing is drawn by the page itself. */
  readonly svgByName: ReadonlyMap<string, string>;
}

/** The `<section>`s of a deck; vertical slides share one around them. */
export function renderSlides(deck: Deck, options: RenderOptions): string {
  return renderColumns(deck, options).join("\n");
}

/** The same for each slide with the vertical ones below it: see `groupColumns`. */
export function renderColumns(deck: Deck, options: RenderOptions): string[] {
  return joinColumns(deck, renderSections(deck, options));
}

/** The `<section>` of each slide. */
export function renderSections(deck: Deck, options: RenderOptions): ReadonlyMap<Slide, string> {
  const slides = deck.slides;
  const parts = listParts(slides).filter(({ opening }) => opening !== undefined);
  const toc = renderToc(parts, deck.data.lang);
  const partBySlide = new Map(parts.map(({ opening }, index) => [opening, index + 1]));
  return new Map(
    slides.map((slide) => [slide, renderSlide(slide, partBySlide.get(slide) ?? 0, toc, options)]),
  );
}

/** The sections of a deck as the page holds them: vertical slides share one around them. */
export function joinColumns(deck: Deck, sections: ReadonlyMap<Slide, string>): string[] {
  return groupColumns(deck.slides).map((column) => {
    const html = column.map((slide) => sections.get(slide)).join("\n");
    return column.length === 1 ? html : `<section class="stack">\n${html}\n</section>`;
  });
}

/** `part` is the number of the part that the slide opens, or 0. */
function renderSlide(slide: Slide, part: number, toc: string, options: RenderOptions): string {
  const { id, settings } = slide;
  const { class: added, ...others } = slide.attributes;
  const attributes = renderAttributes({
    ...keepFlags(others),
    id,
    class: [settings.layout && `layout-${settings.layout}`, settings.class, added]
      .filter(Boolean)
      .join(" "),
    "data-part": part > 0 && part,
    "data-transition": settings.transition ?? others["data-transition"],
    // Reveal gives it to the page while the slide is shown: asked with `:has()`, the browser would
    // look at the style of all slides at every step.
    "data-state": [settings.layout === "picture" && "on-picture", others["data-state"]]
      .filter(Boolean)
      .join(" "),
    // Reveal's own word for slides that can be reached but are not part of the count.
    "data-visibility": settings.backup === true ? "uncounted" : undefined,
    "data-timing": options.notes ? settings.time : undefined,
    "data-lab": options.notes && settings.lab ? JSON.stringify(settings.lab) : undefined,
  });
  const content = [
    renderBackground(slide),
    // Every slide has a heading: for screen readers, the outline of the PDF and the overview.
    slide.hasHeading || slide.title === ""
      ? ""
      : `<h2 class="visually-hidden">${escapeHtml(slide.title)}</h2>`,
    renderBody(slide, toc, options),
    options.notes ? renderNotes(slide.notes) : "",
  ];
  return `<section${attributes}>\n${content.filter(Boolean).join("\n")}\n</section>`;
}

function renderBackground({ settings }: Slide): string {
  if (settings.background === undefined) return "";
  const src = escapeHtml(settings.background);
  // An empty text says that the picture is an ornament: the attribute must be there all the same.
  return `<img class="background" src="${src}" alt="${escapeHtml(settings.alt ?? "")}" />`;
}

function renderBody({ body, figures }: Slide, toc: string, options: RenderOptions): string {
  const drawn = figures.reduce(
    (html, figure, index) => html.replace(figureMarker(index), () => renderFigure(figure, options)),
    body,
  );
  return drawn.replaceAll(TOC_MARKER, () => toc);
}

/**
 * A figure that is not drawn yet shows its source. Its steps are empty fragments, there before the
 * drawing is.
 */
function renderFigure(figure: Figure, { svgByName }: RenderOptions): string {
  const { name, kind, source, label, steps } = figure;
  const svg = svgByName.get(name);
  const undrawn = {
    "data-figure": kind,
    "data-name": name,
    "data-source": figure.written === undefined ? undefined : source,
  };
  const { class: classes, ...written } = figure.attributes ?? {};
  const attributes = renderAttributes({
    class: ["figure", classes].filter(Boolean).join(" "),
    ...written,
    // Nothing inside a picture can be followed.
    role: label === "" ? undefined : figure.hasLinks ? "group" : "img",
    "aria-label": label,
    ...(svg === undefined ? undrawn : {}),
  });
  const fragments = '<span class="fragment figure-step"></span>'.repeat(steps);
  const content = svg ?? `<pre>${escapeHtml(figure.written ?? source)}</pre>`;
  return `<figure${attributes}>${content}${fragments}</figure>`;
}

function renderNotes(notes: readonly string[]): string {
  if (notes.length === 0) return "";
  const steps = notes.map((html) => `<div class="notes-step">${html}</div>`);
  return `<aside class="notes">${steps.join("\n")}</aside>`;
}
