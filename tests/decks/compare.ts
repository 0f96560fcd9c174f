import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { withBrowser } from "../../src/browser/chromium.ts";
import { defineCommand, UsageError } from "../../src/commands/defineCommand.ts";
import { goTo, listStops, openReady } from "../../src/export/stageWalk.ts";
import { exportFile } from "../exportFile.ts";
import { readSlides } from "../../src/vite/readSlides.ts";

/** What a slide shows, in its own tool or here. */
interface Shown {
  readonly words: readonly string[];
  /** The width and height of each picture in pixels of 1280 × 720. */
  readonly pictures: readonly string[];
  readonly fragments: number;
  readonly notes: string;
  readonly screen: Buffer;
}

/** A tool that shows a deck's first chapter as its own authors do. */
type Tool = (browser: Browser, folder: string, chapter: string) => Promise<Shown[]>;

const STAGE = { width: 1280, height: 720 };
const REVEAL = resolve("node_modules/reveal.js/dist");
const SCRATCH = resolve(".scratch/compare");

const TOOLS: Readonly<Record<string, Tool>> = { marp: showMarp, "reveal-md": showReveal };

/** Puts the deck in `folder` beside its own tool: prints what differs, and writes pairs of pictures. */
async function compare(folder: string, name: string | undefined): Promise<void> {
  const root = join(SCRATCH, basename(resolve(folder, folder.endsWith("slides") ? ".." : ".")));
  mkdirSync(join(root, "slides"), { recursive: true });
  for (const path of ["src", "index.html", "package.json"]) {
    cpSync(path, join(root, path), { recursive: true });
  }
  cpSync(folder, join(root, "slides"), { recursive: true });
  if (!existsSync(join(root, "slides/deck.yaml"))) {
    writeFileSync(join(root, "slides/deck.yaml"), `title: ${basename(root)}\nlang: en\n`);
  }
  const { deck } = readSlides(root);
  const kind = name ?? deck.dialects[0]?.name ?? "reveal-md";
  const show = TOOLS[kind];
  if (show === undefined) {
    throw new UsageError(`no tool "${kind}" to compare with: ${Object.keys(TOOLS).join(", ")}`);
  }
  const chapter = deck.dialects[0]?.path ?? deck.slides[0]?.at.path ?? "";
  await withBrowser(async (open) => {
    const browser = await open();
    const theirs = await show(browser, join(root, "slides"), basename(chapter));
    const ours = await showHere(browser, root);
    for (const line of listDifferences(theirs, ours)) console.log(line);
    await writePairs(join(root, "pairs"), theirs, ours);
  });
}

async function showHere(browser: Browser, root: string): Promise<Shown[]> {
  const page = await browser.newPage({ viewport: STAGE, reducedMotion: "reduce" });
  await openReady(page, await exportFile(root, true));
  const slides: Shown[] = [];
  for (const stop of (await listStops(page)).filter(({ isLast }) => isLast)) {
    await goTo(page, stop);
    slides.push(await readSlide(page, `[id="${stop.id}"]`, 1));
  }
  return slides;
}

/** Marp, installed into a scratch folder. */
async function showMarp(browser: Browser, folder: string, chapter: string): Promise<Shown[]> {
  const tools = join(SCRATCH, "tools");
  const entry = join(tools, "node_modules/@marp-team/marp-core/lib/marp.js");
  if (!existsSync(entry)) {
    mkdirSync(tools, { recursive: true });
    writeFileSync(join(tools, "package.json"), "{}");
    execFileSync("npm", ["install", "--no-audit", "@marp-team/marp-core@4"], { cwd: tools });
  }
  const { Marp } = (await import(pathToFileURL(entry).href)) as {
    Marp: new (options: object) => {
      render(text: string): { html: string; css: string; comments: string[][] };
    };
  };
  const marp = new Marp({ html: true, script: false });
  const { html, css, comments } = marp.render(readFileSync(join(folder, chapter), "utf8"));
  const own = `body { margin: 0 } svg[data-marpit-svg] { display: block; width: 1280px; height: 720px }`;
  const path = join(folder, ".compare.html");
  writeFileSync(path, `<!doctype html><meta charset="utf-8"><style>${css}${own}</style>${html}`);
  const page = await browser.newPage({ viewport: STAGE });
  await page.goto(pathToFileURL(path).href);
  const count = await page.locator("svg[data-marpit-svg]").count();
  const slides: Shown[] = [];
  for (let index = 0; index < count; index += 1) {
    const selector = `svg[data-marpit-svg]:nth-of-type(${index + 1})`;
    const fragments = await page.locator(`${selector} [data-marpit-fragment]`).count();
    const shown = await readSlide(page, selector, 1);
    slides.push({ ...shown, fragments, notes: (comments[index] ?? []).join(" ") });
  }
  return slides;
}

/** reveal.js with its own plugin, and the separators of the deck. */
async function showReveal(browser: Browser, folder: string, chapter: string): Promise<Shown[]> {
  const written = readFileSync(join(folder, chapter), "utf8");
  const [, yaml = ""] = /^---\n([\s\S]*?)\n---\n/.exec(written) ?? [];
  const read = (key: string): string | undefined =>
    new RegExp(`^${key}:\\s*["']?(.*?)["']?$`, "m").exec(yaml)?.[1];
  const html = existsSync(join(folder, "index.html"))
    ? readFileSync(join(folder, "index.html"), "utf8")
    : "";
  const find = (name: string): string | undefined =>
    new RegExp(`${name}="([^"]*)"`).exec(html)?.[1];
  const slide = read("separator") ?? find("data-separator") ?? "\\r?\\n---\\r?\\n";
  const below =
    read("verticalSeparator") ?? find("data-separator-vertical") ?? "\\r?\\n----\\r?\\n";
  const text = written.slice(yaml === "" ? 0 : yaml.length + 8).replaceAll("</textarea", "");
  const path = join(folder, ".compare.html");
  writeFileSync(
    path,
    `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${pathToFileURL(REVEAL).href}/reveal.css">` +
      `<link rel="stylesheet" href="${pathToFileURL(REVEAL).href}/theme/white.css">` +
      `<div class="reveal"><div class="slides"><section data-markdown data-separator="${slide}" data-separator-vertical="${below}">` +
      `<textarea data-template>\n${text.replaceAll("&", "&amp;")}</textarea></section></div></div>` +
      `<script src="${pathToFileURL(REVEAL).href}/reveal.js"></script><script src="${pathToFileURL(REVEAL).href}/plugin/markdown.js"></script>` +
      `<script>Reveal.initialize({ plugins: [RevealMarkdown], width: 1280, height: 720, margin: 0, transition: "none", hash: true }).then(() => document.documentElement.dataset.ready = "")</script>`,
  );
  const page = await browser.newPage({ viewport: STAGE });
  await openReady(page, pathToFileURL(path).href);
  const slides: Shown[] = [];
  const count = await page.evaluate("Reveal.getTotalSlides()");
  for (let index = 0; index < Number(count); index += 1) {
    await page.evaluate(
      `((at) => { const { h, v } = Reveal.getIndices(Reveal.getSlides()[at]); Reveal.slide(h, v, 99); })(${index})`,
    );
    slides.push(await readSlide(page, ".slides section.present:not(.stack)", 1));
  }
  return slides;
}

/** What is there to see of the slide that a selector finds, once its pictures are. */
async function readSlide(page: Page, selector: string, scale: number): Promise<Shown> {
  const slide = page.locator(selector).last();
  await slide.evaluate((element) =>
    Promise.all(
      [...element.querySelectorAll("img")].map((img) => img.decode().catch(() => undefined)),
    ),
  );
  const read = await slide.evaluate((element, factor) => {
    const copy = element.cloneNode(true) as Element;
    for (const hidden of copy.querySelectorAll(
      "aside, style, script, .slide-number, .visually-hidden",
    )) {
      hidden.remove();
    }
    const sizes = [
      ...element.querySelectorAll("img:not([data-marp-twemoji], .backdrop > *, .background)"),
    ]
      .map((img) => img.getBoundingClientRect())
      .map(({ width, height }) => `${Math.round(width * factor)}×${Math.round(height * factor)}`);
    return {
      words: copy.textContent?.match(/[\p{L}\p{N}]+/gu) ?? [],
      pictures: sizes,
      fragments: element.querySelectorAll(".fragment").length,
      notes: element.querySelector("aside.notes")?.textContent ?? "",
    };
  }, scale);
  const isStage = selector.startsWith("svg");
  return { ...read, screen: await (isStage ? slide.screenshot() : page.screenshot()) };
}

function listDifferences(theirs: readonly Shown[], ours: readonly Shown[]): string[] {
  const lines = [`slides: ${theirs.length} there, ${ours.length} here`];
  let all = 0;
  let found = 0;
  for (const [index, there] of theirs.entries()) {
    const here = ours[index];
    const left = [...(here?.words ?? [])];
    const missing = there.words.filter((word) => {
      const place = left.indexOf(word);
      if (place !== -1) left.splice(place, 1);
      return place === -1;
    });
    all += there.words.length;
    found += there.words.length - missing.length;
    const say = (what: string, a: unknown, b: unknown): void => {
      if (String(a) !== String(b))
        lines.push(`${index + 1}: ${what} ${String(a)} there, ${String(b)} here`);
    };
    if (missing.length > 0) lines.push(`${index + 1}: not here: ${missing.slice(0, 12).join(" ")}`);
    say("pictures", there.pictures, here?.pictures ?? []);
    say("fragments", there.fragments, here?.fragments);
    say("notes", there.notes.trim() !== "", (here?.notes ?? "").trim() !== "");
  }
  return [...lines, `words: ${found} of ${all} are here`];
}

async function writePairs(folder: string, theirs: readonly Shown[], ours: readonly Shown[]) {
  mkdirSync(folder, { recursive: true });
  for (const [index, there] of theirs.entries()) {
    const here = ours[index]?.screen;
    const { width, height } = { width: 640, height: 360 };
    const pair = sharp({
      create: { width: width * 2 + 8, height, channels: 3, background: "#808" },
    });
    const left = await sharp(there.screen).resize(width, height, { fit: "fill" }).toBuffer();
    const right = here && (await sharp(here).resize(width, height, { fit: "fill" }).toBuffer());
    const parts = [{ input: left, left: 0, top: 0 }];
    if (right !== undefined) parts.push({ input: right, left: width + 8, top: 0 });
    await pair
      .composite(parts)
      .png()
      .toFile(join(folder, `${String(index + 1).padStart(3, "0")}.png`));
  }
  console.log(`pairs of pictures are in ${folder}`);
}

export default defineCommand(
  {
    name: "run compare",
    about: "Puts a deck of another tool beside that tool.",
    options: { tool: { type: "string", value: "marp", about: Object.keys(TOOLS).join(" or ") } },
    operand: "folder",
  },
  ({ tool }, folder) => {
    if (folder === undefined) throw new UsageError("npm run compare takes the folder of a deck");
    return compare(folder, tool);
  },
);
