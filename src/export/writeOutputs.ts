import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { showPicture } from "../deck/render/head.ts";
import { linkFiles } from "../deck/render/readingBar.ts";
import type { RenderOptions } from "../deck/render/render.ts";
import type { DeckSource } from "../vite/readSlides.ts";
import { hastenFirstPaint } from "./firstPaint.ts";
import { printHandout, printSlides } from "./pdf.ts";
import { takePictures, takePreview } from "./pictures.ts";
import { prepareForPrint } from "./printedPictures.ts";
import { inlineSite } from "./singleFile.ts";
import { buildSite, readText, writeSite } from "./site.ts";

/** What an export can be made of. */
export const OUTPUTS = ["site", "html", "pdf", "pictures", "handout"] as const;
export type Output = (typeof OUTPUTS)[number];

export interface OutputOptions {
  readonly root: string;
  readonly outputs: readonly Output[];
  /** The speaker's own copy, with the notes, instead of the public one. */
  readonly notes: boolean;
  readonly log: (line: string) => void;
  /** A page or a picture for every step of every slide, instead of its last one alone. */
  readonly steps?: boolean;
  /** The colours of pages (light by default) and pictures (dark by default). */
  readonly scheme?: "dark" | "light";
}

/** The picture of a shared link, beside the page. */
const PREVIEW = "preview.jpg";

interface WriteOptions extends OutputOptions, Pick<RenderOptions, "svgByName"> {
  readonly source: DeckSource;
  readonly openBrowser: () => Promise<Browser>;
}

/** What is made when nobody asks for anything else. */
export function listUsualOutputs(notes: boolean): readonly Output[] {
  return notes ? ["site", "html", "pdf", "handout"] : ["site", "html", "pdf"];
}

/** Writes the outputs into `folder`, over what is there of an earlier export. */
export async function writeOutputs(folder: string, options: WriteOptions): Promise<void> {
  const { root, outputs, notes, svgByName, source, log, openBrowser } = options;
  const { steps = false, scheme } = options;
  const { data } = source.deck;
  const has = (output: Output): boolean => outputs.includes(output);
  // A name that says what is inside keeps the notes from being shared by mistake.
  const nameOf = (name: string, extension: string): string =>
    `${name}${notes ? "-notes" : ""}.${extension}`;
  const write = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(folder, name), content);

  const print = async (name: string, make: () => Promise<Buffer>): Promise<void> => {
    log(`printing ${nameOf(name, "pdf")}`);
    write(nameOf(name, "pdf"), await make());
  };

  log(`building ${outputs.join(", ")}`);
  const site = await buildSite({ root, notes, svgByName, source });
  const page = inlineSite(site);
  if (has("html")) write(nameOf("deck", "html"), page);
  if (has("site")) {
    const kinds = (["pdf", "html"] as const).map(
      (kind) => [nameOf("deck", kind), has(kind)] as const,
    );
    const files = kinds.flatMap(([name, isMade]) => (isMade ? [name] : []));
    // An older one may show a slide that is hidden by now.
    const older = kinds.flatMap(([name, isMade]) =>
      !isMade && existsSync(join(folder, name)) ? [name] : [],
    );
    if (older.length > 0) log(`not linked, as it is older than this site: ${older.join(", ")}`);
    const told = linkFiles(readText(site, "index.html"), files, data.lang);
    const shown = notes ? told : showPicture(told, PREVIEW, data);
    const complete = hastenFirstPaint(new Map([...site, ["index.html", shown]]));
    writeSite(complete, folder, nameOf("index", "html"));
  }
  if (!outputs.some((output) => output !== "html")) return;

  // All that is printed and photographed is the single file.
  const work = join(folder, ".work");
  mkdirSync(work);
  const file = join(work, "deck.html");
  writeFileSync(file, await prepareForPrint(page));
  const browser = await openBrowser();
  // Side by side: each is a page of its own, and mostly waits for the browser.
  await Promise.all([
    has("site") && !notes && takePreview(browser, file).then((picture) => write(PREVIEW, picture)),
    has("pdf") && print("deck", () => printSlides(browser, file, { steps, scheme })),
    has("handout") && print("handout", () => printHandout(browser, file)),
  ]);
  if (has("pictures")) {
    const pictures = join(folder, "pictures");
    rmSync(pictures, { recursive: true, force: true });
    await takePictures(browser, file, pictures, { steps, scheme: scheme ?? "dark", log });
  }
  rmSync(work, { recursive: true });
}
