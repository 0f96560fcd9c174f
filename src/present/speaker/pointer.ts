import type { RevealApi } from "reveal.js";
import type { Channel, Point } from "../talk/channel.ts";
import { createElement } from "../ui/element.ts";

/** A pointer that nobody moves is forgotten, or its window is gone. Milliseconds. */
const REST = 10_000;

/** Shows on stage where the speaker points. */
export function showPointer(channel: Channel, deck: RevealApi): void {
  const dot = createElement("div", "pointer");
  let timer: number | undefined;
  channel.on("pointer", ({ at }) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => dot.remove(), REST);
    const slides = deck.getSlidesElement();
    if (at === null || !slides) {
      dot.remove();
      return;
    }
    const { left, top, width, height } = slides.getBoundingClientRect();
    placePointer(dot, document.body, { x: left + at.x * width, y: top + at.y * height });
  });
}

/** Tells the stage where the pointer is over `preview`, the speaker's picture of the slide. */
export function sendPointer(channel: Channel, preview: HTMLElement): void {
  const dot = createElement("div", "pointer");
  preview.addEventListener("pointermove", ({ clientX, clientY }) => {
    const { left, top, width, height } = preview.getBoundingClientRect();
    channel.send({
      kind: "pointer",
      at: { x: (clientX - left) / width, y: (clientY - top) / height },
    });
    placePointer(dot, preview, { x: clientX - left, y: clientY - top });
  });
  const leave = (): void => {
    channel.send({ kind: "pointer", at: null });
    dot.remove();
  };
  preview.addEventListener("pointerleave", leave);
  preview.addEventListener("pointercancel", leave);
}

/** The style sheet's dot, in an element at a point in its CSS pixels. */
function placePointer(dot: HTMLElement, parent: HTMLElement, { x, y }: Point): void {
  dot.style.setProperty("--x", `${x}px`);
  dot.style.setProperty("--y", `${y}px`);
  if (!dot.isConnected) parent.append(dot);
}
