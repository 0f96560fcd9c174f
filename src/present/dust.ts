/** Stage pixels. */
const WIDTH = 1280;
const HEIGHT = 720;
/** Milliseconds: the dust goes from left to right, each grain for its own while, and all is gone. */
const SWEEP = 450;
const LIFE = 750;
const FADE = 200;
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

/**
 * Fades the pieces and lets grains of their colours fly from where they were, in a canvas over
 * `scene`. Calls `onEnd` when all are gone; gives what stops them before.
 */
export function dissolvePieces(
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
    piece.animate({ opacity: [1, 0] }, { duration: FADE, delay: start, fill: "forwards" });
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
