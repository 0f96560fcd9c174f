import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { createServer } from "vite";
import type { Deck, Slide } from "../deck/deck.ts";
import type { Location, Problem } from "../deck/problem.ts";
import type { Finding, inspectSlide as InspectSlide } from "../present/inspectSlide.ts";
import { deckConfig } from "../vite/config.ts";
import { findAccessibilityFaults } from "./accessibility.ts";
import { findMissingGlyphs } from "./missingGlyphs.ts";

export interface InspectOptions {
  readonly root: string;
  /** The drawings of all figures that can be drawn. */
  readonly svgByName: ReadonlyMap<string, string>;
  readonly browser: Browser;
}

/** Puts the page's own module where this side can call it. */
const EXPOSE_INSPECTOR = `
  import { inspectSlide } from "/src/present/inspectSlide.ts";
  Object.assign(window, { inspectSlide });
`;

const SCHEMES = ["dark", "light"] as const;

/**
 * What only a browser can see: every slide on stage, at every step, in both schemes. All of it is
 * warnings, each at its slide or its figure.
 */
export async function inspectDeck(
  deck: Deck,
  { root, svgByName, browser }: InspectOptions,
): Promise<readonly Problem[]> {
  const config = deckConfig({ root, svgByName });
  const server = await createServer({
    ...config,
    configFile: false,
    logLevel: "silent",
    server: { ...config.server, port: 0, hmr: false, watch: null },
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: "reduce",
  });
  try {
    await server.listen();
    const address = server.resolvedUrls?.local[0] ?? "";
    const page = await context.newPage();
    const slides = deck.chapters.flatMap((chapter) => chapter.slides);
    const problems: Problem[] = [];
    for (const scheme of SCHEMES) {
      await openStage(page, `${address}?scheme=${scheme}`);
      for (const slide of slides) {
        const findings = await inspectSteps(page, slide);
        problems.push(...findings.map((finding) => describe(finding, slide, scheme)));
        problems.push(...(await findAccessibilityFaults(page, slide)));
      }
    }
    problems.push(...(await findMissingGlyphs(page, slides)));
    return keepFirst(problems);
  } finally {
    await context.close();
    await server.close();
  }
}

async function openStage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.addScriptTag({ type: "module", content: EXPOSE_INSPECTOR });
  await page.waitForFunction(() => "inspectSlide" in window);
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core") });
}

/** The findings of a slide as it opens and after each of its steps. */
async function inspectSteps(page: Page, { id }: Slide): Promise<readonly Finding[]> {
  return page.evaluate(async (slideId) => {
    const { inspectSlide } = window as typeof window & {
      readonly inspectSlide: typeof InspectSlide;
    };
    const findings: Finding[] = [];
    const slide = document.getElementById(slideId) as HTMLElement | null;
    if (slide === null) return findings;
    const indices = [...slide.querySelectorAll<HTMLElement>(".fragment")].map((fragment) =>
      Number(fragment.dataset["fragmentIndex"] ?? 0),
    );
    // In an address the first step is 0: -1 is the slide as it opens.
    for (const step of [-1, ...new Set(indices.toSorted((a, b) => a - b))]) {
      location.hash = `#/${encodeURIComponent(slideId)}${step === -1 ? "" : `/${step}`}`;
      const isThere = (): boolean =>
        slide.classList.contains("present") &&
        [...slide.querySelectorAll<HTMLElement>(".fragment")].every(
          ({ classList, dataset }) =>
            classList.contains("visible") === Number(dataset["fragmentIndex"] ?? 0) <= step,
        );
      while (!isThere()) await new Promise(requestAnimationFrame);
      findings.push(...inspectSlide(slide));
    }
    return findings;
  }, id);
}

function describe(finding: Finding, slide: Slide, scheme: string): Problem {
  const { code, text, measured, figure } = finding;
  const words = text.length > 40 ? `${text.slice(0, 40).trimEnd()}…` : text;
  const at: Location = (figure === undefined ? undefined : slide.figures[figure]?.at) ?? slide.at;
  const messages: Readonly<Record<Finding["code"], string>> = {
    overflow: `“${words}” goes ${Math.ceil(measured)} px beyond its slide: say less, or divide it`,
    "small-text": `“${words}” is ${measured.toFixed(1)} px high on the stage of 1280 × 720: the room reads 20 px or more`,
    "low-contrast": `“${words}” has a contrast of ${measured.toFixed(1)}:1 in the ${scheme} scheme: the room reads 4.5:1 or more`,
  };
  return { code, severity: "warning", message: messages[code], at };
}

/** The same words are found at every step, and in both schemes: once is enough. */
function keepFirst(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ at, message }) => {
    const key = `${at.path}:${at.line} ${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
