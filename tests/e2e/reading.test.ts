import type { Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { readPages } from "../openPdf.ts";
import { browser, serveDeck, server } from "../served.ts";
import { openTab, visit, waitForPlace } from "../stagePage.ts";

const SLIDES = [
  "---\nid: a\n---\n\n# A talk\n\n- one {.fragment}\n",
  "---\nid: n\nbackup: true\n---\n\n## Numbers\n\n::: numbers\n- **507 123 M€** of one\n- **> 4 000** others\n:::\n",
  "---\nid: b\n---\n\n## Code\n\n```bash [1|2]\nfirst --option\n  second\n```\n\nMore\n",
  "---\nid: c\n---\n\n## Third\n\n[to the code](#b) and [out](https://example.org/)\n",
  ...["d", "e", "f"].map(
    (id) => `---\nid: ${id}\n---\n\n## Slide ${id}\n\n- one\n- two\n- three\n`,
  ),
];
const PHONE = { width: 390, height: 500 };

serveDeck(
  {
    "slides/deck.yaml": "title: A deck to read\nlang: en\n",
    "slides/10.md": SLIDES.join("\n"),
    "slides/20.md":
      "---\nid: wide\nbackup: true\n---\n\n## Short {.r-fit-text}\n\n![A line](../assets/line.svg){.inline .wide}\n",
    "assets/line.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1160 300"><path d="M0 150h1160"/></svg>',
  },
  { notes: false },
);

let page: Page;

beforeAll(async () => {
  page = await openTab(browser, PHONE);
});

afterEach(() => page.emulateMedia({ media: null }));

async function open(address: string, viewport = PHONE): Promise<void> {
  await page.setViewportSize(viewport);
  await visit(page, `${server.address}${address}`);
  await waitForView(getView(address));
}

function getView(address: string): string {
  return address.includes("?stage") ? "stage" : "read";
}

function waitForView(view: string): Promise<unknown> {
  return page.waitForSelector(`html[data-ready][data-view="${view}"]`, { state: "attached" });
}

/** The slide that is at the top of the window, below the bar. */
function readTop(): Promise<string | undefined> {
  return page.evaluate(() => {
    const bar = document.querySelector(".reading-bar")?.getBoundingClientRect().bottom ?? 0;
    return document.elementFromPoint(100, bar + 5)?.closest("section")?.id;
  });
}

test("without JavaScript all is there to read: every slide and step, the contents that open and lead on", async () => {
  const plain = await browser.newPage({ viewport: PHONE, javaScriptEnabled: false });
  await plain.goto(server.address);
  for (const text of ["one", "second", "More", "Slide f"]) {
    expect(await plain.locator("main").getByText(text).first().isVisible()).toBe(true);
  }
  const contents = plain.getByRole("navigation", { name: "All slides" });
  expect(await contents.isVisible()).toBe(false);
  expect(await plain.locator(".stage-link").isVisible()).toBe(false);
  await plain.getByRole("button", { name: "Contents" }).click();
  await contents.getByText("Third").click();
  expect(plain.url()).toBe(`${server.address}#c`);
  await plain.close();
});

test("a shared address of the stage leads to its slide, there to the stage, and back", async () => {
  await open("#/c");
  expect(page.url()).toBe(`${server.address}#c`);
  expect(await readTop()).toBe("c");
  await page.locator('.contents a[aria-current][href="#c"]').waitFor({ state: "attached" });

  await page.getByRole("link", { name: "Slide show" }).click();
  await waitForView("stage");
  await waitForPlace(page, "c");
  expect(await page.locator(".rotate-hint").isVisible()).toBe(true);
  await page.keyboard.press("PageDown");
  await waitForPlace(page, "d");
  await page.getByRole("link", { name: "Reading view" }).click();
  await waitForView("read");
  expect(page.url()).toBe(`${server.address}?read#d`);
  expect(await readTop()).toBe("d");
});

test("a number leads to the slide that has it, wherever slides are numbered", async () => {
  await open("#2");
  await page.waitForFunction(() => location.hash === "#b");
  expect(await page.locator("#b .slide-link").innerText()).toBe("#2");
  expect(await page.locator("#n .slide-link").innerText()).toBe("#7");
  await page.goto(`${server.address}?stage#/3`);
  await waitForView("stage");
  await waitForPlace(page, "c");
  expect(await page.locator(".slide-number").innerText()).toBe("3 / 6");
  await page.evaluate(() => (location.hash = "#/7"));
  await waitForPlace(page, "n");
  expect(await page.locator(".slide-number").innerText()).toBe("7");
});

test("a reader who follows a link to a slide sees all its steps; one who loads it again, where it was", async () => {
  await open("?stage#/b");
  await waitForPlace(page, "b+1");
  await page.keyboard.press("PageUp");
  await waitForPlace(page, "b");
  await page.waitForFunction(() => location.hash === "#/b");
  await page.reload();
  await waitForView("stage");
  await waitForPlace(page, "b");
});

describe("on a phone", () => {
  beforeAll(() => open("?read"));

  test("the keys come to the text first, then to the contents and the stage", async () => {
    const names: string[] = [];
    for (let press = 0; press < 3; press += 1) {
      await page.keyboard.press("Tab");
      names.push(await page.evaluate(() => document.activeElement?.textContent ?? ""));
    }
    expect(names).toEqual(["Skip to the text", "Contents", "Slide show"]);
  });

  test("from 320 pixels up nothing makes the page scroll sideways, and a number stays whole", async () => {
    for (const width of [320, 360, 366, 390, 480]) {
      await page.setViewportSize({ width, height: 500 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await page.setViewportSize(PHONE);
  });

  test("a drawing that a phone cuts is shown whole at a tap, and put back", async () => {
    await page.evaluate(() => (location.hash = "#wide"));
    const drawing = page.locator("#wide p:has(> svg)");
    const isWhole = (): Promise<boolean> =>
      drawing.locator("svg").evaluate((svg) => {
        const { left, right, top, bottom } = svg.getBoundingClientRect();
        return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      });
    expect(await isWhole()).toBe(false);
    await drawing.click({ position: { x: 50, y: 50 } });
    expect(await isWhole()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await isWhole()).toBe(false);
  });

  test("code is copied as it was written, each slide has a link to itself", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("status").getByText("Copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      "first --option\n  second",
    );
    await page.getByRole("link", { name: /link to “Third”$/ }).click();
    await page.getByRole("status").getByText("Link copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${server.address}?read#c`,
    );
    expect(page.url()).toBe(`${server.address}?read#c`);
  });
});

describe("in a wide window, in dark colours", () => {
  beforeAll(() => open("?read&scheme=dark", { width: 1300, height: 500 }));

  test("the contents close on a choice, and beside the text they follow the reader", async () => {
    const chosen = page.locator(".contents a[aria-current]");
    expect(await chosen.getAttribute("href")).toBe("#a");
    await page.locator(".contents").getByText("Slide e").click();
    await page.locator('.contents a[aria-current][href="#e"]').waitFor();

    await page.setViewportSize(PHONE);
    await page.getByRole("button", { name: "Contents" }).click();
    await page.locator(".contents:popover-open").getByText("Code").click();
    await page.locator(".contents:not(:popover-open)").waitFor({ state: "attached" });
    await page.waitForFunction(() => location.hash === "#b");
  });

  test("printed it has the size of the page, light colours and no buttons", async () => {
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
      "light",
    );
    for (const tool of [".reading-bar", ".copy", ".slide-link"]) {
      expect(await page.locator(tool).first().isVisible()).toBe(false);
    }
    const pdf = (await page.pdf({ preferCSSPageSize: true, format: "A4" })).toString("latin1");
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[56][.\d]* 84[23][.\d]*\]/);
  });
});

test("a title that is to fit its slide grows until it does", async () => {
  await open("?stage#/wide");
  await page.waitForFunction(() => {
    const title = document.querySelector<HTMLElement>("#wide h2");
    return title !== null && Number.parseFloat(getComputedStyle(title).fontSize) > 200;
  });
  const share = await page
    .locator("#wide h2")
    .evaluate((title) => title.scrollWidth / (title.parentElement?.clientWidth ?? 0));
  expect(share).toBeGreaterThan(0.9);
  expect(share).toBeLessThan(1.01);
});

test("a mouse that moves sees the ways on, until the first key; a laptop's address asks for no view", async () => {
  await open("?stage#/b", { width: 820, height: 600 });
  expect(page.url()).toMatch(/^[^?]+#\/b/);
  const arrows = page.locator(".controls");
  expect(await arrows.evaluate((element) => getComputedStyle(element).opacity)).toBe("0");
  await page.mouse.move(300, 300);
  await page.waitForFunction(
    () => getComputedStyle(document.querySelector(".controls") ?? document.body).opacity === "1",
  );
  await page.keyboard.press("PageDown");
  await page.waitForSelector("html:not([data-mouse])");
});

test("what is printed of the stage is the same article, and the stage goes on where it was", async () => {
  await open("?stage#/b/0", { width: 1280, height: 720 });
  await waitForPlace(page, "b+1");
  const title = page.locator("#b h2");
  const before = await title.boundingBox();
  const pages = await readPages(await page.pdf({ format: "A4" }));
  expect(pages.join(" ")).toMatch(
    /^1 \/ \d+\s*A talk.*one.*Code.*first --option.*Slide f.*three.*Short$/s,
  );
  await waitForView("stage");
  expect(await title.boundingBox()).toEqual(before);
  await page.keyboard.press("PageDown");
  await waitForPlace(page, "c");
});

test("the first slide is where it will stay before any script has come", async () => {
  await page.setViewportSize({ width: 1400, height: 700 });
  const measure = (): Promise<readonly number[]> =>
    page.locator("#a h1").evaluate((title) => {
      const { x, y, width, height } = title.getBoundingClientRect();
      return [x, y, width, height].map(Math.round);
    });
  await page.route("**/src/present/main.ts", (route) => route.abort());
  await page.goto(server.address);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const early = await measure();
  expect(early[2]).toBeGreaterThan(100);
  expect(await page.locator("#a li").isVisible()).toBe(false);
  expect(await page.locator("#b").isVisible()).toBe(false);

  await page.unroute("**/src/present/main.ts");
  await page.goto(server.address);
  await waitForView("stage");
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  expect(await measure()).toEqual(early);
});
