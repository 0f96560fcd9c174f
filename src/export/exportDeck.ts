import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { listFigures } from "../deck/parseDeck.ts";
import { compareProblems } from "../deck/problem.ts";
import type { RenderOptions } from "../deck/render.ts";
import { readSlides } from "../vite/readSlides.ts";
import { assertNoErrors } from "../vite/viteError.ts";
import { findChromium, launchChromium } from "./chromium.ts";
import { drawFigures } from "./drawFigures.ts";
import { printPdf } from "./pdf.ts";
import { buildSingleFile } from "./singleFile.ts";
import { buildSite } from "./site.ts";

/** What an export can be made of. */
export const OUTPUTS = ["site", "html", "pdf"] as const;
export type Output = (typeof OUTPUTS)[number];

export interface ExportOptions {
  readonly root: string;
  readonly outputs: readonly Output[];
  /** The speaker's own copy, with the notes, instead of the public one. */
  readonly notes: boolean;
  readonly log: (line: string) => void;
}

/**
 * Writes a deck to share, into `dist/` or, with the notes, into `dist-notes/`; gives that folder.
 * All is made in a fresh folder that takes the other's place at the end: a failed export, which
 * throws, leaves the last one as it was.
 */
export async function exportDeck({ root, outputs, notes, log }: ExportOptions): Promise<string> {
  const source = readSlides(root);
  const target = join(root, notes ? "dist-notes" : "dist");
  const fresh = mkdtempSync(join(root, ".export-"));
  // What mkdtemp makes is for its owner alone; this folder is to be served.
  chmodSync(fresh, 0o755);
  const browser = lazy(launchChromium);
  try {
    const { svgByName, problems } = await drawFigures(listFigures(source.deck), {
      root,
      openBrowser: browser.get,
      log,
    }).catch((error: unknown) => {
      // Where nothing can be drawn, what the slides' text shows is still said first.
      assertNoErrors(source.deck.problems, source);
      throw error;
    });
    assertNoErrors([...source.deck.problems, ...problems].toSorted(compareProblems), source);
    // Pages are printed last, but that nothing can print them is known now.
    if (outputs.includes("pdf")) findChromium();
    if (existsSync(target)) cpSync(target, fresh, { recursive: true });
    await writeOutputs({ root, outputs, notes, svgByName, fresh, log, openBrowser: browser.get });
    replaceFolder(target, fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    await browser.close();
  }
  return target;
}

interface WriteOptions extends RenderOptions {
  readonly root: string;
  readonly outputs: readonly Output[];
  readonly fresh: string;
  readonly log: (line: string) => void;
  readonly openBrowser: () => Promise<Browser>;
}

async function writeOutputs(options: WriteOptions): Promise<void> {
  const { root, outputs, notes, svgByName, fresh, log, openBrowser } = options;
  // A name that says what is inside keeps the notes from being shared by mistake.
  const suffix = notes ? "-notes" : "";
  const rendered = { notes, svgByName };
  const work = join(fresh, ".work");
  mkdirSync(work);

  if (outputs.includes("site")) {
    log(`site   index${suffix}.html`);
    const outDir = join(work, "site");
    await buildSite({ ...rendered, root, outDir });
    rmSync(join(fresh, "assets"), { recursive: true, force: true });
    cpSync(outDir, fresh, { recursive: true });
    if (notes) renameSync(join(fresh, "index.html"), join(fresh, "index-notes.html"));
  }
  if (outputs.includes("html")) {
    log(`file   deck${suffix}.html`);
    await buildSingleFile(root, rendered, { folder: work, name: "deck.html" });
    renameSync(join(work, "deck.html"), join(fresh, `deck${suffix}.html`));
  }
  if (outputs.includes("pdf")) {
    log(`pages  deck${suffix}.pdf`);
    // The public file is the one to print; it is built apart only when it is not shared as well.
    const isShared = outputs.includes("html") && !notes;
    const page = isShared ? join(fresh, "deck.html") : join(work, "print.html");
    if (!isShared) {
      const target = { folder: work, name: "print.html" };
      await buildSingleFile(root, { ...rendered, notes: false }, target);
    }
    await printPdf(await openBrowser(), page, join(fresh, `deck${suffix}.pdf`));
  }
  rmSync(work, { recursive: true });
}

function replaceFolder(target: string, fresh: string): void {
  const old = `${fresh}-old`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
}

/** Opens something when it is first asked for, and closes it only if it was. */
function lazy(open: () => Promise<Browser>) {
  let opened: Promise<Browser> | undefined;
  return {
    get: () => (opened ??= open()),
    close: async () => (await opened?.catch(() => undefined))?.close(),
  };
}
