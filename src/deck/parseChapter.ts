import type { Token } from "markdown-it";
import { type ChapterEnv, locate, report } from "./chapterEnv.ts";
import { decodeHtml } from "./html.ts";
import { markdown } from "./markdown/markdown.ts";
import type { Chapter, DataByPath, ProjectFiles, Slide, SourceFile } from "./model.ts";
import type { Location, ProblemCode } from "./problem.ts";
import type { Lang, Settings } from "./schemas.ts";
import { parseSettings } from "./settings.ts";
import type { Attribute } from "./markdown/attributes.ts";
import { readTagAttributes, readTags } from "./markdown/htmlTag.ts";
import { resolveAsset } from "./markdown/images.ts";
import { listSlideAttributes, readSlideAttributes } from "./markdown/revealComments.ts";
import { readSlideBreak, type SlideBreak } from "./markdown/slideBreak.ts";
import { renderWords, takeNotes } from "./markdown/takeNotes.ts";
import { typesetText } from "./typography/typeset.ts";

/** What a chapter takes from its deck. */
export interface ChapterContext {
  readonly lang: Lang;
  /** The texts that `{{ name }}` can insert. */
  readonly values: ReadonlyMap<string, string>;
  /** Whether one is not there because of a mistake that has been named. */
  readonly isLost: (name: string) => boolean;
  /** The data of the charts. */
  readonly dataByPath: DataByPath;
  readonly files: ProjectFiles;
  /** Whether slides may have scripts. */
  readonly scripts: boolean;
}

/** The tokens of one slide, as the breaks divide them. */
interface SlideTokens {
  /** Absent for a first slide that no break opens. */
  readonly opening: SlideBreak | undefined;
  /** The slide's first line, from 0. */
  readonly line: number;
  readonly attributes: readonly Attribute[];
  readonly body: readonly Token[];
  readonly notes: readonly (readonly Token[])[];
  /** The lines of the `[click]`s in the notes, from 0. */
  readonly clicks: readonly number[];
}

/** Characters of a chapter from which on saving it is slow, and from which on it takes minutes. */
const SLOW = 1_000_000;
const TOO_LONG = 5_000_000;

/** What an id of letters that have no accent to lose has in their place. */
const FOLDED: Readonly<Record<string, string>> = {
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

/** What is wrong with a file as a whole, also where a hidden slide begins it. */
const OF_FILE: readonly ProblemCode[] = ["large-chapter", "unclosed-fence"];

/** Parses one Markdown file into slides. */
export function parseChapter(file: SourceFile, context: ChapterContext): Chapter {
  const text = file.text.replace(/^\uFEFF/, "");
  const env: ChapterEnv = {
    path: file.path,
    lines: text.split(/\r\n?|\n/),
    ...context,
    problems: [],
    assets: [],
    links: [],
    anchors: [],
    contents: [],
    figures: [],
  };
  checkLength(text, env);
  const written = text.length > TOO_LONG ? [] : splitSlides(markdown.parse(text, env));
  const built = written.map((tokens, index) => buildSlide(tokens, index, env));
  const isShown = findShown(written, built);
  const { path, problems, assets, links, anchors, contents } = env;
  return {
    path,
    slides: built.flatMap((slide) => slide ?? []),
    problems: problems.filter(({ at, code }) => OF_FILE.includes(code) || isShown(at)),
    assets: assets.filter(({ at }) => isShown(at)),
    links: links.filter(({ at }) => isShown(at)),
    anchors: anchors.filter(({ at }) => isShown(at)),
    contents: contents.filter(isShown),
  };
}

function checkLength(text: string, env: ChapterEnv): void {
  if (text.length <= SLOW) return;
  const size = `${(text.length / 1e6).toFixed(1)} million characters`;
  const [severity, message] =
    text.length > TOO_LONG
      ? ([
          "error",
          `this chapter has ${size}, and is not read: divide it, each file up to 5`,
        ] as const)
      : (["warning", `this chapter has ${size}: divide it, or every save is slow`] as const);
  report(env, "large-chapter", severity, message, locate(env, 0));
}

/** Whether a place is on a slide that is shown: nothing that is on a hidden one, a draft, counts. */
function findShown(
  written: readonly SlideTokens[],
  built: readonly (Slide | undefined)[],
): (at: Location) => boolean {
  const starts = written.map(({ line }) => line + 1);
  if (!built.includes(undefined)) return () => true;
  return ({ line }) => {
    const index = starts.findLastIndex((start) => start <= line);
    return index === -1 || built[index] !== undefined;
  };
}

function splitSlides(tokens: readonly Token[]): SlideTokens[] {
  const breaks = tokens.flatMap((token, index) => (readSlideBreak(token) ? [index] : []));
  const starts = [-1, ...breaks];
  return starts
    .map((start, index) => divideSlide(tokens[start], tokens.slice(start + 1, starts[index + 1])))
    .filter((slide, index, all) => !isEmptyEdge(slide, index, all.length));
}

/** A break that opens a file, or closes it, has no empty slide on its other side. */
function isEmptyEdge({ opening, body, notes }: SlideTokens, index: number, count: number): boolean {
  const isEdge = index === 0 || (index === count - 1 && opening?.settings === undefined);
  return isEdge && body.length === 0 && notes.length === 0;
}

function divideSlide(breakToken: Token | undefined, tokens: readonly Token[]): SlideTokens {
  const content = tokens.filter(({ type }) => type !== "slide_attributes");
  const marks = content.flatMap(({ type }, index) =>
    type === "notes_start" || type === "notes_step" ? [index] : [],
  );
  return {
    opening: readSlideBreak(breakToken),
    line: breakToken?.map?.[0] ?? content.find(({ map }) => map !== null)?.map?.[0] ?? 0,
    attributes: tokens.flatMap(listSlideAttributes),
    body: content.slice(0, marks[0]),
    notes: marks.map((mark, index) => content.slice(mark + 1, marks[index + 1])),
    clicks: marks.slice(1).map((mark) => content[mark]?.map?.[0] ?? 0),
  };
}

/** Undefined for a hidden slide. */
function buildSlide(
  { opening, line, attributes: written, body, notes, clicks }: SlideTokens,
  index: number,
  env: ChapterEnv,
): Slide | undefined {
  const own = resolveBackground(readSettings(opening, line, env), line, env);
  const { attributes, ...read } = readSlideAttributes(written, typesetSettings(own, env.lang));
  const { settings } = read;
  if (settings.hidden === true) return undefined;
  env.figures = [];
  const taken = takeNotes(renderTokens(body, env));
  const heading = findHeading(taken.body);
  const slide: Slide = {
    id: settings.id ?? createId(heading, index, env.path),
    at: locate(env, line),
    settings,
    attributes,
    title: settings.title ?? heading ?? "",
    hasHeading: heading !== undefined,
    vertical: opening?.vertical ?? false,
    body: taken.body,
    notes: joinNotes(
      [...(read.notes === undefined ? [] : [renderWords(read.notes)]), ...taken.notes],
      notes.map((tokens) => renderTokens(tokens, env)),
    ),
    figures: env.figures,
  };
  checkClicks(slide, clicks, env);
  checkEmpty(slide, env);
  return slide;
}

function renderTokens(tokens: readonly Token[], env: ChapterEnv): string {
  return markdown.renderer.render([...tokens], markdown.options, env).trim();
}

function readSettings(opening: SlideBreak | undefined, line: number, env: ChapterEnv): Settings {
  if (opening?.settings === undefined) return {};
  if (opening.unclosed) {
    const message = 'the settings that begin here are never closed: end them with a line "---"';
    report(env, "broken-yaml", "error", message, locate(env, line));
  }
  const at = { path: env.path, line: opening.settings.line + 1, column: 1 };
  const { settings, problems } = parseSettings(opening.settings.yaml, at);
  env.problems.push(...problems);
  return settings;
}

function resolveBackground(settings: Settings, line: number, env: ChapterEnv): Settings {
  if (settings.background === undefined) return settings;
  const settingLine = env.lines.findIndex(
    (text, index) => index > line && text.startsWith("background"),
  );
  const at = locate(env, settingLine, settings.background);
  if (settings.alt === undefined) {
    const message = 'say what the background shows: "alt: …" (alt: "" if it shows nothing)';
    report(env, "missing-alt", "warning", message, at);
  }
  return { ...settings, background: resolveAsset(settings.background, env, at) };
}

function typesetSettings(settings: Settings, lang: Lang): Settings {
  const { title, section } = settings;
  return {
    ...settings,
    ...(title !== undefined && { title: typesetText(title, lang) }),
    ...(typeof section === "string" && { section: typesetText(section, lang) }),
  };
}

/** Notes in the slide itself are said as it opens. */
function joinNotes(inSlide: readonly string[], [opening, ...steps]: readonly string[]): string[] {
  if (opening === undefined && inSlide.length === 0) return [];
  return [[...inSlide, opening].filter(Boolean).join("\n"), ...steps];
}

/** The text of the first heading, however it is written. */
function findHeading(html: string): string | undefined {
  const inside = /<(h[1-6])\b[^>]*>([\s\S]*?)<\/\1>/i.exec(html)?.[2];
  const text = inside
    ?.replace(/<br\b[^>]*>/gi, " ")
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>|<[^>]*>/gi, "$1")
    .replace(/[ \n]+/g, " ");
  return text && decodeHtml(text).trim();
}

/** From the heading when the author gives none, so that an address survives a moved slide. */
function createId(heading: string | undefined, index: number, path: string): string {
  const file = slugify(path.replace(/^.*\/|\.md$/g, "")) || "slide";
  return slugify(heading ?? "") || `${file}-${index + 1}`;
}

function slugify(text: string): string {
  return text
    .toLowerCase()
    .replace(/\p{L}/gu, (letter) => FOLDED[letter] ?? letter)
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^[^\p{L}]+|-+$/gu, "");
}

/** A tag without attributes shows nothing by itself; any other may have its look from a style sheet. */
function checkEmpty({ at, settings, attributes, body, notes }: Slide, env: ChapterEnv): void {
  const isPlain = Object.keys({ ...settings, ...attributes }).every((name) =>
    /^(?:id|time|transition|backup|data-(?!background|state).*)$/.test(name),
  );
  if (!isPlain || body.replace(/<\/?[a-z]\w*>|\s/gi, "") !== "") return;
  const message =
    notes.length > 0
      ? "this slide shows nothing: all that it has is notes, which go on to the next slide"
      : 'this slide shows nothing: write something, or give it a "title" if it shall be blank';
  report(env, "empty-slide", "warning", message, at);
}

function checkClicks(slide: Slide, clicks: readonly number[], env: ChapterEnv): void {
  const steps = countSteps(slide);
  const line = clicks[steps];
  if (line === undefined) return;
  const count = steps === 1 ? "1 step" : `${steps === 0 ? "no" : steps} steps`;
  const message = `this [click] has no step to go with: the slide has ${count}`;
  report(env, "too-many-clicks", "warning", message, locate(env, line, "[click]"));
}

/** As the stage counts: elements with the same index are one step. */
function countSteps({ body, figures }: Slide): number {
  const elements = [
    ...[...readTags(body)].map(({ kind, text }) =>
      kind === "start" ? Object.fromEntries(readTagAttributes(text)) : {},
    ),
    ...figures.map(({ attributes = {} }) => attributes),
  ];
  const indexes = elements.flatMap((attributes, element) => {
    const isFragment = /(?:^|\s)fragment(?:\s|$)/.test(String(attributes["class"] ?? ""));
    return isFragment ? [String(attributes["data-fragment-index"] ?? `element ${element}`)] : [];
  });
  return figures.reduce((sum, { steps }) => sum + steps, new Set(indexes).size);
}
