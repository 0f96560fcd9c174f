import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { createServer } from "vite";
import { deckConfig } from "../../vite/config.ts";

/** A deck of one chapter for measurements, and the one page that shows it. */
export interface BenchDeck {
  readonly root: string;
  readonly page: Page;
  /** Writes the chapter, while the dev server follows it. */
  write(chapter: string): void;
}

/** Serves a deck of its own, beside the talk, for as long as `measure` takes. */
export async function withBenchDeck<T>(
  browser: Browser,
  chapter: string,
  measure: (deck: BenchDeck) => Promise<T>,
): Promise<T> {
  const texts = { "slides/deck.yaml": "title: Bench\n", "slides/10.md": chapter };
  const root = createBenchDeck(new Map(Object.entries(texts)));
  const write = (text: string): void => writeFileSync(join(root, "slides/10.md"), text);
  const config = deckConfig({ root });
  const server = await createServer({
    ...config,
    configFile: false,
    logLevel: "error",
    server: { ...config.server, port: 0 },
  });
  // Transitions are not what is measured.
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    reducedMotion: "reduce",
  });
  try {
    await server.listen();
    await page.goto(server.resolvedUrls?.local[0] ?? "");
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    await page.waitForFunction(() => document.querySelector("figure[data-figure]") === null);
    return await measure({ root, page, write });
  } finally {
    await page.close();
    await server.close();
    removeBenchDeck(root);
  }
}

/** A copy of the app with a talk of these texts, by their paths; gives its folder. */
export function createBenchDeck(texts: ReadonlyMap<string, string>): string {
  const scratch = join(process.cwd(), ".scratch");
  mkdirSync(scratch, { recursive: true });
  const root = mkdtempSync(join(scratch, "bench-"));
  for (const path of ["src", "index.html"]) cpSync(path, join(root, path), { recursive: true });
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

export function removeBenchDeck(root: string): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}
