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
import { takePictures, type PictureOptions } from "./pictures.ts";
import { buildSingleFile } from "./singleFile.ts";
import { buildSite } from "./site.ts";

/** What an export can be made of. */
export const OUTPUTS = ["site", "html", "pdf", "pictures"] as const;
export type Output = (typeof OUTPUTS)[number];
/** What it is made of when nobody asks for anything else. */
export const USUAL_OUTPUTS: readonly Output[] = ["site", "html", "pdf"];

export interface ExportOptions {
  readonly root: string;
  readonly outputs: readonly Output[];
  /** The speaker's own copy, with the notes, instead of the public one. */
  readonly notes: boolean;
  readonly log: (line: string) => void;
  readonly pictures?: PictureOptions;
}

/**
 * Writes a deck to share, into `dist/` or, with the notes, into `dist-notes/`; gives that folder.
 * All is made in a fresh folder that takes the other's place at the end: a failed export, which
 * throws, leaves the last one as it was.
 */
export async function exportDeck(options: ExportOptions): Promise<string> {
  const { root, outputs, notes, log } = options;
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
    if (outputs.includes("pdf") || outputs.includes("pictures")) findChromium();
    if (existsSync(target)) cpSync(target, fresh, { recursive: true });
    await writeOutputs({ ...options, svgByName, fresh, openBrowser: browser.get });
    replaceFolder(target, fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    await (await browser.made()?.catch(() => undefined))?.close();
  }
  return target;
}

interface WriteOptions extends ExportOptions, RenderOptions {
  readonly fresh: string;
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
  // The public file is the one to print and to photograph; it is built apart only when it is not
  // shared as well.
  const getPage = lazy(async () => {
    if (outputs.includes("html") && !notes) return join(fresh, "deck.html");
    const target = { folder: work, name: "public.html" };
    await buildSingleFile(root, { ...rendered, notes: false }, target);
    return join(work, target.name);
  }).get;
  if (outputs.includes("pdf")) {
    log(`pages  deck${suffix}.pdf`);
    await printPdf(await openBrowser(), await getPage(), join(fresh, `deck${suffix}.pdf`));
  }
  if (outputs.includes("pictures")) {
    log("slides pictures/");
    const folder = join(fresh, "pictures");
    rmSync(folder, { recursive: true, force: true });
    const pictures = options.pictures ?? { steps: false, scheme: "dark" };
    await takePictures(await openBrowser(), await getPage(), folder, pictures);
  }
  rmSync(work, { recursive: true });
}

function replaceFolder(target: string, fresh: string): void {
  const old = `${fresh}-old`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
}

/** Makes something when it is first asked for, once. */
function lazy<T>(make: () => Promise<T>): { get(): Promise<T>; made(): Promise<T> | undefined } {
  let made: Promise<T> | undefined;
  return { get: () => (made ??= make()), made: () => made };
}
