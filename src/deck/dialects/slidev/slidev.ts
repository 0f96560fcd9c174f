import { listPaths } from "../../html/addresses.ts";
import type { Dialect, Entry, Line, Source } from "../dialect.ts";
import { readEntries, readFrontMatter, toText } from "../frontMatter.ts";
import * as lines from "../lines.ts";
import { isColor, writeBackdrop, writeSlide } from "../slide.ts";
import { layOut } from "./layouts.ts";
import { changeMarkup, findPublic } from "./markup.ts";

const SIGN =
  /^(?:layout:[ \t]*["']?(?:center|default|end|fact|full|iframe|image|intro|none|quote|statement|two-cols)(?:-\w+)*["']?[ \t]*$|src:[ \t]*\S+\.md|::(?:left|right)::[ \t]*$|<v-clicks?\b)/gm;
const KEY =
  /^(?:colorSchema|drawings|fonts|hideInToc|highlighter|info|layoutClass|lineNumbers|mdc|routeAlias|routerMode):/;
/** Those that are about the tool, or that are read here. */
const PASSED =
  /^(?:addons|aspectRatio|background(?:Size)?|canvasWidth|class|clicks|colorSchema|css|defaults|disabled|drawings|exportFilename|favicon|fonts|hide(?:InToc)?|highlighter|image|info|layout(?:Class)?|level|lineNumbers|mdc|persist|record|routeAlias|routerMode|src|title(?:Template)?|transition|url)$/;

/** A slide as it stands in its file. */
interface RawSlide {
  readonly entries: readonly Entry[];
  readonly start: Pick<Line, "at" | "path">;
  readonly body: readonly Line[];
}

/** Slidev: settings of every slide, layouts, components, files that hold other slides. */
export const slidev: Dialect = {
  name: "slidev",
  recognize: ({ frontMatter, findSign }) => {
    const texts = frontMatter.entries.map(({ key, value }) => `${key}: ${toText(value)}`);
    const setting = texts.find((text) => KEY.test(text) || text.match(SIGN) !== null);
    return setting === undefined
      ? findSign(SIGN)
      : `"${setting.split("\n")[0]}" in its front matter`;
  },
  read(source) {
    const slides = cutSlides(source.lines, source.frontMatter.entries, { at: 0 })
      .filter(
        ({ entries, body }) => entries.length > 0 || body.some(({ text }) => text.trim() !== ""),
      )
      .flatMap((slide) => include(slide, source, [source.path]));
    const hasLevels = slides.some((slide) => find(slide, "level") !== "");
    return slides.flatMap((slide, index) =>
      writeSlidevSlide(slide, index === 0, hasLevels, source),
    );
  },
};

function isMark(line: Line | undefined): boolean {
  return line !== undefined && !line.isCode && /^---+\s*$/.test(line.text);
}

/** The slides of a text, each with its settings; the first has its own above the text. */
function cutSlides(
  all: readonly Line[],
  first: readonly Entry[],
  start: RawSlide["start"],
): RawSlide[] {
  let slide: { entries: readonly Entry[]; start: RawSlide["start"]; body: Line[] };
  const slides = [(slide = { entries: first, start, body: [] as Line[] })];
  for (let index = 0; index < all.length; index += 1) {
    const line = all[index] as Line;
    if (!isMark(line)) {
      slide.body.push(line);
      continue;
    }
    const end = all.findIndex((other, place) => place > index && isMark(other));
    const isBlank = all[index + 1]?.text.trim() === "";
    const read = isBlank || end === -1 ? undefined : readEntries(all.slice(index + 1, end));
    slides.push((slide = { entries: read ?? [], start: line, body: [] }));
    if (read !== undefined) index = end;
  }
  return slides;
}

/** The slides that stand in the place of one with `src:`. */
function include(slide: RawSlide, source: Source, around: readonly string[]): RawSlide[] {
  const address = find(slide, "src").replace(/#.*/, "");
  if (address === "") return [slide];
  const [beside = address] = listPaths(address, slide.start.path ?? source.path);
  const path = source.files.find(beside) ?? beside;
  const text = around.includes(path) ? undefined : source.files.read(path);
  if (text === undefined) {
    source.warn("missing-file", `there is no file "${path}" of slides to put here`, slide.start);
    return [];
  }
  source.include(path);
  const all = lines.readLines(lines.splitLines(text), path);
  const { entries, length } = readFrontMatter(all);
  const over = slide.entries.filter(({ key }) => key !== "src");
  return cutSlides(all.slice(length), [...entries, ...over], { at: 0, path }).flatMap((each) =>
    include(each, source, [...around, path]),
  );
}

function find({ entries }: RawSlide, key: string): string {
  return toText(entries.findLast((entry) => entry.key === key)?.value ?? "");
}

function writeSlidevSlide(
  slide: RawSlide,
  isFirst: boolean,
  hasLevels: boolean,
  source: Source,
): Line[] {
  const { start } = slide;
  const { body, notes } = takeNotes(slide.body);
  const name = find(slide, "layout") || (isFirst && find(slide, "theme") ? "cover" : "default");
  const changed = changeMarkup(body, source, start.path ?? source.path);
  const { layout, classes, side = "", laid } = layOut(name, changed, start, source);
  const hasTitle = body.some(({ text, isCode }) => !isCode && /^#\s/.test(text));
  const isPart = hasLevels && Number(find(slide, "level") || 1) === 1 && hasTitle;
  const picture = find(slide, "image") || find(slide, "background");
  const isGradient = picture.includes("gradient(");
  const isRemote = /^(?:https?:)?\/\//.test(picture);
  if (isRemote) {
    source.warn("ignored-setting", `"${picture}" is elsewhere: no page asks for it`, start);
  }
  const size = find(slide, "backgroundSize") || "cover";
  const style = /^(?:contain|cover)$/.test(size)
    ? `object-fit: ${size}`
    : `object-fit: contain; flex: 0 1 ${size}; height: ${size}; margin: auto`;
  const src = isColor(picture) || isGradient || isRemote ? "" : findPublic(picture, source);
  return writeSlide({
    start,
    isFirst,
    top: slide.entries.filter(({ key }) => !PASSED.test(key)),
    settings: {
      title: hasTitle && isFirst ? undefined : find(slide, "title"),
      layout,
      transition: /^(?:fade|slide|none)/.exec(find(slide, "transition"))?.[0],
      class: `${classes ?? ""} ${find(slide, "class")}`.trim(),
      id: find(slide, "routeAlias"),
      section: (isPart && find(slide, "hideInToc") !== "true") || undefined,
      hidden: /true/.test(find(slide, "hide") + find(slide, "disabled")) || undefined,
    },
    attributes: {
      "data-background-color": isColor(picture) ? picture : undefined,
      "data-background-gradient": isGradient ? picture : undefined,
      style: side === "" ? undefined : `--split-${side}: 50%`,
    },
    body: [
      ...writeBackdrop(src === "" ? [] : [{ src, style, line: start }], side),
      ...laid.map(lines.escapeMarks),
    ],
    notes,
  });
}

/** The last comment of a slide holds its notes, if nothing follows it. */
function takeNotes(all: readonly Line[]) {
  const { comments, lines: body } = lines.takeComments(all);
  const last = comments.at(-1);
  const isLast = body.every(({ text, at }) => text.trim() === "" || at <= (last?.line.at ?? 0));
  const words = last === undefined || !isLast ? [] : last.text.trim().split("\n");
  return { body, notes: lines.block(last?.line ?? { at: 0 }, ...words) };
}
