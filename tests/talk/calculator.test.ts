import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listFigures } from "../../src/deck/parseDeck.ts";
import { drawFigures } from "../../src/export/drawFigures.ts";
import { readSlides } from "../../src/vite/readSlides.ts";
import { startDevServer, type DevServer } from "../devServer.ts";
import type { Scratch } from "../scratch.ts";
import { getBrowser } from "../served.ts";
import { openDeck, pressTo } from "../stagePage.ts";
import { copyTalk, describeThisTalk } from "./thisTalk.ts";

let talk: Scratch;
let server: DevServer;
let browser: Browser;

async function open(address: string): Promise<Page> {
  const { page } = await openDeck(browser, `${server.address}${address}`, { drawn: false });
  return page;
}

const digits = (text: string): string => text.replaceAll(/\s/g, " ");

describeThisTalk("the calculator of the talk on Prometheus and Thanos", () => {
  beforeAll(async () => {
    talk = copyTalk();
    browser = await getBrowser();
    const { svgByName } = await drawFigures(listFigures(readSlides(talk.root).deck), {
      root: talk.root,
      openBrowser: () => Promise.resolve(browser),
      log: () => undefined,
    });
    server = await startDevServer(talk.root, { svgByName });
  });

  afterAll(async () => {
    await server?.close();
    talk?.remove();
  });

  test("240 series become 2.4 million at a click, and go back at the next", async () => {
    const page = await open("#/cardinalite");
    const result = page.locator("cardinality-calculator output");
    const read = async (): Promise<string[]> =>
      (await result.locator("> *").allInnerTexts()).map(digits);
    await result.waitFor();
    expect(await read()).toEqual([
      "240",
      "séries au plus",
      "16 échantillons/s",
      "2,07 Mo par jour",
    ]);
    const button = page.getByRole("button", { name: /user_id/ });
    await button.click();
    expect(await read()).toEqual([
      "2 400 000",
      "séries au plus",
      "160 000 échantillons/s",
      "20,7 Go par jour",
    ]);
    await button.click();
    expect((await read())[0]).toBe("240");
    await page.close();
  });

  test("keys in a field change the number and never the slide, and a slider gives the keys back", async () => {
    const page = await open("#/cardinalite");
    const first = page.locator("cardinality-calculator output strong");
    await page.getByRole("spinbutton", { name: "Valeurs de code" }).fill("6");
    await page.keyboard.press("ArrowUp");
    await page.waitForFunction(() => location.hash.startsWith("#/cardinalite"));
    expect(await first.innerText()).toBe("560");
    await page
      .getByRole("slider", { name: "Valeurs de method" })
      .click({ position: { x: 1, y: 22 } });
    expect(await first.innerText()).toBe("140");
    await pressTo(page, "PageDown", "decouper");
    await page.close();
  });

  test.each(["?read", "?print"])("in the view %s the slide's own numbers stand", async (view) => {
    const page = await open(view);
    const calculator = page.locator("cardinality-calculator");
    expect(digits(await calculator.innerText())).toContain("2,4 M");
    expect(await calculator.locator("input").count()).toBe(0);
    await page.close();
  });

  test("without JavaScript the slide's own numbers stand", async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(server.address);
    expect(digits(await page.locator("cardinality-calculator").innerText())).toContain("240");
    await page.close();
  });
});
