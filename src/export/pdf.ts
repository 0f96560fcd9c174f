import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { printImage } from "./shrinkPictures.ts";
import { mapInParallel } from "./parallel.ts";
import { openReady } from "./stageWalk.ts";

interface PageOptions {
  /** A page for every step of a slide, instead of one as it is after its last. */
  readonly steps: boolean;
  readonly scheme: "dark" | "light" | undefined;
}

/** A script goes by its hash, so that nothing in it may change; else a picture, by its Base64. */
const SCRIPT_OR_WEBP = /<script[\s\S]*?<\/script>|data:image\/webp;base64,([\w+/=]+)/g;
/** The file that a link of the single file has inside: in a PDF it would be a very long address. */
const SCRIPT_OR_DOWNLOAD = /<script[\s\S]*?<\/script>|(<a\b[^>]*?)\shref="data:[^"]*"/g;

/**
 * The single file with its WebP pictures as JPEG. A PDF keeps a JPEG as it is, and unpacks all else
 * to some twenty times the size. A picture that is seen through stays: a JPEG has no such pixels.
 */
export async function prepareForPrint(page: string, root: string): Promise<string> {
  const html = page.replaceAll(SCRIPT_OR_DOWNLOAD, (found, link?: string) => link ?? found);
  const pictures = new Set(
    [...html.matchAll(SCRIPT_OR_WEBP)].flatMap(([, base64]) => base64 ?? []),
  );
  if (pictures.size === 0) return html;
  const made = await mapInParallel([...pictures], async (base64) => {
    const jpeg = await printImage(Buffer.from(base64, "base64"), root);
    const isMade = jpeg.length > 0;
    return [
      base64,
      isMade ? `data:image/jpeg;base64,${jpeg.toString("base64")}` : undefined,
    ] as const;
  });
  const printed = new Map(made);
  return html.replaceAll(SCRIPT_OR_WEBP, (found, base64?: string) =>
    base64 === undefined ? found : (printed.get(base64) ?? found),
  );
}

/** The slides of the single file `html` as a PDF: tagged, with an outline and live links. */
export function printSlides(
  browser: Browser,
  html: string,
  { steps, scheme = "light" }: PageOptions,
): Promise<Buffer> {
  const query = `?print&scheme=${scheme}${steps ? "&steps" : ""}`;
  return print(browser, `${pathToFileURL(html).href}${query}`, { preferCSSPageSize: true });
}

/** The speaker's reading view on A4, each slide above its notes, with page numbers. */
export function printHandout(browser: Browser, html: string): Promise<Buffer> {
  return print(browser, `${pathToFileURL(html).href}?read&scheme=light`, {
    format: "A4",
    // Type of 18 px is 10 points high.
    scale: 0.75,
  });
}

async function print(
  browser: Browser,
  address: string,
  options: Parameters<Awaited<ReturnType<Browser["newPage"]>>["pdf"]>[0],
): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    await openReady(page, address);
    const pdf = await page.pdf({ printBackground: true, tagged: true, outline: true, ...options });
    return describePdf(pdf, await page.evaluate(readFacts));
  } finally {
    await page.close();
  }
}

/** Runs in the page: what its head says of the talk. */
function readFacts() {
  const [Author, Subject] = ["author", "description"].map(
    (name) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content,
  );
  return { Author, Subject };
}

/** What a PDF says of itself, by the keys of its dictionary of information. */
type PdfFacts = Readonly<Record<"Author" | "Subject", string | undefined>>;

const CREATOR = /\/Creator \((?:\\.|[^\\)])*\)/;

/**
 * A PDF that Chromium printed, with facts that Chromium cannot be told, and without its own name as
 * that of the author's tool. The dictionary is written anew at the end, as the format has it for
 * what is changed later.
 */
function describePdf(pdf: Buffer, facts: PdfFacts): Buffer {
  const old = pdf.toString("latin1").replace(CREATOR, (text) => " ".repeat(text.length));
  const trailer = old.slice(old.lastIndexOf("trailer"));
  const [, id] = /\/Info (\d+) 0 R/.exec(trailer) ?? [];
  const [, start] = /startxref\s+(\d+)/.exec(trailer) ?? [];
  const [, kept] = new RegExp(`\\n${id} 0 obj\\s*<<([\\s\\S]*?)>>\\s*endobj`).exec(old) ?? [];
  if (start === undefined || kept === undefined) throw new Error("Chromium writes another PDF");
  const added = Object.entries(facts).flatMap(([key, text]) =>
    text === undefined ? [] : [`/${key} ${encodeText(text)}`],
  );
  const info = `${id} 0 obj\n<<${kept}\n${added.join("\n")}>>\nendobj\n`;
  const table = `xref\n${id} 1\n${String(old.length).padStart(10, "0")} 00000 n \n`;
  const last = trailer.replace(/>>\s*startxref[\s\S]*/, `\n/Prev ${start}>>\n`);
  const end = `startxref\n${old.length + info.length}\n%%EOF\n`;
  return Buffer.from(old + info + table + last + end, "latin1");
}

/** UTF-16 with its mark, in hexadecimal digits: any text, and nothing to escape. */
function encodeText(text: string): string {
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex")}>`;
}
