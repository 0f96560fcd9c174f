import type { Line } from "./dialect.ts";

const FENCE = /^[ \t]*(?:[-*+>][ \t]+)*(`{3,}|~{3,})([^`]*)$/;
const UNDERLINE = /^ {0,3}-+[ \t]*$/;
/** A line of text that the next one goes on with. */
const TEXT = /^ {0,3}(?![-*+>#|<]|\d+[.)][ \t]|:::)\S/;
const OPEN_COMMENT = /^ {0,3}<!--(?!.*-->)/;
const COMMENT = /<!--[\s\S]*?-->/g;

/** The lines of a file. */
export function splitLines(text: string): string[] {
  return text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
}

/** The lines of a text, those of its fences and inside of its comments marked. */
export function readLines(texts: readonly string[], path?: string): Line[] {
  let open: string | undefined;
  /** The line with the end of the comment that a line is in. */
  let end = -1;
  return texts.map((text, at) => {
    const isComment = at < end;
    if (!isComment && open === undefined && OPEN_COMMENT.test(text)) {
      end = texts.findIndex((each, index) => index > at && each.includes("-->"));
    }
    const [, marks = "", rest = ""] = (!isComment && FENCE.exec(text)) || [];
    const isCode = isComment || open !== undefined || marks !== "";
    if (open === undefined) open = marks || undefined;
    else if (marks.startsWith(open) && rest.trim() === "") open = undefined;
    return { ...lineAt({ at, ...(path !== undefined && { path }) }, text), isCode };
  });
}

/** A new line in the place of one, or beside it. */
export function lineAt({ at, path }: Pick<Line, "at" | "path">, text: string): Line {
  return { text, at, ...(path !== undefined && { path }) };
}

/** New lines, one below the other. */
export function block(line: Pick<Line, "at" | "path">, ...texts: readonly string[]): Line[] {
  return texts.map((text) => lineAt(line, text));
}

/** Lines divided where one is a break; each part but the first begins with its break. */
export function cutAt(lines: readonly Line[], isBreak: (index: number) => boolean): Line[][] {
  const parts: Line[][] = [[]];
  for (const [index, line] of lines.entries()) {
    if (!line.isCode && isBreak(index)) parts.push([]);
    parts.at(-1)?.push(line);
  }
  return parts;
}

/** A text with what `change` makes of it outside of `code`. */
export function changeText(text: string, change: (text: string) => string): string {
  return text
    .split(/(`+[^`]*`+)/)
    .map((piece, index) => (index % 2 === 1 ? piece : change(piece)))
    .join("");
}

/** A line of text above one of hyphens is a heading, where this language has a break. */
export function markUnderlined(lines: readonly Line[]): Line[] {
  const isUnderline = (index: number): boolean => {
    const [before, line] = [lines[index - 1], lines[index]];
    if (line === undefined || before === undefined || line.isCode || before.isCode) return false;
    return UNDERLINE.test(line.text) && TEXT.test(before.text);
  };
  return lines.flatMap((line, index) => {
    if (isUnderline(index)) return [];
    return isUnderline(index + 1) ? [{ ...line, text: `## ${line.text.trim()}` }] : [line];
  });
}

/** Takes comments out of lines, also those of several; code keeps its own. */
export function takeComments(lines: readonly Line[]) {
  const comments: { readonly text: string; readonly line: Line }[] = [];
  const kept: Line[] = [];
  let open: { text: string; readonly line: Line } | undefined;
  for (const line of lines) {
    if (open === undefined && line.isCode) {
      kept.push(line);
      continue;
    }
    const text: string = open === undefined ? line.text : `${open.text}\n${line.text}`;
    const first: Line = open?.line ?? line;
    const rest = text.replace(COMMENT, (comment) => {
      comments.push({ text: comment.slice(4, -3), line: first });
      return "";
    });
    const start = rest.indexOf("<!--");
    open = start === -1 ? undefined : { text: rest.slice(start), line: first };
    const left = start === -1 ? rest : rest.slice(0, start);
    // A line that was nothing but a comment ends no paragraph; a blank one does.
    if (left.trim() !== "" || text.trim() === "") kept.push({ ...line, text: left });
  }
  return { comments, lines: open === undefined ? kept : [...kept, open.line] };
}

/** What a line would mean in this language, and in no other. */
export function escapeMarks(line: Line): Line {
  if (line.isCode) return line;
  const text = line.text
    .replace(/^( {0,3})(?=notes?:)/i, "$1\\")
    .replace(/^ {0,3}--[ \t]*$/, "\\--")
    .replace(/^ {0,3}-{3,}[ \t]*$/, "***");
  return text === line.text ? line : { ...line, text };
}

/** Whether a line belongs to the paragraph above it. */
function goesOn(line: Line | undefined): boolean {
  const isText = /^[ \t]*(?![-*+>#<|]|\d+[.)][ \t])\S/.test(line?.text ?? "");
  return isText && line?.isCode !== true;
}

/** Items of lists that begin with `item` come one after the other. */
export function markFragments(lines: readonly Line[], item: RegExp): Line[] {
  const ends = new Set<number>();
  for (const [index, { text, isCode }] of lines.entries()) {
    let end = index;
    if (!isCode && item.test(text)) while (goesOn(lines[end + 1])) end += 1;
    if (!isCode && item.test(text)) ends.add(end);
  }
  return lines.map((line, index) =>
    ends.has(index) ? { ...line, text: `${line.text.trimEnd()} {.fragment}` } : line,
  );
}

/** What is below each line that is a `pause` comes one click later. */
export function writeSteps(lines: readonly Line[], pause: RegExp): Line[] {
  const [first = [], ...steps] = cutAt(lines, (index) => pause.test(lines[index]?.text ?? ""));
  return [
    ...first,
    ...steps.flatMap(([mark, ...step]) => {
      const line = mark ?? { at: 0 };
      if (step.every(({ text }) => text.trim() === "")) return [];
      return [
        ...block(line, "", '<div class="fragment">', ""),
        ...step,
        ...block(line, "", "</div>", ""),
      ];
    }),
  ];
}

/** Lines that are put below others, with the end of a fence that they leave open. */
export function closeFence(lines: readonly Line[]): Line[] {
  const read = readLines([...lines.map(({ text }) => text), ""]);
  const start = read.findLastIndex((line, at) => line.isCode && !read[at - 1]?.isCode);
  const last = lines.at(-1);
  if (last === undefined || read.at(-1)?.isCode !== true) return [...lines];
  return [...lines, lineAt(last, FENCE.exec(read[start]?.text ?? "")?.[1] ?? "")];
}
