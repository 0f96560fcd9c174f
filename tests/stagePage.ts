import type { Browser, Page } from "playwright-core";

/** A page with all that went wrong in it: console errors, exceptions, requests to other hosts. */
export interface WatchedPage {
  readonly page: Page;
  readonly faults: readonly string[];
}

interface OpenOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Whether to wait for all figures, which the dev server's pages draw themselves. */
  readonly drawn?: boolean;
}

/** Opens an address, at stage size unless told otherwise, and waits until the deck is ready. */
export async function openDeck(
  browser: Browser,
  address: string,
  { viewport = { width: 1280, height: 720 }, drawn = true }: OpenOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const faults: string[] = [];
  const home = new URL(address);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (!["data:", "blob:"].includes(protocol) && host !== home.host) faults.push(request.url());
  });
  await page.goto(address);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  if (drawn) await waitForFigures(page);
  return { page, faults };
}

async function waitForFigures(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector("figure[data-figure]:not(.failed)") === null,
  );
}

/** In every stack, one slide is where the stage was last. */
const CURRENT = ".slides > section.present:not(.stack), .slides > .stack.present > section.present";

/** Where the stage stands: `id` or `id+2` after two steps. */
export function readPlace(page: Page): Promise<string> {
  return page.evaluate((current) => {
    const slide = document.querySelector(current);
    const steps = slide?.querySelectorAll(".fragment.visible").length ?? 0;
    return `${slide?.id}${steps > 0 ? `+${steps}` : ""}`;
  }, CURRENT);
}

/** Presses a key and waits until the stage stands at `place`. */
export async function pressTo(page: Page, key: string, place: string): Promise<void> {
  await page.keyboard.press(key);
  await waitForPlace(page, place);
}

export async function waitForPlace(page: Page, place: string): Promise<void> {
  const [id, steps] = place.split("+");
  await page.waitForFunction(
    ([current, wantedId, wantedSteps]) => {
      const slide = document.querySelector(current);
      const visible = slide?.querySelectorAll(".fragment.visible").length ?? 0;
      return slide?.id === wantedId && visible === wantedSteps;
    },
    [CURRENT, id, Number(steps ?? 0)] as const,
  );
}
