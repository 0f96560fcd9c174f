import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { exportFile } from "../exportFile.ts";
import { answerRange, sendJson, startFakeServer } from "../fakeServers.ts";
import { shareDrawings, createScratch } from "../scratch.ts";
import { browser, deck, serveDeck, server } from "../served.ts";
import { openDeck, pressTo, visit } from "../stagePage.ts";

/** How the servers behave: they answer with 42, or fail in some way. */
let mood: "good" | "hangs" | "refuses" | "says something else" = "good";

const prometheus = await startFakeServer((url, response) => {
  if (mood === "good") sendJson(response, answerRange(url, 42));
  else if (mood === "refuses") sendJson(response, { error: "no such metric" }, 400);
  else if (mood === "says something else") sendJson(response, ["what?"]);
});
/** The twin of the first, which dies alone. */
let isTwinDead = false;
const twin = await startFakeServer((url, response) => {
  if (isTwinDead) sendJson(response, { error: "dead" }, 503);
  else sendJson(response, answerRange(url, 77));
});
const lab = await startFakeServer((_url, response, { method }) => {
  if (method === "POST") sendJson(response, {});
  else {
    const actions = { "stop a": { undo: "start a" }, "start a": { undo: "stop a" }, burn: {} };
    sendJson(response, {
      servers: { a: prometheus.address, b: twin.address, far: "http://192.0.2.1" },
      actions,
    });
  }
});

const chart = (id: string, settings = ""): string => `---
id: ${id}
${settings}---

## A chart

\`\`\`vega-lite
title: Hits
description: Hits.
data:
  values: [{ time: "2026-01-15T10:00:00", value: 1 }, { time: "2026-01-15T10:00:02", value: 1 }]
  live: { query: hits, range: 10s, step: 2s, from: a }
encoding:
  x: { field: time, type: temporal }
layer:
  - mark: { type: text, align: right }
    encoding: { text: { field: value } }
  # step
  - mark: point
  # step
  - mark: rule
\`\`\`

`;

const TWINS = `---
id: twins
---

## Twins

\`\`\`vega-lite
title: Twins
description: Twins.
encoding: { x: { field: time, type: temporal }, text: { field: value } }
layer:
  - data: { values: [{ time: 0, value: 1 }], live: { query: hits, range: 10s, step: 2s, from: a } }
    mark: text
  - data: { values: [{ time: 0, value: 2 }], live: { query: hits, range: 10s, step: 2s, from: b } }
    mark: text
\`\`\`
`;

serveDeck(
  () => {
    const scratch = createScratch({
      "slides/deck.yaml": "title: A deck\nlang: en\n",
      "slides/10.md": `---\nid: first\n---\n\n## First\n\n${chart("chart", "lab: { 1: stop a, 2: burn }\n")}${TWINS}`,
    });
    shareDrawings(scratch);
    return scratch;
  },
  { live: { lab: lab.address } },
);
afterAll(() => Promise.all([prometheus.close(), twin.close(), lab.close()]));

let page: Page;
let faults: readonly string[];
beforeAll(async () => {
  ({ page, faults } = await openDeck(browser, server.address));
});

beforeEach(async () => {
  mood = "good";
  await visit(page, `${server.address}#/first`);
});

const svg = () => page.locator("#chart svg.chart");
const waitForMark = (text: string) =>
  page.locator("#chart .live-mark").getByText(text, { exact: true }).waitFor();
const readFault = (name: string) =>
  page.evaluate((of) => document.documentElement.dataset[`${of}Fault`] ?? "", name);

const listActed = () => lab.asked.filter((asked) => asked.startsWith("POST"));

const ask = async (path: string, options: RequestInit = {}) => {
  const response = await fetch(new URL(path, server.address), options);
  return `${response.status} ${await response.text()}`;
};

test("a chart shows its recording, then what the server says now, its steps kept", async () => {
  await svg().getByText("1", { exact: true }).first().waitFor({ state: "attached" });
  await pressTo(page, "ArrowRight", "chart");
  await waitForMark("live");
  await svg().getByText("42", { exact: true }).first().waitFor();
  expect(await svg().locator(".to-come").count()).toBeGreaterThan(0);
  expect(prometheus.asked.at(-1)).toMatch(
    /^GET \/api\/v1\/query_range\?query=hits&start=\d+&end=\d+&step=2$/,
  );
  expect(faults).toEqual([]);
});

test.each([
  ["hangs", /abort|time/i],
  ["refuses", /no such metric/],
  ["says something else", /./],
] as const)(
  "where the server %s the recording stays, and only the speaker hears of it",
  async (name, said) => {
    mood = name;
    await pressTo(page, "ArrowRight", "chart");
    await waitForMark("recorded on Jan 15, 2026");
    await expect.poll(() => readFault("query")).toMatch(said);
    expect(await svg().getByText("1", { exact: true }).count()).toBeGreaterThan(0);
    expect(await page.locator("vite-error-overlay").count()).toBe(0);
  },
);

test("a server that dies while its chart is shown gives the recording back", async () => {
  await pressTo(page, "ArrowRight", "chart");
  await waitForMark("live");
  mood = "refuses";
  await waitForMark("recorded on Jan 15, 2026");
  await svg().getByText("1", { exact: true }).first().waitFor();
});

test("of two servers in a chart, the one that dies leaves its line, while the other goes on", async () => {
  const drawing = page.locator("#twins svg.chart");
  await visit(page, `${server.address}#/twins`);
  await page.locator("#twins .live-mark").getByText("live", { exact: true }).waitFor();
  isTwinDead = true;
  await expect.poll(() => readFault("query")).toMatch(/dead/);
  expect(await page.locator("#twins .live-mark").innerText()).toBe("live");
  expect(await drawing.getByText("42", { exact: true }).count()).toBeGreaterThan(0);
  expect(await drawing.getByText("77", { exact: true }).count()).toBeGreaterThan(0);
  isTwinDead = false;
});

test("a step lets the laboratory act, a step back undoes it, or the speaker hears that it cannot be", async () => {
  const before = listActed().length;
  await pressTo(page, "ArrowRight", "chart");
  await pressTo(page, "ArrowRight", "chart+1");
  await pressTo(page, "ArrowRight", "chart+2");
  await pressTo(page, "ArrowLeft", "chart+1");
  await expect.poll(() => readFault("action")).toBe('undo “burn”: "burn" cannot be undone');
  await pressTo(page, "ArrowLeft", "chart");
  const acted = () => listActed().slice(before);
  await expect.poll(acted).toEqual(["POST /stop%20a", "POST /burn", "POST /start%20a"]);
  await expect.poll(() => readFault("action")).toBe("");
});

test("the speaker view says what fails on stage", async () => {
  mood = "refuses";
  await pressTo(page, "ArrowRight", "chart");
  const { page: speaker } = await openDeck(browser, `${server.address}?speaker`);
  await speaker.locator(".alert").getByText("no such metric").waitFor();
  await speaker.close();
});

test("only queries are passed on, and to no server that is elsewhere", async () => {
  const range = "query=hits&start=0&end=2&step=2";
  expect(await ask(`/__live/api/v1/query_range?${range}&from=a`)).toMatch(/^200 .*"success"/);
  expect(await ask(`/__live/api/v1/query_range?${range}&from=a`, { method: "POST" })).toMatch(
    /^502/,
  );
  expect(await ask("/__live/api/v1/admin/tsdb/snapshot?from=a")).toMatch(/^502 .*only queries/);
  expect(await ask("/__live/api/v1/query?query=1&from=far")).toMatch(/^502 .*is elsewhere/);
  expect(await ask("/__live/api/v1/query?query=1&from=toString")).toMatch(/^502 .*no server/);
  expect(await ask("/__lab/stop%20a", { method: "POST" })).toMatch(/^502 .*own windows/);
});

test("an export has the recording alone: no query, no action, no address", async () => {
  const html = readFileSync(new URL(await exportFile(deck.root)), "utf8");
  expect(html).toContain("2026");
  for (const word of ["hits,", "__live", "__lab", "data-lab", "stop a", "127.0.0.1", "10s"]) {
    expect(html).not.toContain(word);
  }
});
