import type { Line, Source } from "./dialect.ts";
import { escapeMarks, markUnderlined, readLines } from "./lines.ts";
import { writeSlide } from "./slide.ts";

/** The patterns by which reveal's own plugin divides a text. */
interface Separators {
  readonly slide: string;
  readonly vertical?: string | undefined;
  readonly notes?: string | undefined;
}

/** What a dialect does to the slides of its texts. */
interface Changes {
  /** What becomes of a line that is no code. */
  readonly change?: (line: Line) => string;
  /** The attributes of a slide with this separator. */
  readonly attribute?: (mark: string) => Record<string, string | undefined>;
  /** What is above the text of the first slide. */
  readonly above?: readonly Line[];
}

/** A text with separators of its own, divided as reveal does it: fences make no difference. */
export function readSeparated(
  source: Source,
  { slide, vertical, notes = "^\\s*notes?:" }: Separators,
  { change = ({ text }) => text, attribute = () => ({}), above = [] }: Changes = {},
): Line[] {
  const either = compile([slide, vertical].filter(Boolean).join("|"), "gm");
  const horizontal = compile(slide, "");
  const note = compile(notes, "im");
  if (either === undefined || horizontal === undefined || note === undefined) {
    source.warn("bad-setting", "a separator is no regular expression", { at: 0 });
    return [...source.lines];
  }
  const text = source.lines.map((line) => line.text).join("\n");
  const marks = [...text.matchAll(either)].filter(([mark]) => mark !== "");
  return [undefined, ...marks].flatMap((match, index) => {
    const mark = match?.[0] ?? "";
    const from = match === undefined ? 0 : match.index + mark.length;
    const part = text.slice(from, marks[index]?.index);
    const line = source.frontMatter.length + countLines(text.slice(0, from));
    // Reveal shows all notes where the mark comes twice; here they begin at the first.
    const { 0: said = "", index: end = part.length } = note.exec(part) ?? {};
    const body = linesFrom(part.slice(0, end), line).map((each) =>
      each.isCode ? each : { ...each, text: change(each) },
    );
    const words = part.slice(end + said.length);
    return writeSlide({
      start: { at: index === 0 ? 0 : line - countLines(mark.trimStart()) },
      isFirst: index === 0,
      isVertical: index > 0 && !horizontal.test(mark),
      top: index === 0 ? source.frontMatter.entries : [],
      attributes: attribute(mark),
      body: [...(index === 0 ? above : []), ...markUnderlined(body).map(escapeMarks)],
      notes: linesFrom(words, line + countLines(part.slice(0, end + said.length))),
    });
  });
}

function linesFrom(text: string, first: number): Line[] {
  return readLines(text.split("\n")).map((line) => ({ ...line, at: line.at + first }));
}

function compile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern.replaceAll("\\r?", ""), flags);
  } catch {
    return undefined;
  }
}

function countLines(text: string): number {
  return text.split("\n").length - 1;
}
