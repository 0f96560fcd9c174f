import type { Browser, BrowserContext, Page } from "playwright-core";

/** A page with all that went wrong in it: console errors, exceptions, requests to other hosts. */
export interface WatchedPage {
  readonly page: Page;
  readonly faults: readonly string[];
}

interface Viewport {
  readonly width: number;
  readonly height: number;
}

interface OpenOptions {
  readonly viewport?: Viewport;
  /** Whether to wait for all figures, which the dev server's pages draw themselves. */
  readonly drawn?: boolean;
}

const STAGE: Viewport = { width: 1280, height: 720 };

/**
 * Opens an address, at stage size unless told otherwise, and waits until the deck is ready. The
 * page remembers nothing of the one before; who opened it closes it.
 */
export async function openDeck(
  browser: Browser,
  address: string,
  { viewport = STAGE, drawn = true }: OpenOptions = {},
): Promise<WatchedPage> {
  const page = await openTab(browser, viewport);
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
  await visit(page, address, drawn);
  return { page, faults };
}

/**
 * A tab that remembers nothing of those before; who opened it closes it. Nothing moves in it: every
 * move is a dozen frames to paint, and the same in the end.
 */
export async function openTab(browser: Browser, viewport = STAGE): Promise<Page> {
  const context = await getContext(browser, viewport);
  const page = await context.newPage();
  // In this tab for the first time: what is here is from another test's.
  await page.addInitScript(() => {
    if (location.protocol === "about:") return;
    if (sessionStorage.getItem("seen") === null) localStorage.clear();
    sessionStorage.setItem("seen", "");
  });
  return page;
}

/** Lets every access to `localStorage` fail from the next load on, as some settings of browsers do. */
export async function forbidStorage(target: Page | BrowserContext): Promise<void> {
  await target.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
  });
}

/**
 * Loads an address anew, be it that of the page with another place, and waits for the deck. The
 * page remembers what it has chosen before, unless `forget` was called.
 */
export async function visit(page: Page, address: string, drawn = true): Promise<void> {
  // To another place of the same document the browser only scrolls.
  if (leaveOutPlace(page.url()) === leaveOutPlace(address)) await page.goto("about:blank");
  await page.goto(address);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  if (drawn) await waitForFigures(page);
}

/** With its next load, a page of `openTab` or `openDeck` is like a new one, which costs twice as much. */
export async function forget(page: Page): Promise<void> {
  // One that has shown nothing yet has nothing to forget.
  if (page.url() !== "about:blank") await page.evaluate(() => sessionStorage.clear());
}

function leaveOutPlace(address: string): string {
  return address.replace(/#.*/s, "");
}

/** One for each size of a browser: what its cache holds need not be asked for again. */
const contexts = new WeakMap<Browser, Map<string, Promise<BrowserContext>>>();

function getContext(browser: Browser, viewport: Viewport): Promise<BrowserContext> {
  const bySize = contexts.get(browser) ?? new Map<string, Promise<BrowserContext>>();
  contexts.set(browser, bySize);
  const size = `${viewport.width} × ${viewport.height}`;
  const context = bySize.get(size) ?? openContext(browser, viewport);
  bySize.set(size, context);
  void context.then((opened) => opened.once("close", () => bySize.delete(size)));
  return context;
}

/** A context whose window stays open: a tab in it takes half the time of a window. */
async function openContext(browser: Browser, viewport: Viewport): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  await context.newPage();
  return context;
}

async function waitForFigures(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector("figure[data-figure]:not(.failed)") === null,
  );
}

/** In every stack, one slide is where the stage was last. */
const CURRENT = ".slides > section.present:not(.stack), .slides > .stack.present > section.present";

/** Where the stage is: `id` or `id+2` after two steps. */
export function readPlace(page: Page): Promise<string> {
  return page.evaluate((current) => {
    const slide = document.querySelector(current);
    const steps = slide?.querySelectorAll(".fragment.visible").length ?? 0;
    return `${slide?.id}${steps > 0 ? `+${steps}` : ""}`;
  }, CURRENT);
}

/** Presses a key and waits until the stage is at `place`. */
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
