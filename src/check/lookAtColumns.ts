import type { Browser, Page } from "playwright-core";
import type { Plugin } from "vite";
import { mapInParallel } from "../export/parallel.ts";
import { goTo, listStops, openReady, type Stop } from "../export/stageWalk.ts";
import { deckConfig, serveOnce } from "../vite/config.ts";
import { inlinePictures } from "../vite/inlinePictures.ts";
import { copyUnsafeNames } from "../vite/pageFiles.ts";
import type { DeckSource } from "../vite/readSlides.ts";
import { findAccessibilityFaults } from "./accessibility.ts";
import type { Column, Fault } from "./faults.ts";
import { createFontReader, findMissingGlyphs, type FontReader } from "./glyphs.ts";
import type { Finding, inspectSlide as InspectSlide } from "./page/inspectSlide.ts";

export interface LookOptions {
  readonly root: string;
  readonly openBrowser: () => Promise<Browser>;
  readonly log: (line: string) => void;
}

/** Puts the page's own module where this side can call it. */
const EXPOSE_INSPECTOR = `
  import { inspectSlide } from "/src/check/page/inspectSlide.ts";
  Object.assign(window, { inspectSlide });
`;

const SCHEMES = ["dark", "light"] as const;
/** Columns on one page: what each slide costs there grows with all that is beside it. */
const PAGE = 25;

/**
 * What a browser finds on each of these columns of a deck, which `wide` ones may style: every slide
 * on stage, at all steps that matter, in both schemes, and as it is to be read.
 */
export async function lookAtColumns(
  columns: readonly Column[],
  wide: readonly Column[],
  { deck, ...source }: DeckSource,
  { root, openBrowser, log }: LookOptions,
): Promise<ReadonlyMap<Column, readonly Fault[]>> {
  if (columns.length === 0) return new Map();
  const pages = Array.from({ length: Math.ceil(columns.length / PAGE) }, (_, index) =>
    columns.slice(index * PAGE, (index + 1) * PAGE),
  );
  const config = deckConfig({ root, source: { ...source, deck: { ...deck, slides: [] } } });
  const fillColumns: Plugin = {
    name: "check:columns",
    transformIndexHtml: {
      order: "post",
      handler(html, { originalUrl = "" }) {
        const [, index] = /[?&]page=(\d+)/.exec(originalUrl) ?? [];
        const shown = new Set([...wide, ...(pages[Number(index)] ?? [])]);
        const slides = inlinePictures([...shown].map((column) => column.html).join("\n"), root);
        return html.replace('<div class="slides">', (tag) => tag + copyUnsafeNames(slides, root));
      },
    },
  };
  const plugins = [config.plugins, fillColumns];
  const { address, close } = await serveOnce({ ...config, plugins, logLevel: "silent" });
  try {
    const browser = await openBrowser();
    const readFont = createFontReader();
    const found = await mapInParallel(pages, async (page, index) => {
      log(`looking at slides  ${index + 1}/${pages.length}`);
      const ids = page.flatMap((column) => column.ids);
      return withPage(browser, (each) =>
        lookAtPage(each, `${address}?page=${index}`, ids, readFont),
      );
    });
    const faults = found.flat();
    return new Map(
      columns.map((column) => [
        column,
        faults.filter(({ slideId }) => column.ids.includes(slideId)),
      ]),
    );
  } finally {
    await close();
  }
}

async function withPage<T>(browser: Browser, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: "reduce",
    // What looks at the page is put into it.
    bypassCSP: true,
  });
  try {
    return await look(await context.newPage());
  } finally {
    await context.close();
  }
}

async function lookAtPage(
  page: Page,
  address: string,
  ids: readonly string[],
  readFont: FontReader,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  await openReady(page, `${address}&stage`);
  await page.addScriptTag({ type: "module", content: EXPOSE_INSPECTOR });
  await page.waitForFunction(() => "inspectSlide" in window);
  const changing = await listChanging(page);
  for (const stop of await listStops(page)) {
    // Where steps only add, the last one shows all that there is.
    if (!ids.includes(stop.id) || !(stop.isLast || changing.includes(stop.id))) continue;
    await goTo(page, stop);
    faults.push(...(await inspectStop(page, stop)));
  }
  faults.push(...(await findMissingGlyphs(page, readFont)));
  // All slides at once: axe-core looks at the whole page, however little of it is asked for.
  await page.goto(`${address}&read`);
  return [...faults, ...(await findAccessibilityFaults(page))];
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
async function inspectStop(page: Page, { id }: Stop): Promise<readonly Fault[]> {
  const found = await page.evaluate(
    ([slideId, schemes]) => {
      const { inspectSlide } = window as typeof window & {
        readonly inspectSlide: typeof InspectSlide;
      };
      const slide = document.getElementById(slideId);
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
    [id, SCHEMES] as const,
  );
  return found.map(({ scheme, finding }) => describe(finding, scheme, id));
}

function describe(finding: Finding, scheme: string, slideId: string): Fault {
  const { code, text, measured, figure } = finding;
  const words = text.length > 40 ? `${text.slice(0, 40).trimEnd()}…` : text;
  const messages: Readonly<Record<Finding["code"], string>> = {
    overflow: `“${words}” goes ${Math.ceil(measured)} px beyond its slide: say less, or divide it`,
    "small-text": `“${words}” is ${measured.toFixed(1)} px high on the stage of 1280 × 720: the room reads 20 px or more`,
    "low-contrast": `“${words}” has a contrast of ${measured.toFixed(1)}:1 in the ${scheme} scheme: the room reads 4.5:1 or more`,
    "tight-title": `the title “${words}” leaves less than ${measured * 100} % of its line free: another browser may break it, say less`,
  };
  return { slideId, code, message: messages[code], text, figure };
}
