import { inspectSlide } from "../../src/check/page/inspectSlide.ts";

/** What is seen of the figure on a slide. */
export interface Look {
  readonly name: string;
  readonly texts: readonly string[];
  /** Pixels of the smallest text, as drawn. */
  readonly smallest: number;
  /** What is not where it can be seen. */
  readonly hidden: readonly string[];
  /** What has too little contrast, in each scheme. */
  readonly pale: readonly string[];
}

/** Runs in the page, all at once: goes from slide to slide and looks at the figure of each. */
export async function lookAtFigures(names: readonly string[]): Promise<Look[]> {
  const looks: Look[] = [];
  for (const name of names) {
    const slide = await goTo(name);
    looks.push({ name, ...lookAt(slide), pale: findPale(slide) });
  }
  return looks;
}

async function goTo(name: string): Promise<HTMLElement> {
  const slide = document.getElementById(name);
  if (slide === null) throw new Error(`there is no slide ${name}`);
  while (!slide.classList.contains("present")) {
    // Reveal writes the address of the slide before late, and may so undo this one.
    if (location.hash !== `#${name}`) location.hash = `#${name}`;
    await new Promise(requestAnimationFrame);
  }
  return slide;
}

function lookAt(slide: HTMLElement): Pick<Look, "texts" | "smallest" | "hidden"> {
  const figure = slide.querySelector("figure");
  const svg = figure?.querySelector("svg");
  if (!figure || !svg) return { texts: [], smallest: 0, hidden: ["the drawing"] };

  const frame = figure.getBoundingClientRect();
  const { width, height } = svg.getBoundingClientRect();
  const elements = [...svg.querySelectorAll<SVGGraphicsElement>("text, foreignObject")].filter(
    (element) => element.textContent.trim() !== "" && element.checkVisibility(),
  );
  const isOutside = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    const isEmpty = box.width === 0 || box.height === 0;
    return (
      isEmpty ||
      box.left < frame.left - 1 ||
      box.right > frame.right + 1 ||
      box.top < frame.top - 1 ||
      box.bottom > frame.bottom + 1
    );
  };
  const sizes = elements.map((element) => {
    const matrix = element.getScreenCTM();
    const leaf = [...element.querySelectorAll("*")].at(-1) ?? element;
    return parseFloat(getComputedStyle(leaf).fontSize) * Math.hypot(matrix?.a ?? 0, matrix?.b ?? 0);
  });
  return {
    texts: elements.map((element) => element.textContent.replaceAll(/\s+/g, " ").trim()),
    smallest: Math.min(...sizes),
    hidden: [
      ...(width < 60 || height < 30 ? ["the drawing"] : []),
      ...elements.filter(isOutside).map((element) => element.textContent),
    ],
  };
}

function findPale(slide: HTMLElement): string[] {
  const { dataset } = document.documentElement;
  // To change the colours of the whole page takes longest: those that are on come first.
  const schemes = dataset["scheme"] === "light" ? ["light", "dark"] : ["dark", "light"];
  return schemes.flatMap((scheme) => {
    dataset["scheme"] = scheme;
    const findings = inspectSlide(slide).filter(({ code }) => code === "low-contrast");
    return findings.map(({ text, measured }) => `${scheme}: ${text} ${measured.toFixed(1)}`);
  });
}
