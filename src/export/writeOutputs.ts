import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { RenderOptions } from "../deck/render/render.ts";
import type { DeckSource } from "../vite/readSlides.ts";
import { buildSite } from "./buildSite.ts";
import { finishSite, inlinePage } from "./finishPages.ts";
import { prepareForPrint, printHandout, printSlides } from "./pdf.ts";
import { takePictures, takePreview } from "./slidePictures.ts";
import { writeSite } from "./site.ts";

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
  const { root, outputs, notes, log, openBrowser, steps = false, scheme } = options;
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
  const [index, file, pdf] = [
    nameOf("index", "html"),
    nameOf("deck", "html"),
    nameOf("deck", "pdf"),
  ];
  const files = [...(has("pdf") ? [pdf] : []), ...(has("html") ? [file] : [])];
  const site = await buildSite({
    ...options,
    pages: { [index]: { files, preview: notes ? undefined : PREVIEW }, [file]: {} },
  });
  const page = inlinePage(site, file);
  const writePages = (): void => {
    if (has("html")) write(file, page);
    if (!has("site")) return;
    // An older one may show a slide that is hidden by now.
    const older = [pdf, file].filter(
      (name) => !files.includes(name) && existsSync(join(folder, name)),
    );
    if (older.length > 0) log(`not linked, as it is older than this site: ${older.join(", ")}`);
    writeSite(finishSite(site, index), folder);
  };
  if (outputs.every((output) => output === "html")) {
    writePages();
    return;
  }

  // All that is printed and photographed is the single file.
  const work = join(folder, ".work");
  mkdirSync(work);
  const printed = join(work, "deck.html");
  writeFileSync(printed, await prepareForPrint(page, root));
  const browser = await openBrowser();
  // Side by side: each is a page of its own, and mostly waits for the browser.
  await Promise.all([
    has("pdf") && print("deck", () => printSlides(browser, printed, { steps, scheme })),
    has("handout") && print("handout", () => printHandout(browser, printed)),
    has("site") &&
      !notes &&
      takePreview(browser, printed).then((picture) => write(PREVIEW, picture)),
    // While the browser opens those.
    Promise.resolve().then(writePages),
  ]);
  if (has("pictures")) {
    const pictures = join(folder, "pictures");
    rmSync(pictures, { recursive: true, force: true });
    await takePictures(browser, printed, pictures, { steps, scheme: scheme ?? "dark", log });
  }
  rmSync(work, { recursive: true });
}
