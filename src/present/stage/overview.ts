import type { RevealApi } from "reveal.js";
import type { Talk } from "../talk/state.ts";
import { fitGrid, GAP, type Grid, moveInGrid } from "./grid.ts";

/** In the overview, the slide that the next Enter opens: reveal itself takes long to move in a large deck. */
let selected: HTMLElement | undefined;

/**
 * The overview of reveal, whose one row shows four slides, as a grid: style sheets lay it out, and
 * the slides' own boxes are its pictures.
 */
export function overview(deck: RevealApi, talk: Talk): void {
  const layOut = (): void => {
    if (!deck.isOverview()) return;
    const { columns, scale } = readGrid(talk);
    const { style } = document.documentElement;
    style.setProperty("--overview-columns", String(columns));
    style.setProperty("--overview-scale", String(scale));
    style.setProperty("--overview-gap", `${GAP}px`);
    setInert(talk, true);
    select(selected?.isConnected ? selected : talk.findSection(talk.shown.value.place.id));
  };
  for (const event of ["overviewshown", "resize", "sectionsswapped"]) deck.on(event, layOut);
  deck.on("overviewhidden", () => {
    select(undefined);
    setInert(talk, false);
  });
}

/** Acts on a key that is pressed in the overview; tells whether it has a meaning there. */
export function pressInOverview(deck: RevealApi, talk: Talk, key: string): boolean {
  if (selected === undefined) return false;
  if (["Enter", " ", "Escape", "o"].includes(key)) {
    openSlide(deck, selected);
    return true;
  }
  const sections = talk.listSections();
  const target = moveInGrid(key, sections.indexOf(selected), sections.length, readGrid(talk));
  if (target === undefined) return false;
  select(sections[target]);
  deck.dispatchEvent({ type: "slideselected", data: { id: selected.id } });
  return true;
}

function openSlide(deck: RevealApi, slide: HTMLElement): void {
  const { h, v } = deck.getIndices(slide);
  deck.toggleOverview(false);
  deck.slide(h, v);
}

function readGrid(talk: Talk): Grid {
  const { innerWidth: width, innerHeight: height } = window;
  return fitGrid(talk.listSections().length, { width: 1280, height: 720 }, { width, height });
}

function select(slide: HTMLElement | undefined): void {
  selected?.classList.remove("selected");
  selected = slide;
  selected?.classList.add("selected");
  selected?.scrollIntoView({ block: "nearest" });
}

/** What takes the focus; headings and words are there to read in the overview, too. */
const WIDGETS =
  "a, button, input, select, textarea, summary, audio, video, iframe, [tabindex], [contenteditable]";

/** The keys go from slide to slide, and a click opens one: what is on the slides waits. */
function setInert(talk: Talk, isInert: boolean): void {
  for (const section of talk.listSections()) {
    for (const widget of section.querySelectorAll(WIDGETS)) {
      widget.toggleAttribute("inert", isInert);
    }
  }
}
