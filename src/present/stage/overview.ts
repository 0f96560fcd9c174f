import type { RevealApi } from "reveal.js";
import type { TalkController } from "../talk/state.ts";

/** Small pictures of slides in rows. Lengths are CSS pixels. */
interface Grid {
  readonly columns: number;
  /** How many rows the window shows at once. */
  readonly rows: number;
  /** The size of a picture beside that of its slide. */
  readonly scale: number;
}

/** The size of a slide. */
const WIDTH = 1280;
const HEIGHT = 720;
/** Between pictures, and around all of them. */
export const GAP = 16;
/** A smaller picture says nothing: rather than that, the grid is longer than the window. */
const SMALLEST = 150;

/** In the overview, the slide that the next Enter opens: reveal itself takes long to move in a large deck. */
let selected: HTMLElement | undefined;

/**
 * The overview of reveal, whose one row shows four slides, as a grid: style sheets lay it out, and
 * the slides' own boxes are its pictures.
 */
export function overview(deck: RevealApi, talk: TalkController): void {
  const layOut = (): void => {
    if (!deck.isOverview()) return;
    const { columns, scale } = readGrid(talk);
    const { style } = document.documentElement;
    style.setProperty("--overview-columns", String(columns));
    style.setProperty("--overview-scale", String(scale));
    style.setProperty("--overview-gap", `${GAP}px`);
    setInert(talk, true);
    select(selected?.isConnected ? selected : talk.findSection(talk.place.id));
  };
  for (const event of ["overviewshown", "resize", "sectionsswapped"]) deck.on(event, layOut);
  deck.on("overviewhidden", () => {
    select(undefined);
    setInert(talk, false);
  });
}

/** Acts on a key that is pressed in the overview; tells whether it has a meaning there. */
export function pressInOverview(deck: RevealApi, talk: TalkController, key: string): boolean {
  if (selected === undefined) return false;
  if (["Enter", " ", "Escape", "o"].includes(key)) {
    const { h, v } = deck.getIndices(selected);
    deck.toggleOverview(false);
    deck.slide(h, v);
    return true;
  }
  const sections = talk.listSections();
  const target = moveInGrid(key, sections.indexOf(selected), sections.length, readGrid(talk));
  if (target === undefined) return false;
  select(sections[target]);
  deck.dispatchEvent({ type: "slideselected", data: { id: selected.id } });
  return true;
}

function readGrid(talk: TalkController): Grid {
  return fitGrid(talk.listSections().length, innerWidth, innerHeight);
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
function setInert(talk: TalkController, isInert: boolean): void {
  for (const section of talk.listSections()) {
    for (const widget of section.querySelectorAll(WIDGETS)) {
      widget.toggleAttribute("inert", isInert);
    }
  }
}

/** The grid of the largest pictures with which `count` slides fit a window. */
export function fitGrid(count: number, width: number, height: number): Grid {
  const scaleToWidth = (columns: number): number => (width - GAP * (columns + 1)) / columns / WIDTH;
  const scaleToHeight = (rows: number): number => (height - GAP * (rows + 1)) / rows / HEIGHT;

  const most = Math.max(Math.floor((width - GAP) / (SMALLEST + GAP)), 1);
  const grids = Array.from({ length: most }, (_, index): Grid => {
    const columns = index + 1;
    const rows = Math.ceil(count / columns);
    return { columns, rows, scale: Math.min(scaleToWidth(columns), scaleToHeight(rows)) };
  });
  const best = grids.reduce((one, other) => (other.scale > one.scale ? other : one));
  if (best.scale * WIDTH >= SMALLEST) return best;
  const scale = scaleToWidth(most);
  const rows = Math.max(Math.floor((height - GAP) / (scale * HEIGHT + GAP)), 1);
  return { columns: most, rows, scale };
}

/** Where a key leads to from the picture at `index` of `count`; nothing for a key that leads nowhere. */
export function moveInGrid(
  key: string,
  index: number,
  count: number,
  { columns, rows }: Grid,
): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * rows,
    PageDown: columns * rows,
    Home: -count,
    End: count,
  };
  const move = moves[key];
  return move === undefined ? undefined : Math.min(Math.max(index + move, 0), count - 1);
}
