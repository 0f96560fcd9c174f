import { renderAttributes } from "../html/html.ts";
import type { Entry, Line } from "./dialect.ts";
import { block, closeFence, escapeMarks, lineAt } from "./lines.ts";

const ID = /^\p{L}[\p{L}\p{M}\p{N}_-]*$/u;

/** Whether the ground of a slide is a colour, and no picture. */
export function isColor(ground: string): boolean {
  return /^(?:#[\da-f]{3,8}|(?:rgb|hsl)a?\(.*\)|[a-z]+)$/i.test(ground);
}

/** A picture behind the text of a slide, or at its side. */
export interface Backdrop {
  readonly src: string;
  readonly style: string;
  readonly line: Pick<Line, "at" | "path">;
}

/** Pictures behind the text of a slide, as HTML; `place` says at which side. */
export function writeBackdrop(pictures: readonly Backdrop[], place = ""): Line[] {
  const [first] = pictures;
  if (first === undefined) return [];
  return [
    ...block(first.line, `<div class="${`backdrop ${place}`.trim()}">`),
    ...pictures.map(({ src, style, line }) =>
      lineAt(line, `<img${renderAttributes({ src, style })} alt="">`),
    ),
    ...block(first.line, "</div>", ""),
  ];
}

/** One slide, put together in this language. */
export interface SlideParts {
  readonly start: Pick<Line, "at" | "path">;
  readonly isFirst: boolean;
  readonly isVertical?: boolean;
  /** Those of the front matter that are not read otherwise: this language names what it does not know. */
  readonly top?: readonly Entry[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Those of its section, as reveal has them. */
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly body: readonly Line[];
  readonly notes?: readonly Line[];
}

/** The lines of a slide: its break with its settings, its attributes, its text, its notes. */
export function writeSlide(parts: SlideParts): Line[] {
  const { start, isFirst, isVertical = false, top = [], settings = {}, notes = [] } = parts;
  const { id = "" } = settings;
  const known = { ...settings, id: ID.test(String(id)) ? id : undefined };
  const own = Object.entries(known).map(([key, value]) => ({ key, value, at: start.at }));
  const yaml = [...top, ...own]
    .filter(({ value }) => value !== undefined && value !== "")
    .map(({ key, value, at }) => lineAt({ ...start, at }, `${key}: ${JSON.stringify(value)}`));
  const written = renderAttributes(parts.attributes ?? {});
  const hasNotes = notes.some(({ text }) => text.trim() !== "");
  return [
    ...(isFirst && yaml.length === 0 ? [] : block(start, isVertical ? "----" : "---")),
    ...(yaml.length === 0 ? [] : [...yaml, ...block(start, "---")]),
    ...block(start, ...(written === "" ? [""] : ["", `<!-- .slide:${written} -->`, ""])),
    ...parts.body,
    ...(hasNotes ? block(notes[0] ?? start, "", "Note:") : []),
    ...(hasNotes ? closeFence(notes).map(escapeMarks) : []),
    ...block(start, ""),
  ];
}
