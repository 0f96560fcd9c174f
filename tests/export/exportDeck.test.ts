import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportDeck, USUAL_OUTPUTS } from "../../src/export/exportDeck.ts";
import { createScratch, type Scratch } from "../scratch.ts";

const log = (): void => undefined;
let deck: Scratch;

beforeAll(async () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A deck to share\n",
    "slides/10.md":
      "---\nid: a\n---\n\n## First slide with a title so long that it must break into two lines\n\n" +
      "Go [on](#c) or [out](https://example.org/).\n\nNote: a secret\n\n" +
      "---\nid: b\n---\n\n## Second\n\n```mermaid\nflowchart LR\n  a[Drawn label]\n  %% step\n  a --> b\n```\n\n" +
      "----\nid: c\ntitle: Third\n---\n\n![A dot](../assets/dot.svg)\n",
    "assets/dot.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>',
  });
  await exportDeck({ root: deck.root, outputs: USUAL_OUTPUTS, notes: false, log });
});

afterAll(() => deck?.remove());

const read = (path: string): string => readFileSync(join(deck.root, path), "utf8");

test("the public outputs hold the drawings and no notes, no Mermaid, no absolute address", () => {
  expect(readdirSync(join(deck.root, "dist")).toSorted()).toEqual([
    "assets",
    "deck.html",
    "deck.pdf",
    "index.html",
  ]);
  const scripts = readdirSync(join(deck.root, "dist/assets")).filter((name) =>
    name.endsWith(".js"),
  );
  expect(scripts).toHaveLength(1);
  for (const html of [read("dist/index.html"), read("dist/deck.html")]) {
    expect(html.replaceAll(/<[^>]*>/g, "")).toContain("Drawn label");
    expect(html).not.toContain("a secret");
    expect(html).not.toMatch(/(?:src|href)="\//);
  }
  // Nothing of the talk that this repository carries is part of another one.
  for (const name of readdirSync(join(deck.root, "dist"), { recursive: true, encoding: "utf8" })) {
    if (/\.(?:html|js|css)$/.test(name))
      expect(read(join("dist", name))).not.toMatch(/thanos|querier/i);
  }
  const page = read("dist/deck.html").replaceAll(/<script[\s\S]*?<\/script>/g, "");
  expect(page).not.toMatch(/(?:src|href)="(?!data:|#|https:\/\/example\.org)/);
});

test("the PDF has a page, an outline entry and tags a slide, real text and live links", async () => {
  const data = new Uint8Array(readFileSync(join(deck.root, "dist/deck.pdf")));
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  expect(pdf.numPages).toBe(3);
  const titles: string[] = [];
  const collect = (items: Awaited<ReturnType<typeof pdf.getOutline>>): void => {
    for (const { title, items: below } of items) {
      titles.push(title);
      collect(below);
    }
  };
  collect(await pdf.getOutline());
  expect(titles).toEqual([
    "First slide with a title so long that it must break into two lines",
    "Second",
    "Third",
  ]);
  const second = await pdf.getPage(2);
  const text = (await second.getTextContent()).items.map((item) => ("str" in item ? item.str : ""));
  expect(text.join(" ")).toMatch(/Drawn\s+label/);
  expect(JSON.stringify(await second.getStructTree())).toContain('"H2"');
  const links = await (await pdf.getPage(1)).getAnnotations();
  expect(
    links.map(({ url, dest }) => url ?? (dest === null ? "dead" : "inside")).toSorted(),
  ).toEqual(["https://example.org/", "inside"]);
  expect((await pdf.getMetadata()).info).toMatchObject({ Title: "A deck to share" });
  await pdf.destroy();
});

test("the speaker's own copy goes elsewhere, by a name that says so", async () => {
  await exportDeck({ root: deck.root, outputs: ["html"], notes: true, log });
  expect(readdirSync(join(deck.root, "dist-notes"))).toEqual(["deck-notes.html"]);
  expect(read("dist-notes/deck-notes.html")).toContain("a secret");
});

test("pictures: a PNG of every slide, or of every step, and one sheet of them all", async () => {
  const readPictures = (): string[] => readdirSync(join(deck.root, "dist/pictures")).toSorted();
  const pictures = (options: { steps: boolean; scheme: "dark" | "light" }) =>
    exportDeck({ root: deck.root, outputs: ["pictures"], notes: false, log, pictures: options });
  await pictures({ steps: false, scheme: "dark" });
  expect(readPictures()).toEqual(["01-a.png", "02-b.png", "03-c.png", "contact-sheet.png"]);
  const png = readFileSync(join(deck.root, "dist/pictures/01-a.png"));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1080]);
  const dark = png.toString("base64");

  await pictures({ steps: true, scheme: "light" });
  expect(readPictures()).toEqual([
    "01-a-0.png",
    "02-b-0.png",
    "02-b-1.png",
    "03-c-0.png",
    "contact-sheet.png",
  ]);
  expect(readFileSync(join(deck.root, "dist/pictures/01-a-0.png")).toString("base64")).not.toBe(
    dark,
  );
  expect(existsSync(join(deck.root, "dist/deck.html"))).toBe(true);
});

test("an error stops an export, and the last good one stays", async () => {
  const before = read("dist/deck.html");
  deck.write(
    "slides/20.md",
    "---\nlayuot: x\n---\n\n## D\n\n```mermaid\nflowchart LR\n  a -->\n```\n",
  );
  await expect(
    exportDeck({ root: deck.root, outputs: ["html"], notes: false, log }),
  ).rejects.toThrow('slides/20.md:2:1 error: unknown setting "layuot"');
  deck.write("slides/20.md", "## D\n\n```mermaid\nflowchart LR\n  a -->\n```\n");
  await expect(
    exportDeck({ root: deck.root, outputs: ["html"], notes: false, log }),
  ).rejects.toThrow(/slides\/20\.md:[56]:\d+ error: this diagram cannot be drawn/);
  expect(read("dist/deck.html")).toBe(before);
  expect(readdirSync(deck.root).filter((name) => name.startsWith(".export-"))).toEqual([]);
  expect(existsSync(join(deck.root, "dist/deck.pdf"))).toBe(true);
});
