import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { createServer } from "vite";
import type { Slide } from "../deck/deck.ts";
import { listSlides } from "../deck/parseDeck.ts";
import type { Location, Problem } from "../deck/problem.ts";
import type { Finding, inspectSlide as InspectSlide } from "../present/inspectSlide.ts";
import { deckConfig } from "../vite/config.ts";
import type { DeckSource } from "../vite/readSlides.ts";
import { findAccessibilityFaults } from "./accessibility.ts";
import { findMissingGlyphs } from "./missingGlyphs.ts";
import { goTo, listStops, type Stop } from "./stageWalk.ts";

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
  source: DeckSource,
  { root, svgByName, browser }: InspectOptions,
): Promise<readonly Problem[]> {
  const config = deckConfig({ root, svgByName, source });
  const server = await createServer({
    ...config,
    configFile: false,
    logLevel: "silent",
    server: { ...config.server, port: 0, hmr: false, watch: null },
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: "reduce",
    // What looks at the page is put into it.
    bypassCSP: true,
  });
  try {
    await server.listen();
    const address = server.resolvedUrls?.local[0] ?? "";
    const page = await context.newPage();
    const slides = listSlides(source.deck);
    const problems: Problem[] = [];
    await openStage(page, address);
    for (const stop of await listStops(page)) {
      const slide = slides.find(({ id }) => id === stop.id);
      if (slide === undefined) continue;
      await goTo(page, stop);
      for (const scheme of SCHEMES) {
        const findings = await inspectStop(page, stop, scheme);
        problems.push(...findings.map((finding) => describe(finding, slide, scheme)));
      }
      if (stop.isLast) problems.push(...(await findAccessibilityFaults(page, slide)));
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

/** Measures the slide where the stage stands, in the colours of a scheme. */
function inspectStop(page: Page, stop: Stop, scheme: string): Promise<readonly Finding[]> {
  return page.evaluate(
    ([id, colours]) => {
      const { inspectSlide } = window as typeof window & {
        readonly inspectSlide: typeof InspectSlide;
      };
      document.documentElement.dataset["scheme"] = colours;
      const slide = document.getElementById(id);
      return slide === null ? [] : inspectSlide(slide);
    },
    [stop.id, scheme] as const,
  );
}

function describe(finding: Finding, slide: Slide, scheme: string): Problem {
  const { code, text, measured, figure } = finding;
  const words = text.length > 40 ? `${text.slice(0, 40).trimEnd()}…` : text;
  const at: Location = (figure === undefined ? undefined : slide.figures[figure]?.at) ?? slide.at;
  const messages: Readonly<Record<Finding["code"], string>> = {
    overflow: `“${words}” goes ${Math.ceil(measured)} px beyond its slide: say less, or divide it`,
    "small-text": `“${words}” is ${measured.toFixed(1)} px high on the stage of 1280 × 720: the room reads 20 px or more`,
    "low-contrast": `“${words}” has a contrast of ${measured.toFixed(1)}:1 in the ${scheme} scheme: the room reads 4.5:1 or more`,
    "tight-title": `the title “${words}” leaves less than ${measured * 100} % of its line free: another browser may break it, say less`,
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
