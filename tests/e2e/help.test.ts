import type { Browser } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { getBrowser } from "../served.ts";
import { startDevServer } from "../devServer.ts";
import { createScratch } from "../scratch.ts";
import { openDeck } from "../stagePage.ts";

let browser: Browser;

beforeAll(async () => (browser = await getBrowser()));

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
  const deck = createScratch({
    "slides/deck.yaml": `title: A deck\nlang: ${lang}\n`,
    "slides/10.md": "## A\n",
  });
  const server = await startDevServer(deck.root);
  const { page } = await openDeck(browser, server.address, { drawn: false });
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
  await page.close();
  await server.close();
  deck.remove();
});
