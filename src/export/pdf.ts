import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { describePdf } from "./describePdf.ts";

interface PageOptions {
  /** A page for every step of a slide, instead of one as it stands after its last. */
  readonly steps: boolean;
  readonly scheme: "dark" | "light" | undefined;
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
    await page.goto(address);
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
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
