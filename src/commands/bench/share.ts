import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { serveCompressed } from "./compressedHost.ts";
import { nextFrame, type Measurement } from "./measurement.ts";
import { LAUNCHER } from "./start.ts";
import { walkTalk } from "./talk.ts";

/** How long the usual export takes, without and with the drawings of the one before, and how large it is. */
export async function measureShare(browser: Browser, runs: number): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), "share-"));
  try {
    rmSync("node_modules/.cache", { recursive: true, force: true });
    const uncached = exportTo(join(folder, "dist"));
    const cached = Array.from({ length: runs }, () => exportTo(join(folder, "dist")));
    const sizeOf = (name: string): number => statSync(join(folder, "dist", name)).size / 1000;
    const packed = brotliCompressSync(readFileSync(join(folder, "dist/deck.html"))).length / 1000;
    const visit = await measureVisit(browser, join(folder, "dist"));
    return [
      { what: "site, file and PDF, nothing drawn yet", values: [uncached], unit: "ms" },
      { what: "site, file and PDF, all drawn", values: cached, unit: "ms" },
      { what: "`deck.html`", values: [sizeOf("deck.html")], unit: "kB" },
      { what: "`deck.html`, Brotli", values: [packed], unit: "kB" },
      { what: "`deck.pdf`", values: [sizeOf("deck.pdf")], unit: "kB" },
      ...visit,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function exportTo(folder: string): number {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [LAUNCHER, "export", "--out", folder]);
  if (status !== 0) throw new Error("the export failed: run it by itself to see why");
  return performance.now() - started;
}

/** What a first visitor loads from a host that compresses: until the first slide stands, and until all have been seen. */
async function measureVisit(browser: Browser, folder: string): Promise<Measurement[]> {
  const host = await serveCompressed(folder);
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  try {
    await page.goto(host.address);
    await page.waitForSelector("html[data-ready] section.present");
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await nextFrame(page);
    const first = { ...host.sent };
    await walkTalk(page);
    await page.waitForLoadState("networkidle");
    return [
      { what: "first visit until the first slide", values: [first.bytes / 1000], unit: "kB" },
      { what: "first visit, every slide seen", values: [host.sent.bytes / 1000], unit: "kB" },
      { what: "requests of a first visit", values: [host.sent.requests], unit: "" },
    ];
  } finally {
    await page.close();
    host.close();
  }
}
