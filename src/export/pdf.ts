import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";

/** Prints the single file `html` to `pdf`: a page a slide, tagged, with an outline and live links. */
export async function printPdf(browser: Browser, html: string, pdf: string): Promise<void> {
  const page = await browser.newPage();
  try {
    await page.goto(`${pathToFileURL(html).href}?print`);
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.pdf({
      path: pdf,
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
    });
  } finally {
    await page.close();
  }
}
