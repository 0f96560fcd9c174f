import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportFile } from "../exportFile.ts";
import { createScratch, shareDrawings, type Scratch } from "../scratch.ts";
import { browser, deck, serveDeck, server } from "../served.ts";
import { openDeck, pressTo, visit, waitForPlace } from "../stagePage.ts";
import { isThorough } from "../thorough.ts";

const DIAGRAM = `\`\`\`mermaid
flowchart LR
  accTitle: Three boxes
  accDescr: One after the other.
  a["A"]
  %% step
  a --> b["B"]
  %% step
  b --> c["C"]
\`\`\``;
const SLIDES = `---
id: first
---

## First

---
id: built
---

## Built up

${DIAGRAM}

---
id: again
---

## The same once more

${DIAGRAM}
`;

serveDeck(createDeck);

function createDeck(): Scratch {
  const scratch = createScratch({ "slides/deck.yaml": "title: A deck\n", "slides/10.md": SLIDES });
  shareDrawings(scratch);
  return scratch;
}

const addresses = new Map<string, string>();

beforeAll(async () => {
  addresses.set("dev server", server.address);
  addresses.set("exported file", await exportFile(deck.root));
});

/** The texts of the current slide's drawing that can be seen, and those marked as just come. */
function readFigure(page: Page) {
  return page.evaluate(() => {
    const slide = document.querySelector(".slides section.present:not(.stack)");
    const nodes = [...(slide?.querySelectorAll("figure .node") ?? [])];
    return {
      seen: nodes
        .filter((node) => !node.matches(".to-come"))
        .map((node) => node.textContent.trim()),
      marked: nodes
        .filter((node) => node.matches(".just-shown"))
        .map((node) => node.textContent.trim()),
    };
  });
}

/** The ids of all that is on the slides. */
const listIds = (page: Page): Promise<readonly string[]> =>
  page.$$eval(".slides [id]", (elements) => elements.map(({ id }) => id));

/** No id is there twice, those inside drawings included. */
function expectOwnIds(ids: readonly string[]): void {
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => id.startsWith("figure-")).length).toBeGreaterThan(1);
}

describe.each(["exported file", ...(isThorough ? ["dev server"] : [])])("on the %s", (where) => {
  let page: Page;
  let faults: readonly string[];

  beforeAll(async () => {
    // A link to the slide itself opens it whole in a shared file: the step before shows its first.
    ({ page, faults } = await openDeck(browser, `${addresses.get(where)}#/first`));
    await pressTo(page, "PageDown", "built");
  });
  afterAll(() => page.close());

  test("a diagram builds up step by step, forward and back, and nothing moves", async () => {
    const measure = () =>
      page.$$eval("#built .node", (nodes) => nodes.map((node) => node.getBoundingClientRect().x));
    expect(await readFigure(page)).toEqual({ seen: ["A"], marked: [] });
    const places = await measure();
    await pressTo(page, "PageDown", "built+1");
    expect(await readFigure(page)).toEqual({ seen: ["A", "B"], marked: ["B"] });
    expect(await page.locator("p.visually-hidden[role=status]").allTextContents()).toContain("B");
    await pressTo(page, "PageDown", "built+2");
    expect(await readFigure(page)).toEqual({ seen: ["A", "B", "C"], marked: ["C"] });
    expect(await measure()).toEqual(places);
    await pressTo(page, "PageUp", "built+1");
    expect(await readFigure(page)).toEqual({ seen: ["A", "B"], marked: ["B"] });
    await pressTo(page, "PageUp", "built");

    // In the overview a slide is shown whole, whatever was clicked.
    await page.keyboard.press("o");
    await page.waitForFunction(() => {
      const parts = [...document.querySelectorAll("#built [data-step]")];
      return parts.length > 0 && parts.every((part) => getComputedStyle(part).opacity === "1");
    });
    await page.keyboard.press("o");
    await page.waitForSelector(".reveal:not(.overview)");
    expect(await readFigure(page)).toEqual({ seen: ["A"], marked: [] });
  });

  test("Z and a click enlarge a figure, the clicker goes on in it, Escape puts it back", async () => {
    const figure = page.locator("#built figure");
    const widthOf = async (): Promise<number> => (await figure.boundingBox())?.width ?? 0;
    await page.keyboard.press("z");
    expect(await widthOf()).toBe(1280);
    await pressTo(page, "PageDown", "built+1");
    expect(await widthOf()).toBe(1280);
    await page.keyboard.press("Escape");
    expect(await widthOf()).toBeLessThan(1280);
    expect(await page.locator(".reveal.overview").count()).toBe(0);
    await figure.locator("svg").click();
    expect(await widthOf()).toBe(1280);
    await pressTo(page, "PageDown", "built+2");
    await pressTo(page, "PageDown", "again");
    expect(await page.locator(".enlarged").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test("labels are shown in the weight that they were measured with", async () => {
    const weights = await page.$$eval("#built :is(text, tspan)", (texts) =>
      texts.map((text) => getComputedStyle(text).fontWeight),
    );
    expect(new Set(weights)).toEqual(new Set(["500"]));
  });

  test("the same drawing on two slides has two sets of ids", async () => {
    expectOwnIds(await listIds(page));
  });

  test("an address leads into the middle of a diagram", async () => {
    await visit(page, `${addresses.get(where)}#/built/0`);
    await waitForPlace(page, "built+1");
    expect(await readFigure(page)).toEqual({ seen: ["A", "B"], marked: ["B"] });
  });

  test("the reading view shows all of a figure, without marks, and says what it shows", async () => {
    await visit(page, `${addresses.get(where)}?read`);
    const figures = page.getByRole("img", { name: "Three boxes. One after the other." });
    expect(await figures.count()).toBe(2);
    expect(await page.locator(".to-come, .just-shown").count()).toBe(0);
    expect(
      await page
        .locator("#built .node")
        .last()
        .evaluate((node) => getComputedStyle(node).opacity),
    ).toBe("1");
  });
});

test("the dev server's page draws each with its own ids; an edit inside one that is at its second step keeps that step", async () => {
  const { page, faults } = await openDeck(browser, `${server.address}#/built`);
  expectOwnIds(await listIds(page));
  expect(await readFigure(page)).toEqual({ seen: ["A"], marked: [] });
  await pressTo(page, "PageDown", "built+1");
  expect(await readFigure(page)).toEqual({ seen: ["A", "B"], marked: ["B"] });
  await pressTo(page, "PageDown", "built+2");
  deck.write("slides/10.md", SLIDES.replace('b["B"]', 'b["Bee"]'));
  await page.locator("#built .node", { hasText: "Bee" }).waitFor({ state: "attached" });
  await waitForPlace(page, "built+2");
  expect(await readFigure(page)).toEqual({ seen: ["A", "Bee", "C"], marked: ["C"] });
  expect(faults).toEqual([]);
  await page.close();
});
