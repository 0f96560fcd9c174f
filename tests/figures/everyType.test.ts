import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import mermaid from "mermaid";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { inspectSlide as InspectSlide } from "../../src/check/page/inspectSlide.ts";
import { exportFile } from "../exportFile.ts";
import { createScratch, shareDrawings, type Scratch } from "../scratch.ts";
import { browser, deck, serveDeck, server } from "../served.ts";
import { openDeck, openTab, waitForPlace } from "../stagePage.ts";

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

serveDeck(createDeck);

const addresses = new Map<string, string>();

beforeAll(async () => {
  addresses.set("dev server", server.address);
  addresses.set("exported file", await exportFile(deck.root));
});

interface Look {
  readonly name: string;
  readonly texts: readonly string[];
  /** Pixels of the smallest text, as drawn. */
  readonly smallest: number;
  /** What is not where it can be seen. */
  readonly hidden: readonly string[];
}

async function lookAt(page: Page, name: string): Promise<Look> {
  await page.evaluate((id) => {
    location.hash = `#${id}`;
  }, name);
  await waitForPlace(page, name);
  return page.evaluate((id) => {
    const figure = document.querySelector(`#${id} figure`);
    const svg = figure?.querySelector("svg");
    if (!figure || !svg) return { name: id, texts: [], smallest: 0, hidden: ["the drawing"] };

    const frame = figure.getBoundingClientRect();
    const { width, height } = svg.getBoundingClientRect();
    const elements = [...svg.querySelectorAll<SVGGraphicsElement>("text, foreignObject")].filter(
      (element) => element.textContent.trim() !== "" && element.checkVisibility(),
    );
    const isOutside = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      const isEmpty = box.width === 0 || box.height === 0;
      return (
        isEmpty ||
        box.left < frame.left - 1 ||
        box.right > frame.right + 1 ||
        box.top < frame.top - 1 ||
        box.bottom > frame.bottom + 1
      );
    };
    const sizes = elements.map((element) => {
      const matrix = element.getScreenCTM();
      const leaf = [...element.querySelectorAll("*")].at(-1) ?? element;
      return (
        parseFloat(getComputedStyle(leaf).fontSize) * Math.hypot(matrix?.a ?? 0, matrix?.b ?? 0)
      );
    });
    return {
      name: id,
      texts: elements.map((element) => element.textContent.replaceAll(/\s+/g, " ").trim()),
      smallest: Math.min(...sizes),
      hidden: [
        ...(width < 60 || height < 30 ? ["the drawing"] : []),
        ...elements.filter(isOutside).map((element) => element.textContent),
      ],
    };
  }, name);
}

/** Puts the module that measures slides where the test can call it. */
async function exposeInspector(page: Page): Promise<void> {
  // A string, as vitest would replace the import of a function.
  await page.evaluate(
    'import("/src/check/page/inspectSlide.ts").then((module) => void Object.assign(window, module))',
  );
}

/** What has too little contrast on the slide where the stage stands, in each scheme. */
async function readPale(page: Page, name: string): Promise<readonly string[]> {
  const pale: string[] = [];
  for (const scheme of ["dark", "light"]) {
    const found = await page.evaluate(
      ([id = "", colors = ""]) => {
        const { inspectSlide } = window as typeof window & {
          readonly inspectSlide: typeof InspectSlide;
        };
        document.documentElement.dataset["scheme"] = colors;
        const slide = document.getElementById(id);
        return slide === null
          ? []
          : inspectSlide(slide).filter(({ code }) => code === "low-contrast");
      },
      [name, scheme] as const,
    );
    pale.push(...found.map(({ text, measured }) => `${scheme}: ${text} ${measured.toFixed(1)}`));
  }
  return pale;
}

test.each(["dev server", "exported file"])(
  "on the %s every type is drawn and legible in both schemes, on slides far from the first",
  async (where) => {
    const { page, faults } = await openDeck(browser, addresses.get(where) ?? "");
    await page.emulateMedia({ reducedMotion: "reduce" });
    const isServed = where === "dev server";
    if (isServed) await exposeInspector(page);
    for (const name of names) {
      const { texts, smallest, hidden } = await lookAt(page, name);
      expect({ name, hidden }).toEqual({ name, hidden: [] });
      expect(texts, name).toContain(TEXT_BY_NAME[name]);
      expect(smallest, name).toBeGreaterThan(14);
      if (isServed) expect({ name, pale: await readPale(page, name) }).toEqual({ name, pale: [] });
    }
    const ids = await page.$$eval(".slides [id]", (elements) => elements.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);

    expect(faults).toEqual([]);
    await page.close();
  },
);

test("the figure of a slide that is jumped to comes before those of the slides on the way", async () => {
  const page = await openTab(browser);
  await page.goto(server.address);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await page.evaluate(() => {
    location.hash = "#xychart";
  });
  await page.locator("#xychart figure svg").waitFor({ state: "visible" });
  expect(await page.locator("figure[data-figure]").count()).toBeGreaterThan(names.length / 2);
  await page.close();
});

test("the exported file has one style sheet for all drawings, and no figure library", () => {
  const html = readFileSync(join(deck.root, "dist/deck.html"), "utf8");
  const sections = html.slice(html.indexOf('<section id="first"'));
  expect(sections.includes("</section>")).toBe(true);
  expect(sections.includes("<style")).toBe(false);
  expect(html.includes(".sheet-")).toBe(true);
  expect(/dagre|mermaidAPI/.test(html)).toBe(false);
});
