import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { browser, serveDeck, server } from "../served.ts";
import { openTab, pressTo, visit } from "../stagePage.ts";

serveDeck({
  "slides/deck.yaml": "title: Camera\nlang: en\n",
  "slides/a.md": `---
id: way
---

## The way

\`\`\`mermaid
flowchart LR
  accTitle: The way
  accDescr: From A to C.
  %% view: a
  a["A"] lost@--> b["B"]
  %% step
  %% view: b c
  b --> c["C"]
  %% step
  %% view: all
  %% leave: lost
\`\`\`
`,
});

/** The view box that is shown, and all that the drawing knows: the whole, then one for each step. */
async function readViews(page: Page): Promise<{ shown: string; views: readonly string[] }> {
  const drawing = page.locator("#way svg[data-views]");
  await drawing.waitFor({ state: "attached" });
  return drawing.evaluate((svg: SVGSVGElement) => ({
    shown: svg.getAttribute("viewBox") ?? "",
    views: svg.dataset["views"]?.split(";") ?? [],
  }));
}

const isLostSeen = (page: Page): Promise<boolean> =>
  page
    .locator("#way [data-until]")
    .first()
    .evaluate((way) => getComputedStyle(way).visibility === "visible");

async function openWay(reducedMotion: "reduce" | "no-preference", search = ""): Promise<Page> {
  const page = await openTab(browser);
  await page.emulateMedia({ reducedMotion });
  await visit(page, `${server.address}${search}#/way`);
  return page;
}

test("a step looks at its part at once for who asks for less motion, and back at the one before", async () => {
  const page = await openWay("reduce");
  const { views } = await readViews(page);
  const shown = async (): Promise<number> => views.indexOf((await readViews(page)).shown, 1);
  expect(new Set(views.slice(1)).size).toBe(3);
  expect(await shown()).toBe(1);
  await pressTo(page, "PageDown", "way+1");
  expect(await shown()).toBe(2);
  expect(await isLostSeen(page)).toBe(true);
  await pressTo(page, "PageDown", "way+2");
  expect((await readViews(page)).shown).toBe(views[0]);
  expect(await isLostSeen(page)).toBe(false);
  await pressTo(page, "PageUp", "way+1");
  expect(await shown()).toBe(2);
  await page.close();
});

test("for all others it moves there, and the next key ends that at once", async () => {
  const page = await openWay("no-preference");
  const { views } = await readViews(page);
  const waitFor = (view: string | undefined, moves: number): Promise<unknown> =>
    page.waitForFunction(
      ([box, count]) => {
        const svg = document.querySelector("#way svg[data-views]");
        return svg?.getAnimations().length === count && svg.getAttribute("viewBox") === box;
      },
      [view, moves] as const,
    );
  await pressTo(page, "PageDown", "way+1");
  await pressTo(page, "PageDown", "way+2");
  await waitFor(views[0], 0);
  await pressTo(page, "PageUp", "way+1");
  await waitFor(views[2], 1);
  await pressTo(page, "PageUp", "way");
  await waitFor(views[1], 0);
  await page.close();
});

test.each(["?read", "?print"])("in the view %s all that stays is seen whole", async (search) => {
  const page = await openWay("no-preference", search);
  const { shown, views } = await readViews(page);
  expect(shown).toBe(views[0]);
  expect(await isLostSeen(page)).toBe(false);
  expect(await page.locator("#way .node").nth(2).isVisible()).toBe(true);
  await page.close();
});

test("what is printed from the stage is whole, and the stage is where it was after that", async () => {
  const page = await openWay("reduce");
  const { shown, views } = await readViews(page);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  expect((await readViews(page)).shown).toBe(views[0]);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  expect((await readViews(page)).shown).toBe(shown);
  await page.close();
});
