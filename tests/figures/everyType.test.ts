import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import mermaid from "mermaid";
import type { Browser } from "playwright-core";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDevServer } from "../devServer.ts";
import { exportFile } from "../exportFile.ts";
import { createScratch, shareDrawings, type Scratch } from "../scratch.ts";
import { getBrowser } from "../served.ts";
import { openDeck } from "../stagePage.ts";
import { isThorough } from "../thorough.ts";
import type * as Figures from "./lookAtFigures.ts";

const folder = join(import.meta.dirname, "types");

/** A text that each sample must show. */
const TEXT_BY_NAME: Readonly<Record<string, string>> = {
  agentflow: "Known question?",
  architecture: "Internet",
  block: "Store",
  "c4-component": "Ledger",
  "c4-container": "Orders",
  "c4-context": "Customer",
  "c4-deployment": "[Laptop]",
  "c4-dynamic": "1: asks",
  "class-diagram": "+List<Shape> shapes",
  cynefin: "Wake somebody",
  er: "exists as",
  eventmodeling: "ItemAdded",
  flowchart: "At home?",
  "flowchart-elk": "Parcel",
  gantt: "Moving in",
  "git-graph": "mended",
  graph: "Depot",
  info: "v12.3.0",
  ishikawa: "Wrong focus",
  journey: "Walk home",
  kanban: "Shorten the slides",
  mindmap: "Pauses",
  packet: "Checksum",
  pie: "Meals [2]",
  "quadrant-chart": "Second logo",
  radar: "Flute",
  railroad: "number =",
  "railroad-abnf": "month =",
  "railroad-ebnf": "factor",
  "railroad-peg": "items =",
  requirement: "Text: with one hand",
  sankey: "River 90",
  sequence: "[away]",
  "state-diagram": "Dimmed",
  swimlane: "In stock?",
  timeline: "Typewriter",
  "tree-view": "10-start.md",
  treemap: "Holidays",
  usecase: "Borrow a book",
  venn: "Drawing",
  wardley: "Cup of tea",
  xychart: "Visitors by month",
};

const names = Object.keys(TEXT_BY_NAME);
const sourceByName = new Map(
  names.map((name) => [name, readFileSync(join(folder, `${name}.mmd`), "utf8")]),
);

/** Mermaid's own for what it cannot read. */
const NO_DIAGRAMS = ["error", "---"];

test("there is a sample of every type of diagram that Mermaid knows, and of nothing else", () => {
  expect(readdirSync(folder).toSorted()).toEqual(names.map((name) => `${name}.mmd`).toSorted());
  mermaid.initialize({ startOnLoad: false });
  const known = mermaid.getRegisteredDiagramsMetadata().map(({ id }) => id);
  const shown = [...sourceByName.values()].map((source) =>
    mermaid.detectType(source.replaceAll(/^%%.*\n/gm, "")),
  );
  expect([...new Set(shown)].toSorted()).toEqual(
    known.filter((id) => !NO_DIAGRAMS.includes(id)).toSorted(),
  );
});

let deck: Scratch;
/** The address of the exported file: its figures are drawn as the dev server's page draws them. */
let file: string;

beforeAll(async () => {
  deck = createDeck();
  file = await exportFile(deck.root);
});

afterAll(() => deck?.remove());

function createDeck(): Scratch {
  const slides = [...sourceByName].map(
    ([name, source]) =>
      `---\nid: ${name}\nlayout: figure\n---\n\n## ${name}\n\n\`\`\`mermaid\n${source}\`\`\`\n`,
  );
  const scratch = createScratch({
    "slides/deck.yaml": "title: Every type\nlang: en\n",
    "slides/10.md": `---\nid: first\n---\n\n## First\n\n${slides.join("\n")}`,
  });
  shareDrawings(scratch);
  return scratch;
}

/** What is seen in a page of the deck, and what goes wrong in it. */
async function lookAtDeck(browser: Browser, address: string) {
  const { page, faults } = await openDeck(browser, address);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate(await bundleLooks());
  const looks = await page.evaluate((all) => {
    const { figures } = window as typeof window & { readonly figures: typeof Figures };
    return figures.lookAtFigures(all);
  }, names);
  const ids = await page.$$eval(".slides [id]", (elements) => elements.map(({ id }) => id));
  await page.close();
  return { looks, ids, faults };
}

/** What looks at figures, as a script for any page, which calls it `figures`. */
async function bundleLooks(): Promise<string> {
  const build = await rolldown({ input: join(import.meta.dirname, "lookAtFigures.ts") });
  const { output } = await build.generate({ format: "iife", name: "figures" });
  await build.close();
  return output[0].code;
}

// Both show what the same code has drawn: in a page of the dev server that takes it ten seconds.
test.each(isThorough ? ["exported file", "dev server"] : ["exported file"])(
  "on the %s every type is drawn and legible in both schemes, on slides far from the first",
  async (where) => {
    const server = where === "dev server" ? await startDevServer(deck.root) : undefined;
    const { looks, ids, faults } = await lookAtDeck(await getBrowser(), server?.address ?? file);
    await server?.close();
    expect(looks.map(({ name }) => name)).toEqual(names);
    for (const { name, texts, smallest, hidden, pale } of looks) {
      expect({ name, hidden, pale }).toEqual({ name, hidden: [], pale: [] });
      expect(texts, name).toContain(TEXT_BY_NAME[name]);
      expect(smallest, name).toBeGreaterThan(14);
    }
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(faults).toEqual([]);
  },
);

test("in the exported file a drawing's styles are for itself alone, and there is no figure library", () => {
  const html = readFileSync(fileURLToPath(file), "utf8");
  const styles = [...html.matchAll(/<svg[^>]* id="(figure-\w+)"[^>]*><style>([^<]*)/g)];
  expect(styles.length).toBeGreaterThan(10);
  for (const [, id, css = ""] of styles) {
    const selectors = css
      .replaceAll(/@keyframes[^{]*\{(?:[^{}]*\{[^{}]*\})*\}/g, "")
      .matchAll(/([^{}]+)\{/g);
    for (const [, selector = ""] of selectors) {
      expect(selector.split(/,(?![^(]*\))/).filter((each) => !each.startsWith(`#${id}`))).toEqual(
        [],
      );
    }
  }
  expect(/dagre|mermaidAPI/.test(html)).toBe(false);
});
