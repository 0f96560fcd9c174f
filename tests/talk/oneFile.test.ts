import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportFile, weighFile } from "../exportFile.ts";
import type { Scratch } from "../scratch.ts";
import { getBrowser } from "../served.ts";
import { openTab, pressTo, visit } from "../stagePage.ts";
import { copyTalk, describeThisTalk } from "./thisTalk.ts";

let talk: Scratch;
let file: string;
let browser: Browser;
let page: Page;

const digits = (text: string): string => text.replaceAll(/\s/g, " ");

describeThisTalk("the talk on Prometheus and Thanos as one file", () => {
  beforeAll(async () => {
    talk = copyTalk();
    file = await exportFile(talk.root);
    browser = await getBrowser();
    page = await openTab(browser);
    await page.emulateMedia({ reducedMotion: "reduce" });
  });

  afterAll(() => talk?.remove());

  test("it is light, as it is and compressed", () => {
    const { size, compressed } = weighFile(file);
    expect(size).toBeLessThan(500_000);
    expect(compressed).toBeLessThan(150_000);
  });

  test("in its calculator, 240 series become 2.4 million at a click, and go back at the next", async () => {
    // A link shows a slide with all its steps: before the last one is the way to the fields.
    await visit(page, `${file}#/cardinalite`);
    await pressTo(page, "PageUp", "cardinalite");
    const result = page.locator("cardinality-calculator output");
    const read = async (): Promise<string[]> =>
      (await result.locator("> *").allInnerTexts()).map(digits);
    await result.waitFor();
    expect(await read()).toEqual([
      "240",
      "séries au plus",
      "100 Mo de mémoire",
      "2,07 Mo par jour",
    ]);
    const button = page.getByRole("button", { name: /user_id/ });
    await button.click();
    expect(await read()).toEqual([
      "2 400 000",
      "séries au plus",
      "6,3 Go de mémoire",
      "20,7 Go par jour",
    ]);
    await button.click();
    expect((await read())[0]).toBe("240");
  });

  test("keys in a field of it change the number and never the slide, and a slider gives the keys back", async () => {
    await visit(page, `${file}#/cardinalite`);
    await pressTo(page, "PageUp", "cardinalite");
    const first = page.locator("cardinality-calculator output strong");
    await page.getByRole("spinbutton", { name: "Valeurs de code" }).fill("6");
    await page.keyboard.press("ArrowUp");
    await page.waitForFunction(() => location.hash.startsWith("#/cardinalite"));
    expect(await first.innerText()).toBe("560");
    await page
      .getByRole("slider", { name: "Valeurs de method" })
      .click({ position: { x: 1, y: 22 } });
    expect(await first.innerText()).toBe("140");
    await pressTo(page, "PageDown", "cardinalite+1");
    await pressTo(page, "PageDown", "retention");
  });

  test("its step adds the user_id, and the number takes the room of the fields until the step back", async () => {
    await visit(page, `${file}#/cardinalite`);
    const number = page.locator("cardinality-calculator output strong");
    const field = page.getByRole("spinbutton", { name: "Valeurs de code" });
    expect(digits(await number.innerText())).toBe("2 400 000");
    expect(await field.isVisible()).toBe(false);
    const wide = (await number.boundingBox())?.width ?? 0;
    await pressTo(page, "PageUp", "cardinalite");
    expect(await number.innerText()).toBe("240");
    expect(await field.isVisible()).toBe(true);
    expect(wide).toBeGreaterThan(900);
  });

  test.each(["?read", "?print"])("in the view %s its slide's own numbers stand", async (view) => {
    await visit(page, `${file}${view}`);
    const calculator = page.locator("cardinality-calculator");
    expect(digits(await calculator.innerText())).toContain("2,4 M");
    expect(await calculator.locator("input").count()).toBe(0);
  });

  test("without JavaScript its slide's own numbers stand", async () => {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(file);
    expect(digits(await plain.locator("cardinality-calculator").innerText())).toContain("240");
    await plain.close();
  });
});
