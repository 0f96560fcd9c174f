import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { exportDeck } from "../../src/export/exportDeck.ts";
import { withDeck, writeFieldDeck } from "./decks.ts";
import { measureParse } from "./growth.ts";
import { measureSaves, nextFrame, openFile, readMark, withPage } from "./pages.ts";
import { measureCommand, serveDeck } from "./start.ts";
import { pressKeys } from "./steps.ts";
import { repeat, type Row } from "./tables.ts";

const RUNS = 5;
const BUILDS = 3;
const SAVES = 20;
/** Slides: until then the engine compiles the parser, which a start and a build have in them. */
const WARM_UP = 3000;

/** What an author and an audience feel of a deck with so many slides, in so many files. */
export function measureSize(browser: Browser, slides: number, files: number): Promise<Row[]> {
  const texts = writeFieldDeck(slides, files);
  const chapters = Object.keys(texts).filter((path) => path.endsWith(".md"));
  const parse = () => ({ parse: measureParse(chapters.map((path) => texts[path] ?? "")) });
  return withDeck(texts, async (root) => {
    const file = join(await exportFile(root, true), "deck-notes.html");
    const { ready } = await repeat(RUNS, () => measureReady(browser, file));
    const starts = await repeat(RUNS, () =>
      serveDeck(browser, root, async ({ page, firstSlide, readMemory }) => ({
        firstSlide,
        memory: readMemory(),
        page: await readHeap(page),
      })),
    );
    const edits = await serveDeck(browser, root, ({ page }) => measureEdits(page, root, texts));
    await repeat(WARM_UP / slides, parse);
    const run = (...args: readonly string[]): number => measureCommand(root, args);
    run("check");
    const commands = await repeat(BUILDS, () => ({
      build: run("build"),
      check: run("check"),
      pdf: run("export", "--only", "pdf"),
    }));
    return [
      ["parse and render, engine warm", (await repeat(SAVES, parse)).parse, "ms"],
      ["`npm run build`, figures drawn before", commands.build, "ms"],
      ["`npm run check`, nothing changed", commands.check, "ms"],
      ["PDF, all drawn", commands.pdf, "ms"],
      ["first slide after `npm start`", starts.firstSlide, "ms"],
      ["memory of the dev server", starts.memory, "MB"],
      ["memory of the page's scripts", starts.page, "MB"],
      ...edits,
      ["stage of the shared file ready", ready, "ms"],
      ["next step", await measureSteps(browser, file), "ms"],
    ];
  });
}

/** What an author edits: its name, what shows it on its slide, the text that is another each time. */
const EDITS = [
  ["text", "#slide-0", "the first point of slide 0"],
  ["code", "#slide-1", "text: words"],
  ["a Mermaid figure", "#slide-0 svg", "Node 0 of 0"],
  ["a data file", "#slide-2 svg", "Point"],
  ["`deck.yaml`", "#slide-3", "Measured"],
] as const;

/** Saves of each kind, until the slide on stage shows them. */
async function measureEdits(
  page: Page,
  root: string,
  texts: Readonly<Record<string, string>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [what, shown, from] of EDITS) {
    const path = Object.keys(texts).find((name) => texts[name]?.includes(from)) ?? "";
    const slide = /^#([\w-]+)/.exec(shown)?.[1] ?? "";
    await page.evaluate((id) => (location.hash = `#/${id}`), slide);
    await page.waitForSelector(`#${slide}.present`);
    rows.push([
      `save to screen, ${what}`,
      await measureSaves(page, join(root, path), shown, SAVES, from),
      "ms",
    ]);
  }
  return rows;
}

/** Megabytes of what the page's scripts hold. */
async function readHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}

function measureReady(browser: Browser, file: string): Promise<{ readonly ready: number }> {
  return withPage(browser, async (page) => {
    await openFile(page, file);
    const opened = await page.evaluate(() => performance.timeOrigin);
    return { ready: (await readMark(page, "ready")) - opened };
  });
}

/** Steps forth and back from where there are slides before and ahead, so that every key is a step. */
function measureSteps(browser: Browser, file: string): Promise<number[]> {
  return withPage(browser, async (page) => {
    await openFile(page, file);
    await page.evaluate(() => {
      const slides = document.querySelectorAll(".slides section");
      location.hash = `#/${slides[Math.floor(slides.length / 3)]?.id}`;
    });
    await nextFrame(page);
    const keys = ["PageDown", "PageUp", "PageDown"];
    return pressKeys(
      page,
      keys.flatMap((key) => Array.from({ length: 20 }, () => key)),
    );
  });
}

/** Exports a deck as one file; gives its folder. */
export function exportFile(root: string, notes: boolean): Promise<string> {
  return exportDeck({ root, outputs: ["html"], notes, log: () => undefined });
}
