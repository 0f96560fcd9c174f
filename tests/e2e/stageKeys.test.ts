import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { browser, serveDeck, server } from "../served.ts";
import { openDeck, pressTo, readPlace, waitForPlace } from "../stagePage.ts";

const WIDGETS = `---
id: widgets
---

## Widgets

<details><summary>More</summary><p>Hidden words</p></details>
<audio controls src="data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA="></audio>
<div contenteditable="true">written</div>
<div role="slider" tabindex="0" aria-valuenow="1">a slider</div>
<span role="button" tabindex="0">a button</span>
<ul role="tablist"><li role="tab" tabindex="0">a tab</li></ul>
<own-field></own-field>
`;

/** A field in the shadow root of a component. */
const COMPONENT = `customElements.define("own-field", class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = "<input value=''>";
  }
});
`;

serveDeck({
  "slides/deck.yaml": "title: A deck\nlang: en\n",
  "slides/10.md": `---\nid: first\n---\n\n## First\n\n${WIDGETS}\n---\nid: last\n---\n\n## Last\n\n----\nid: below\n---\n\n## Below\n`,
  "slides/components/ownField.ts": COMPONENT,
});

let page: Page;

beforeAll(async () => {
  ({ page } = await openDeck(browser, `${server.address}#/widgets`));
});
afterAll(() => page?.close());

test("what has the focus keeps the keys that work it, and a clicker still goes on", async () => {
  const MOVES = ["ArrowRight", "ArrowLeft", "ArrowUp", "Home", "End"];
  const own: readonly [string, readonly string[]][] = [
    ["audio", [" ", ...MOVES]],
    ["[contenteditable]", ["x", "b", " ", "Enter", ...MOVES]],
    ["[role=slider]", MOVES],
    ["[role=button]", [" ", "Enter"]],
    ["[role=tab]", [" ", "Enter", ...MOVES]],
  ];
  for (const [selector, keys] of own) {
    await page.locator(`#widgets ${selector}`).focus();
    for (const key of keys) await page.keyboard.press(key);
    expect([selector, await readPlace(page)]).toEqual([selector, "widgets"]);
  }
  expect(await page.locator(".cover").count()).toBe(0);
  await page.locator("#widgets summary").focus();
  await page.keyboard.press("Enter");
  await page.getByText("Hidden words").waitFor();
  await page.keyboard.press(" ");
  await page.getByText("Hidden words").waitFor({ state: "hidden" });
  const field = page.locator("#widgets own-field input");
  await field.focus();
  await page.keyboard.type("b o 2");
  expect(await field.inputValue()).toBe("b o 2");
  await page.locator("#widgets [role=slider]").focus();
  await pressTo(page, "PageDown", "last");
  await pressTo(page, "PageUp", "widgets");
});

test("a summary pressed by hand gives the keys back; with Shift the space bar goes back", async () => {
  await page.locator("#widgets summary").click();
  await page.getByText("Hidden words").waitFor();
  await pressTo(page, " ", "last");
  await pressTo(page, "Shift+ ", "widgets");
  await page.keyboard.press("Shift+Space");
  await waitForPlace(page, "first");
});

test("the overview is a grid with every slide in the window; keys and clicks open one", async () => {
  await page.locator("body").evaluate(() => (document.activeElement as HTMLElement).blur());
  await pressTo(page, "Home", "first");
  await page.keyboard.press("o");
  await page.waitForSelector(".reveal.overview");
  const boxes = await page.locator(".slides section:not(.stack)").evaluateAll((sections) =>
    sections.map((section) => {
      const { left, top, width, height } = section.getBoundingClientRect();
      return { left, top, right: left + width, bottom: top + height };
    }),
  );
  expect(boxes).toHaveLength(4);
  for (const { left, top, right, bottom } of boxes) {
    expect(left >= 0 && top >= 0 && right <= 1280 && bottom <= 720).toBe(true);
  }
  // Two rows of two, of which the second holds one more below another.
  expect(new Set(boxes.map(({ top }) => Math.round(top))).size).toBe(2);
  await page.locator("#first.selected").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.locator("#last.selected").waitFor();
  expect(await page.getByRole("status").textContent()).toBe("Slide 3: Last");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await waitForPlace(page, "below");
  await page.waitForSelector(".reveal:not(.overview)");
  expect(await page.locator("#below").boundingBox()).toMatchObject({ x: 0, y: 0, width: 1280 });
  await pressTo(page, "n", "first");

  await page.keyboard.press("o");
  // What is on a slide waits: the click opens the slide.
  await page.locator("#widgets").click();
  await waitForPlace(page, "widgets");
  expect(await page.locator("#widgets [inert], .selected").count()).toBe(0);
});
