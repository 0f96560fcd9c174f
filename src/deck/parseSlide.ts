import type { Env, Token } from "markdown-it";
import { checkSlide } from "./checkSlide.ts";
import { slugify } from "./createId.ts";
import { decodeHtml } from "./html/html.ts";
import { resolveAsset } from "./html/addresses.ts";
import { nameFormulas } from "./marks/formulas.ts";
import { parseTokens, renderTokens } from "./markdown/markdown.ts";
import { cutNotes } from "./markdown/notes.ts";
import { readSlideAttributes } from "./markdown/revealComments.ts";
import { readSlideBreak, type SlideBreak } from "./markdown/slideBreak.ts";
import { renderWords, takeNotes } from "./html/takeNotes.ts";
import type { Slide } from "./model.ts";
import type { Lang, Settings } from "./schemas.ts";
import { parseSettings } from "./settings.ts";
import type { ParsedSlide } from "./chapter/slideCache.ts";
import { type ChapterContext, locate, report, type SlideEnv } from "./slideEnv.ts";
import { typesetText } from "./typography/typeset.ts";

/**
 * Parses one slide from its block tokens, those of its break first. Lines count from the slide's own
 * first one; a slide that nothing gives an id has an empty one.
 */
export function parseSlide(
  blocks: readonly Token[],
  chapter: ChapterContext & Pick<SlideEnv, "path" | "lines"> & Env,
): ParsedSlide {
  const found = { problems: [], attributes: [], assets: [], links: [], anchors: [], contents: [] };
  const env: SlideEnv = { ...chapter, ...found, figures: [], isNotes: false };
  const opening = readSlideBreak(blocks[0]);
  const parts = cutNotes(opening === undefined ? blocks : blocks.slice(1));
  const body = parseTokens(parts.body, env);
  const notes = parts.notes.map((part) => parseTokens(part, { ...env, isNotes: true }));
  const tokens = opening === undefined ? [...body, ...notes.flat()] : blocks;
  const line = tokens.find(({ map }) => map !== null)?.map?.[0] ?? 0;
  return {
    isEmpty: body.length === 0 && notes.length === 0,
    hasSettings: opening?.settings !== undefined,
    stray: [...env.problems],
    slide: buildSlide({ opening, line, body, notes, clicks: parts.clicks, env }),
  };
}

/** The tokens of one slide, and what has been found in them. */
interface SlideTokens {
  /** Absent for a first slide that no break opens. */
  readonly opening: SlideBreak | undefined;
  readonly line: number;
  readonly body: readonly Token[];
  readonly notes: readonly (readonly Token[])[];
  /** The lines of the `[click]`s in the notes, from 0. */
  readonly clicks: readonly number[];
  readonly env: SlideEnv;
}

/** Undefined for a hidden slide, a draft: nothing that is on it counts. */
function buildSlide(slideTokens: SlideTokens): Slide | undefined {
  const { opening, line, body, notes, clicks, env } = slideTokens;
  const own = resolveBackground(readSettings(opening, line, env), line, env);
  const read = readSlideAttributes(env.attributes, typesetSettings(own, env.lang));
  const { settings, attributes } = read;
  if (settings.hidden === true) return undefined;
  const taken = takeNotes(renderTokens(body, env));
  const heading = findHeading(taken.body);
  const { figures, problems, assets, links, anchors, contents } = env;
  const slide: Slide = {
    // A slide's heading survives its move, and so its address.
    id: settings.id ?? slugify(heading ?? ""),
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
    figures,
    problems,
    assets,
    links,
    anchors,
    contents,
  };
  checkSlide(slide, clicks, env);
  return slide;
}

function readSettings(opening: SlideBreak | undefined, line: number, env: SlideEnv): Settings {
  if (opening?.settings === undefined) return {};
  if (opening.unclosed) {
    const message = 'the settings that begin here are never closed: end them with a line "---"';
    report(env, "broken-yaml", "warning", message, locate(env, line));
  }
  const at = { path: env.path, line: line + 2, column: 1 };
  const { settings, problems } = parseSettings(opening.settings, at, opening.isTop);
  env.problems.push(...problems);
  return settings;
}

function resolveBackground(settings: Settings, line: number, env: SlideEnv): Settings {
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
  const text = (inside && nameFormulas(inside))
    ?.replace(/<br\b[^>]*>/gi, " ")
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>|<[^>]*>/gi, "$1")
    .replace(/[ \n]+/g, " ");
  return text && decodeHtml(text).trim();
}
