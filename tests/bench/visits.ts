import type { Browser, Page } from "playwright-core";
import { exportDeck } from "../../src/export/exportDeck.ts";
import { withDeck, writeFieldDeck } from "./decks.ts";
import { serveCompressed } from "./host.ts";
import { nextFrame, waitUntilReady, withPage } from "./pages.ts";
import { walkTalk } from "./steps.ts";
import { repeat } from "./tables.ts";

/** A slow line and a slow processor. Bytes a second, milliseconds; times slower than this machine's. */
const LINE = { downloadThroughput: 200_000, uploadThroughput: 100_000, latency: 150 };
const CPU_SLOWDOWN = 4;

const WINDOWS = { stage: { width: 1280, height: 720 }, read: { width: 390, height: 844 } };

/** What a first visitor loads of a built site: kilobytes until the first slide, and until all have been seen. */
export async function measureLoad(browser: Browser, folder: string) {
  const host = await serveCompressed(folder);
  try {
    return await withPage(browser, async (page) => {
      await page.goto(host.address);
      await waitUntilReady(page);
      await nextFrame(page);
      const firstSlide = host.sent.bytes / 1000;
      await walkTalk(page);
      await page.waitForLoadState("networkidle");
      return { firstSlide, all: host.sent.bytes / 1000, requests: host.sent.requests };
    });
  } finally {
    host.close();
  }
}

/** First visits to the site of a deck of so many slides over a slow line, by a browser that has never been there. */
export function measureVisits(
  browser: Browser,
  slides: number,
  view: keyof typeof WINDOWS,
  runs: number,
) {
  return withDeck(writeFieldDeck(slides), async (root) => {
    const log = console.error;
    const folder = await exportDeck({ root, outputs: ["site"], notes: false, log });
    const host = await serveCompressed(folder);
    const options = { viewport: WINDOWS[view], reducedMotion: "no-preference" } as const;
    try {
      return await repeat(runs, () =>
        withPage(browser, (page) => visit(page, host.address), options),
      );
    } finally {
      host.close();
    }
  });
}

async function visit(page: Page, address: string) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, ...LINE });
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  await page.goto(address);
  await waitUntilReady(page);
  return page.evaluate(readVisit);
}

/** In the page, once all of it is there: milliseconds until the first text and until now, and how often something has moved that was painted already. */
async function readVisit() {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const ready = performance.now();
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  let shifts = 0;
  new PerformanceObserver((list) => {
    shifts += list.getEntries().length;
  }).observe({ type: "layout-shift", buffered: true });
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { firstText: paint?.startTime ?? Number.NaN, ready, shifts };
}
