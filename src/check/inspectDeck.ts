import type { Browser, Page } from "playwright-core";
import type { Slide } from "../deck/model.ts";
import type { Location, Problem } from "../deck/problem.ts";
import type { Finding, inspectSlide as InspectSlide } from "./page/inspectSlide.ts";
import { deckConfig, serveOnce } from "../vite/config.ts";
import type { DeckSource } from "../vite/readSlides.ts";
import { findAccessibilityFaults } from "./accessibility.ts";
import { findMissingGlyphs } from "./glyphs.ts";
import { goTo, listStops, openReady, type Stop } from "../export/stageWalk.ts";

export interface InspectOptions {
  readonly root: string;
  /** The drawings of all figures that can be drawn. */
  readonly svgByName: ReadonlyMap<string, string>;
  readonly browser: Browser;
}

/** Puts the page's own module where this side can call it. */
const EXPOSE_INSPECTOR = `
  import { inspectSlide } from "/src/check/page/inspectSlide.ts";
  Object.assign(window, { inspectSlide });
`;

const SCHEMES = ["dark", "light"] as const;

/**
 * What only a browser can see: every slide on stage, at all steps that matter, in both schemes. All of it is
 * warnings, each at its slide or its figure.
 */
export async function inspectDeck(
  source: DeckSource,
  { root, svgByName, browser }: InspectOptions,
): Promise<readonly Problem[]> {
  const config = deckConfig({ root, svgByName, source });
  const { address, close } = await serveOnce({ ...config, logLevel: "silent" });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: "reduce",
    // What looks at the page is put into it.
    bypassCSP: true,
  });
  try {
    const page = await context.newPage();
    const slides = source.deck.slides;
    const locate = createFindingLocator(slides, source);
    const problems: Problem[] = [];
    await openStage(page, address);
    const changing = await listChanging(page);
    for (const stop of await listStops(page)) {
      const slide = slides.find(({ id }) => id === stop.id);
      // Where steps only add, the last one shows all that there is.
      if (slide === undefined || !(stop.isLast || changing.includes(stop.id))) continue;
      await goTo(page, stop);
      for (const { scheme, finding } of await inspectStop(page, stop)) {
        problems.push(describe(finding, scheme, locate(finding, slide)));
      }
    }
    problems.push(...(await findMissingGlyphs(page, slides)));
    // All slides at once: axe-core looks at the whole page, however little of it is asked for.
    await page.goto(`${address}?read`);
    problems.push(...(await findAccessibilityFaults(page, slides)));
    return keepFirst(problems);
  } finally {
    await context.close();
    await close();
  }
}

async function openStage(page: Page, address: string): Promise<void> {
  await openReady(page, address);
  await page.addScriptTag({ type: "module", content: EXPOSE_INSPECTOR });
  await page.waitForFunction(() => "inspectSlide" in window);
}

/** The slides of which a step dims, colours or takes away what another shows. */
function listChanging(page: Page): Promise<string[]> {
  return page.evaluate(
    (steps) =>
      [...document.querySelectorAll(".slides section:not(.stack)")]
        .filter((slide) => slide.querySelector(steps) !== null)
        .map(({ id }) => id),
    ".fragment:is(.code-step, .current-visible, [class*=-out], [class*=highlight-])",
  );
}

/** Measures the slide at the place that the stage shows, in the colours of both schemes. */
function inspectStop(
  page: Page,
  stop: Stop,
): Promise<readonly { readonly scheme: string; readonly finding: Finding }[]> {
  return page.evaluate(
    ([id, schemes]) => {
      const { inspectSlide } = window as typeof window & {
        readonly inspectSlide: typeof InspectSlide;
      };
      const slide = document.getElementById(id);
      const root = document.documentElement;
      // To change the colours of the whole page takes longest: those that are on come first.
      const [first] = schemes;
      const order = root.dataset["scheme"] === first ? schemes : schemes.toReversed();
      return order.flatMap((scheme) => {
        root.dataset["scheme"] = scheme;
        const findings = slide === null ? [] : inspectSlide(slide);
        return findings.map((finding) => ({ scheme, finding }));
      });
    },
    [stop.id, SCHEMES] as const,
  );
}

/** Finds the line of a slide that has the words of a finding, where it can; else that of the slide. */
function createFindingLocator(
  slides: readonly Slide[],
  { textByPath }: DeckSource,
): (finding: Finding, slide: Slide) => Location {
  const linesByPath = new Map(
    [...textByPath].map(([path, text]) => [path, text.split(/\r\n?|\n/)]),
  );
  return ({ text, figure }, slide) => {
    const drawn = figure === undefined ? undefined : slide.figures[figure];
    if (drawn !== undefined) return drawn.at;
    const { path, line: start } = slide.at;
    const next = slides.find(({ at }) => at.path === path && at.line > start);
    const lines = linesByPath.get(path)?.slice(start - 1, (next?.at.line ?? Infinity) - 1) ?? [];
    for (const length of [40, 20, 10]) {
      const words = keepLetters(text).slice(0, length);
      const index = lines.findIndex((line) => keepLetters(line).includes(words));
      if (words.length < 2 || index === -1) continue;
      return { path, line: start + index, column: (lines[index]?.search(/\S/) ?? 0) + 1 };
    }
    return slide.at;
  };
}

/** What typography and markup leave of a text as it was written. */
function keepLetters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}

function describe(finding: Finding, scheme: string, at: Location): Problem {
  const { code, text, measured } = finding;
  const words = text.length > 40 ? `${text.slice(0, 40).trimEnd()}…` : text;
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
