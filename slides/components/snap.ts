/**
 * A transition of this talk: forward into a slide of the class "snap", half of what was on screen
 * turns to dust. Any key ends it at once, as the stage has long been on the new slide. Only the
 * stage sends these events; `transition: none` keeps it from fading as well.
 */

/** What half of the drawings' parts and pictures is taken of; words come besides. */
const WHOLE_PIECES = "svg .node, svg .edgeLabel, svg .flowchart-link, img, .line-number, svg.icon";

/** Stage pixels. */
const WIDTH = 1280;
const HEIGHT = 720;
/** Milliseconds: the dust goes from left to right, each grain for its own while, and all is gone. */
const SWEEP = 450;
const LIFE = 750;
const PIECE_FADE = 200;
const SCENE_FADE = 150;
/** A slide of text and code has some hundred pieces: enough for a cloud, few enough for each frame. */
const MOST_GRAINS = 1600;

interface Grain {
  readonly x: number;
  readonly y: number;
  readonly start: number;
  readonly drift: number;
  readonly rise: number;
  readonly size: number;
}

let endSnap: (() => void) | undefined;

document.addEventListener("slidechanged", (event) => {
  endSnap?.();
  endSnap = undefined;
  const { previousSlide, currentSlide } = event as SlideChange;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (isCalm || document.querySelector(".reveal.overview") !== null) return;
  if (!currentSlide.matches(".snap") || !isForward(previousSlide, currentSlide)) return;
  endSnap = playSnap(previousSlide, currentSlide);
});
for (const event of ["fragmentshown", "fragmenthidden", "overviewshown", "sectionsswapped"]) {
  document.addEventListener(event, () => endSnap?.());
}

/** What reveal says when another slide is shown. */
interface SlideChange extends Event {
  readonly previousSlide?: HTMLElement;
  readonly currentSlide: HTMLElement;
}

function isForward(from: HTMLElement | undefined, to: HTMLElement): from is HTMLElement {
  if (from === undefined) return false;
  return (from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Lays a copy of the old slide over the new one, and lets half of it go; gives what ends it early. */
function playSnap(from: HTMLElement, to: HTMLElement): () => void {
  const scene = document.createElement("div");
  scene.className = "snap-scene";
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
    scene.animate({ opacity: [1, 0] }, SCENE_FADE).addEventListener("finish", () => {
      end();
      to.animate({ opacity: [0, 1] }, SCENE_FADE);
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
  copy.classList.remove("past", "snap", "snapping");
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

/**
 * Fades the pieces and lets grains of their colours fly from where they were, in a canvas over
 * `scene`. Calls `onEnd` when all are gone; gives what stops them before.
 */
function dissolvePieces(
  scene: HTMLElement,
  pieces: readonly HTMLElement[],
  onEnd: () => void,
): () => void {
  const frame = scene.getBoundingClientRect();
  const scale = frame.width / WIDTH;
  const grainsByColour = new Map<string, Grain[]>();
  const perPiece = Math.max(2, Math.floor(MOST_GRAINS / Math.max(1, pieces.length)));
  for (const piece of pieces) {
    const { left, top, width, height } = piece.getBoundingClientRect();
    const x = (left - frame.left) / scale;
    const start = (Math.max(0, Math.min(WIDTH, x)) / WIDTH) * SWEEP;
    piece.animate({ opacity: [1, 0] }, { duration: PIECE_FADE, delay: start, fill: "forwards" });
    const count = Math.min(perPiece, Math.ceil((width * height) / 40));
    const grains = Array.from({ length: count }, () => ({
      x: x + (Math.random() * width) / scale,
      y: (top - frame.top + Math.random() * height) / scale,
      start: start + Math.random() * 120,
      drift: 60 + Math.random() * 140,
      rise: 20 + Math.random() * 110,
      size: 1.5 + Math.random() * 2.5,
    }));
    const colour = readColour(piece);
    grainsByColour.set(colour, [...(grainsByColour.get(colour) ?? []), ...grains]);
  }
  return flyGrains(scene, grainsByColour, onEnd);
}

function readColour(piece: HTMLElement): string {
  const style = getComputedStyle(piece.querySelector("rect, path, circle") ?? piece);
  return piece instanceof SVGElement && style.stroke !== "none" ? style.stroke : style.color;
}

function flyGrains(
  scene: HTMLElement,
  grainsByColour: ReadonlyMap<string, readonly Grain[]>,
  onEnd: () => void,
): () => void {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  scene.append(canvas);
  const context = canvas.getContext("2d");
  let frameId = 0;
  let started: number | undefined;
  const draw = (now: number): void => {
    started ??= now;
    const time = now - started;
    context?.clearRect(0, 0, WIDTH, HEIGHT);
    for (const [colour, grains] of grainsByColour) {
      if (context !== null) context.fillStyle = colour;
      for (const grain of grains) if (context !== null) drawGrain(context, grain, time);
    }
    if (time < SWEEP + LIFE) frameId = requestAnimationFrame(draw);
    else onEnd();
  };
  frameId = requestAnimationFrame(draw);
  return () => cancelAnimationFrame(frameId);
}

/** It leaves slowly, then faster, and gets fainter on its way. */
function drawGrain(context: CanvasRenderingContext2D, grain: Grain, time: number): void {
  const age = (time - grain.start) / LIFE;
  if (age <= 0 || age >= 1) return;
  const way = age * age;
  context.globalAlpha = 1 - age;
  context.fillRect(grain.x + grain.drift * way, grain.y - grain.rise * way, grain.size, grain.size);
}
