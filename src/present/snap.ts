import type { RevealApi } from "reveal.js";
import { dissolvePieces } from "./dust.ts";

/** What half of the drawings' parts and pictures is taken of; words come besides. */
const WHOLE_PIECES = "svg .node, svg .edgeLabel, svg .flowchart-link, img, .line-number, svg.icon";

/** Milliseconds. */
const FADE = 150;

/**
 * The transition "snap": forward into its slide, half of what was on screen turns to dust. Any
 * key ends it at once, as the stage has long been on the new slide.
 */
export function snap(deck: RevealApi): void {
  let stop: (() => void) | undefined;
  deck.on("slidechanged", (event) => {
    stop?.();
    const { previousSlide, currentSlide } = event as unknown as SlideChange;
    if (currentSlide.dataset["snap"] === undefined || !isForward(previousSlide, currentSlide)) {
      return;
    }
    if (deck.isOverview() || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    stop = playSnap(previousSlide as HTMLElement, currentSlide);
  });
  for (const event of ["fragmentshown", "fragmenthidden", "overviewshown", "sectionsswapped"]) {
    deck.on(event, () => stop?.());
  }
}

interface SlideChange {
  readonly previousSlide: HTMLElement | undefined;
  readonly currentSlide: HTMLElement;
}

function isForward(from: HTMLElement | undefined, to: HTMLElement): boolean {
  if (from === undefined) return false;
  return (from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Lays a copy of the old slide over the new one, and lets half of it go; gives what ends it early. */
function playSnap(from: HTMLElement, to: HTMLElement): () => void {
  const scene = document.createElement("div");
  scene.className = "snap";
  scene.setAttribute("aria-hidden", "true");
  scene.append(copySlide(from));
  to.parentElement?.closest(".slides")?.append(scene);
  to.classList.add("snapping");

  const end = (): void => {
    scene.remove();
    to.classList.remove("snapping");
  };
  const cancelDust = dissolvePieces(scene, pickHalf(listPieces(scene)), () => {
    // The half that is left makes room for the new slide.
    scene.animate({ opacity: [1, 0] }, FADE).addEventListener("finish", () => {
      end();
      to.animate({ opacity: [0, 1] }, FADE);
    });
  });
  return () => {
    cancelDust();
    end();
  };
}

function copySlide(slide: HTMLElement): HTMLElement {
  const copy = slide.cloneNode(true) as HTMLElement;
  copy.removeAttribute("id");
  copy.removeAttribute("hidden");
  copy.removeAttribute("aria-hidden");
  // Not a slide more in "25 / 27".
  copy.dataset["visibility"] = "uncounted";
  copy.classList.remove("past", "snapping");
  copy.classList.add("present");
  for (const notes of copy.querySelectorAll("aside.notes")) notes.remove();
  return copy;
}

/** Words, and parts of drawings. */
function listPieces(scene: HTMLElement): HTMLElement[] {
  const walker = document.createTreeWalker(scene, NodeFilter.SHOW_TEXT, (node) =>
    node.textContent?.trim() === "" || node.parentElement?.closest("svg, .visually-hidden")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const texts: Node[] = [];
  while (walker.nextNode() !== null) texts.push(walker.currentNode);
  const words = texts.flatMap((text) => {
    const parts = (text.textContent ?? "").split(/(?<=\s)/).map((word) => {
      const part = document.createElement("span");
      part.textContent = word;
      return part;
    });
    (text as ChildNode).replaceWith(...parts);
    return parts;
  });
  return [...words, ...scene.querySelectorAll<HTMLElement>(WHOLE_PIECES)];
}

/** Perfectly balanced, and the same half each time: a rehearsal shows what the audience will see. */
function pickHalf<T>(pieces: readonly T[]): T[] {
  let seed = 0x5eed;
  const keyed = pieces.map((piece) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return { piece, key: seed };
  });
  const sorted = keyed.toSorted((a, b) => a.key - b.key).map(({ piece }) => piece);
  return sorted.slice(0, Math.ceil(pieces.length / 2));
}
