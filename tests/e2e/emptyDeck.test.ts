import { expect, test } from "vitest";
import { browser, deck, serveDeck, server } from "../served.ts";
import { openDeck, waitForPlace } from "../stagePage.ts";

serveDeck({});

test("a deck without a slide says what to write, and its first slide comes up as it is saved", async () => {
  const { page, faults } = await openDeck(browser, server.address);
  const overlay = page.locator("vite-error-overlay");
  await overlay.getByText("there is no slide yet: write one into").waitFor();
  deck.write("slides/deck.yaml", "title: A deck\n");
  deck.write("slides/10-start.md", "---\nid: first\n---\n\n## The first slide\n");
  await overlay.waitFor({ state: "detached" });
  await waitForPlace(page, "first");
  await page.getByRole("heading", { name: "The first slide" }).waitFor();
  expect(faults).toEqual([]);
  await page.close();
});
