import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { nextFrame, type Measurement } from "./measurement.ts";
import { walkTalk } from "./talk.ts";

const LAUNCHER = join(import.meta.dirname, "../launch.mjs");

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
  const { server, address, count } = await serve(folder);
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  try {
    await page.goto(address);
    await page.waitForSelector("html[data-ready] section.present");
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await nextFrame(page);
    const first = count();
    await walkTalk(page);
    await page.waitForLoadState("networkidle");
    const all = count();
    return [
      { what: "first visit until the first slide", values: [first.bytes / 1000], unit: "kB" },
      { what: "first visit, every slide seen", values: [all.bytes / 1000], unit: "kB" },
      { what: "requests of a first visit", values: [all.requests], unit: "" },
    ];
  } finally {
    await page.close();
    server.close();
  }
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** A host of static files that compresses what is text, and counts what it sends. */
async function serve(folder: string) {
  const sent = { bytes: 0, requests: 0 };
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = join(folder, pathname === "/" ? "index.html" : pathname);
    const isPacked = extname(path) !== ".woff2";
    const content = readFileSync(path);
    const body = isPacked ? brotliCompressSync(content) : content;
    sent.bytes += body.length;
    sent.requests += 1;
    response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream");
    if (isPacked) response.setHeader("content-encoding", "br");
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return { server, address: `http://127.0.0.1:${port}/`, count: () => ({ ...sent }) };
}
