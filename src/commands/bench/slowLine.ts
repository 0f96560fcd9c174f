import type { Browser } from "playwright-core";
import { exportDeck } from "../../export/exportDeck.ts";
import { createBenchDeck, removeBenchDeck } from "./benchDeck.ts";
import { serveCompressed } from "./compressedHost.ts";
import { writeFieldDeck } from "./fieldDeck.ts";
import { repeat } from "./measurement.ts";

/** A slow line and a slow processor. Bytes a second, milliseconds; times slower than this machine's. */
const LINE = { downloadThroughput: 200_000, uploadThroughput: 100_000, latency: 150 };
const CPU_SLOWDOWN = 4;

const WINDOWS = { stage: { width: 1280, height: 720 }, read: { width: 390, height: 844 } };

/** What a first visitor sees, in milliseconds since the page was asked for. */
interface Visit {
  /** The first text is painted. */
  readonly firstText: number;
  /** The slide's figure, and the fonts that the page shows, are there. */
  readonly ready: number;
  /** How often something has moved that was painted already. */
  readonly shifts: number;
}

/** First visits to the exported site of a deck of so many slides, over a slow line. */
export async function measureVisits(
  browser: Browser,
  slides: number,
  view: "stage" | "read",
  runs: number,
): Promise<readonly Visit[]> {
  const root = createBenchDeck(writeFieldDeck(slides));
  try {
    const log = console.error;
    const host = await serveCompressed(
      await exportDeck({ root, outputs: ["site"], notes: false, log }),
    );
    try {
      return await repeat(runs, () => visit(browser, host.address, view));
    } finally {
      host.close();
    }
  } finally {
    removeBenchDeck(root);
  }
}

/** One visit, by a browser that has never been there. */
async function visit(browser: Browser, address: string, view: "stage" | "read"): Promise<Visit> {
  const context = await browser.newContext({ viewport: WINDOWS[view] });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", { offline: false, ...LINE });
    await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.goto(address);
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return await page.evaluate(readVisit);
  } finally {
    await context.close();
  }
}

/** In the page, once all of it is there. */
async function readVisit(): Promise<Visit> {
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
