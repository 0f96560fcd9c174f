import { readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getBrowser } from "../served.ts";
import { goTo as walkTo } from "../../src/export/stageWalk.ts";
import { startDevServer, type DevServer } from "../devServer.ts";
import { createScratch, type Scratch } from "../scratch.ts";
import { openDeck, pressTo, waitForPlace } from "../stagePage.ts";

const slide = (id: string, text = id): string => `---\nid: ${id}\n---\n\n## ${id}\n\n${text}\n\n`;
const STEPS = "- a {.fragment}\n- b {.fragment}\n";
const square = (size: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><text>${size}</text></svg>`;

const clockThatSays = (text: string): string =>
  `customElements.define("my-clock", class extends HTMLElement {
    connectedCallback() { this.textContent = "${text}"; }
  });`;

const FILES = {
  "slides/deck.yaml": "title: A deck\nlang: en\n",
  "slides/10-first.md": slide("first"),
  "slides/20-second.md": slide("second", `{{ title }}\n\n${STEPS}`),
  "slides/30-third.md": slide("third"),
};

let browser: Browser;
let deck: Scratch;
let server: DevServer;
let page: Page;

beforeAll(async () => {
  browser = await getBrowser();
});

const path = (name: string): string => join(deck.root, name);

/** Makes a deck, with the stage on the first step of its second slide. */
async function openDeckWith(files: Readonly<Record<string, string>> = {}): Promise<void> {
  deck = createScratch({ ...FILES, ...files });
  server = await startDevServer(deck.root);
  ({ page } = await openDeck(browser, `${server.address}#/second`));
  await goToStart();
}

async function closeDeck(): Promise<void> {
  await page?.close();
  await server?.close();
  deck?.remove();
}

async function goToStart(): Promise<void> {
  await walkTo(page, { id: "second", step: 1 });
  await page.evaluate(() => Object.assign(window, { mark: true }));
}

let restored = 0;

/** Brings back the slides as they were, and the stage. */
async function restoreSlides(): Promise<void> {
  for (const name of readdirSync(path("slides"))) {
    if (!(`slides/${name}` in FILES)) rmSync(path(`slides/${name}`));
  }
  for (const [name, text] of Object.entries(FILES)) deck.write(name, text);
  restored += 1;
  deck.write("slides/30-third.md", slide("third", `again ${restored}`));
  // What is on screen is of one moment: with the last file come all the others.
  await page.locator("#third").getByText(`again ${restored}`, { exact: true }).waitFor();
  await goToStart();
}

/** A reload would lose the mark. */
async function expectPlaceKept(place = "second+1"): Promise<void> {
  await waitForPlace(page, place);
  expect(await page.evaluate(() => "mark" in window)).toBe(true);
}

const listIds = (): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll(".slides section:not(.stack)")].map(({ id }) => id),
  );

const waitForIds = (...ids: string[]) => expect.poll(listIds).toEqual(ids);

describe("slides are edited, one after the other", () => {
  beforeAll(() => openDeckWith());
  beforeEach(restoreSlides);
  afterAll(closeDeck);

  test("a slide with another id stays where it is, at its step", async () => {
    deck.write("slides/20-second.md", slide("other", STEPS));
    await waitForIds("first", "other", "third");
    await expectPlaceKept("other+1");
  });

  test("a file that goes leaves the stage to the next slide, and brings it back with its own", async () => {
    rmSync(path("slides/20-second.md"));
    await waitForIds("first", "third");
    await expectPlaceKept("third");
    deck.write("slides/20-second.md", FILES["slides/20-second.md"]);
    await waitForIds("first", "second", "third");
    await expectPlaceKept();
  });

  test("a slide before the one on stage that is edited is still entered at its last step", async () => {
    await pressTo(page, "End", "third");
    deck.write("slides/20-second.md", slide("second", `edited\n\n${STEPS}`));
    await page.locator("#second").getByText("edited").waitFor({ state: "attached" });
    await pressTo(page, "ArrowLeft", "second+2");
  });

  test("a renamed file moves its slides, and the stage with them", async () => {
    renameSync(path("slides/20-second.md"), path("slides/40-second.md"));
    await waitForIds("first", "third", "second");
    await expectPlaceKept();
  });

  test("a new file brings its slides", async () => {
    deck.write("slides/15-new.md", `${slide("new")}\n${slide("newer").replace("---", "----")}`);
    await waitForIds("first", "new", "newer", "second", "third");
    await expectPlaceKept();
  });

  test("a slide that is put below another keeps the stage at its step", async () => {
    deck.write("slides/20-second.md", slide("second", STEPS).replace("---", "----"));
    await expect.poll(() => page.locator(".stack > section").count()).toBe(2);
    await expectPlaceKept();
  });

  test("ten saves a second, and the last one is on screen", async () => {
    for (let save = 1; save <= 10; save += 1) {
      deck.write("slides/20-second.md", slide("second", `save ${save}\n\n${STEPS}`));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await page.locator("#second").getByText("save 10", { exact: true }).waitFor();
    await expectPlaceKept();
  });

  test("an editor may save by renaming another file", async () => {
    for (const text of ["one", "two", "three"]) {
      deck.write("slides/.20-second.md.swp", slide("second", `${text}\n\n${STEPS}`));
      renameSync(path("slides/.20-second.md.swp"), path("slides/20-second.md"));
      await page.locator("#second").getByText(text, { exact: true }).waitFor();
    }
    await expectPlaceKept();
  });

  test("the deck's data change its title, its values and its language", async () => {
    deck.write("slides/deck.yaml", "title: Un deck\nlang: fr\n");
    await page.locator("#second").getByText("Un deck").waitFor();
    expect(await page.title()).toBe("Un deck");
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("fr");
    await expectPlaceKept();
  });
});

describe("other files are edited", () => {
  afterEach(closeDeck);

  test("a picture that is drawn again is shown, beside its text and inside the page", async () => {
    const shown = "![A](../assets/a.svg)\n\n![B](a.svg)\n\n![C](../assets/a.svg){.inline}\n\n";
    await openDeckWith({
      "assets/a.svg": square(10),
      "slides/a.svg": square(20),
      "slides/20-second.md": slide("second", shown + STEPS),
    });
    const widths = (): Promise<number[]> =>
      page
        .locator("#second img")
        .evaluateAll((pictures) =>
          pictures.map((picture) =>
            picture instanceof HTMLImageElement ? picture.naturalWidth : 0,
          ),
        );
    await expect.poll(widths).toEqual([10, 20]);
    deck.write("assets/a.svg", square(30));
    deck.write("slides/a.svg", square(40));
    await expect.poll(widths).toEqual([30, 40]);
    await page.locator("#second svg").getByText("30").waitFor();
    await expectPlaceKept();
  });

  test("a picture that was missing comes with its file", async () => {
    await openDeckWith({
      "slides/20-second.md": slide("second", `![A](../assets/a.svg)\n\n${STEPS}`),
    });
    await page.locator("vite-error-overlay").waitFor({ state: "attached" });
    deck.write("assets/a.svg", square(10));
    await page.locator("vite-error-overlay").waitFor({ state: "detached" });
    await expect
      .poll(() => page.locator("#second img").evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBe(10);
    await expectPlaceKept();
  });

  test("a theme comes, changes, goes and comes anew", async () => {
    await openDeckWith();
    const color = (): Promise<string> =>
      page
        .locator("#second")
        .evaluate((section) => getComputedStyle(section).getPropertyValue("--mine").trim());
    deck.write("slides/theme.css", "section { --mine: one; }");
    await expect.poll(color).toBe("one");
    await waitForPlace(page, "second+1");
    deck.write("slides/theme.css", "section { --mine: two; }");
    await expect.poll(color).toBe("two");
    await waitForPlace(page, "second+1");
    rmSync(path("slides/theme.css"));
    await expect.poll(color).toBe("");
    await waitForPlace(page, "second+1");
    deck.write("slides/theme.css", "section { --mine: three; }");
    await expect.poll(color).toBe("three");
    await waitForPlace(page, "second+1");
    rmSync(path("slides/theme.css"));
    await expect.poll(color).toBe("");
  });

  test("a component comes, changes and goes", async () => {
    await openDeckWith({
      "slides/20-second.md": slide("second", `<my-clock>no</my-clock>\n\n${STEPS}`),
    });
    const clock = page.locator("#second my-clock");
    deck.write("slides/components/clock.ts", clockThatSays("one"));
    await clock.getByText("one").waitFor();
    await waitForPlace(page, "second+1");
    deck.write("slides/components/clock.ts", clockThatSays("two"));
    await clock.getByText("two").waitFor();
    await waitForPlace(page, "second+1");
    rmSync(path("slides/components"), { recursive: true });
    await clock.getByText("no").waitFor();
    await waitForPlace(page, "second+1");
  });

  test("a picture of the theme that is drawn again loads the page again", async () => {
    await openDeckWith({
      "assets/a.svg": square(10),
      "slides/theme.css": 'section { background: url("../assets/a.svg"); }',
    });
    deck.write("assets/a.svg", square(20));
    await page.waitForFunction(() => !("mark" in window));
    await waitForPlace(page, "second+1");
  });
});
