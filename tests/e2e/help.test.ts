import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { browser, deck, serveDeck, server } from "../served.ts";
import { openDeck } from "../stagePage.ts";

serveDeck({ "slides/deck.yaml": "title: A deck\n", "slides/10.md": "## A\n" });

let page: Page;

beforeAll(async () => {
  ({ page } = await openDeck(browser, server.address));
});

const FRENCH = "→ ↓ Page ↓ Espace | ← ↑ Page ↑ Retour | Début | Fin | O Échap | B . | ?".split(
  " | ",
);
const ENGLISH = "→ ↓ Page ↓ Space | ← ↑ Page ↑ Backspace | Home | End | O Esc | B . | ?".split(
  " | ",
);

test.each([
  { lang: "fr", title: "Touches", rows: FRENCH },
  { lang: "en", title: "Keys", rows: ENGLISH },
])("the help names each key as keyboards do, in $lang", async ({ lang, title, rows }) => {
  deck.write("slides/deck.yaml", `title: A deck\nlang: ${lang}\n`);
  await page.locator(`html[lang=${lang}]`).waitFor();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog");
  await help.getByRole("heading", { name: title }).waitFor();
  const caps = await help
    .locator("dt")
    .evaluateAll((terms) =>
      terms.map((term) => [...term.querySelectorAll("kbd")].map((key) => key.innerText).join(" ")),
    );
  expect(caps).toEqual(expect.arrayContaining(rows));
  const box = await help.boundingBox();
  expect((box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 999) <= 720).toBe(true);
  // The key that has opened it closes it; after Escape the very next key counts.
  await page.keyboard.press("?");
  expect(await help.count()).toBe(0);
  for (const key of ["?", "Escape", "?"]) await page.keyboard.press(key);
  expect(await help.count()).toBe(1);
  await page.keyboard.press("Escape");
});
