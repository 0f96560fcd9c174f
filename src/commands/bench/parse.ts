import { parseDeck } from "../../deck/parseDeck.ts";
import { renderSlides } from "../../deck/render.ts";

/** Parses and renders 1,000 slides: three bullets each, code on every fifth. */
export function measureParse(): number {
  const slides = Array.from({ length: 1000 }, (_, index) => {
    const code = index % 5 === 0 ? "\n```yaml [1|2]\na: 1\nb: text\n```\n" : "";
    return `---\nid: slide-${index}\ntime: 0:10\n---\n\n## Slide ${index}\n\n- one\n- **two**\n- three\n${code}\nNote: words\n`;
  });
  const files = [
    { path: "slides/deck.yaml", text: "title: Bench" },
    { path: "slides/10.md", text: slides.join("\n") },
  ];
  const started = performance.now();
  renderSlides(parseDeck(files), { notes: true, svgByName: new Map() });
  return performance.now() - started;
}
