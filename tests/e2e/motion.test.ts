import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { browser, serveDeck, server } from "../served.ts";
import { openTab, visit } from "../stagePage.ts";

const SLIDES = `# One

- a {.fragment}

---
background: ../assets/sky.svg
alt: The sky
transition: slide
---

## Two

\`\`\`bash [1|2]
one
two
\`\`\`
`;

serveDeck({
  "slides/deck.yaml": "title: Motion",
  "slides/a.md": SLIDES,
  "assets/sky.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
});

let page: Page;

beforeAll(async () => {
  page = await openTab(browser);
});

/** The longest transition or animation, in ms, that anything on the page is styled with. */
async function measureLongestMotion(reducedMotion: "reduce" | "no-preference"): Promise<number> {
  await page.emulateMedia({ reducedMotion });
  await visit(page, server.address);
  const longest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll("*")].flatMap((element) =>
        [null, "::before", "::after"].flatMap((pseudo) => {
          const style = getComputedStyle(element, pseudo);
          const [transition = 0, delay = 0, animation = 0] = [
            style.transitionDuration,
            style.transitionDelay,
            style.animationDuration,
          ].map((list) => Math.max(...list.split(",").map(Number.parseFloat)));
          return [
            style.transitionProperty === "none" ? 0 : transition + delay,
            style.animationName === "none" ? 0 : animation,
          ];
        }),
      ),
    ),
  );
  return longest * 1000;
}

test("nothing moves for longer than 300 ms", async () => {
  const longest = await measureLongestMotion("no-preference");
  expect(longest).toBeGreaterThan(0);
  expect(longest).toBeLessThanOrEqual(300);
});

test("who asks for less motion gets none", async () => {
  expect(await measureLongestMotion("reduce")).toBe(0);
});
