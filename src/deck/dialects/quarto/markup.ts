import { findFile } from "../../html/addresses.ts";
import type { Line, Source } from "../dialect.ts";
import { block, changeText, readLines, splitLines } from "../lines.ts";
import { readGiven, writeGiven } from "./given.ts";

const FENCE = /^([ \t]*(?:`{3,}|~{3,}))[ \t]*(?:\{([^}]*)\})?(.*)$/;
const SHORTCODE = /\{\{<\s*(\S+)\s*(.*?)\s*>\}\}/g;
const PICTURE = /!\[([^\]]*)\]\(([^()\s]+)(?:\s+"[^"]*")?\)\{([^{}]*)\}/g;
const SPAN = /(?<!!)\[((?:[^[\]]|\[[^\]]*\])*)\]\{([^{}]*)\}/g;

/** Code cells as code; files that are put in as what is in them. */
export function changeCells(lines: readonly Line[], source: Source, depth = 0): Line[] {
  let mark = "";
  let isHtml = false;
  return lines.flatMap((line): Line[] => {
    if (!line.isCode) {
      const [, file] = /^\{\{<\s*include\s+(\S+)\s*>\}\}\s*$/.exec(line.text) ?? [];
      const path = file === undefined || depth > 9 ? undefined : findFile(file, source);
      const text = path === undefined ? undefined : source.files.read(path);
      if (text === undefined || path === undefined) return [line];
      source.include(path);
      return changeCells(readLines(splitLines(text), path), source, depth + 1);
    }
    const [, marks = "", group, rest = ""] = FENCE.exec(line.text) ?? [];
    if (mark !== "") {
      const isEnd = marks.trim().startsWith(mark) && rest.trim() === "";
      const [isRaw, isOption] = [isHtml, /^\s*(?:#|\/\/|%%)\|/.test(line.text)];
      if (isEnd) [mark, isHtml] = ["", false];
      if (isRaw) return block(line, isEnd ? "" : line.text);
      return isOption ? [] : [line];
    }
    mark = marks.trim();
    if (group === undefined) return [line];
    isHtml = group.trim() === "=html";
    return isHtml
      ? block(line, "")
      : [{ ...line, text: writeFence(marks, group, rest, line, source) }];
  });
}

/** ` ```{python} `, ` ```{.python filename="a.py" code-line-numbers="1|2"} `. */
function writeFence(
  marks: string,
  group: string,
  rest: string,
  line: Line,
  source: Source,
): string {
  const { classes, values } = readGiven(group);
  const [cell] = /^[a-z][\w+-]*/i.exec(group.trim()) ?? [];
  if (cell !== undefined && cell !== "mermaid") {
    const message = `a cell of ${cell} is shown as code, and not run: put what it draws beside it as a picture`;
    source.warn("ignored-setting", message, line);
  }
  const numbers = values["code-line-numbers"] ?? "";
  const written = [
    marks + (cell ?? classes[0] ?? ""),
    /^[\d\s,|*-]+$/.test(numbers) && `[${numbers.replace(/^\|/, "*|")}]`,
    values["filename"] && `title="${values["filename"]}"`,
    numbers === "true" && "numbers",
    rest.trim(),
  ];
  return written.filter(Boolean).join(" ");
}

/** Spans, pictures and shortcodes of a line. */
export function changeSpans(text: string, source: Source, line: Line): string {
  if (!text.includes("{")) return text;
  return changeText(text, (piece) =>
    piece
      .replace(SHORTCODE, (written, name: string, rest: string) => {
        if (name === "video" && /^\S+\.(?:mp4|webm)$/.test(rest)) return `![](${rest})`;
        source.warn("ignored-setting", `"${written}" is not supported, and left out`, line);
        return "";
      })
      .replace(PICTURE, (_all, alt: string, address: string, group: string) => {
        const given = readGiven(group);
        const written = writeGiven(given).trim();
        return `![${given.values["fig-alt"] ?? alt}](${address})${written === "" ? "" : `{${written}}`}`;
      })
      .replace(SPAN, (written, inner: string, group: string) => {
        const attributes = writeGiven(readGiven(group));
        return attributes === "" ? written : `<span${attributes}>${inner}</span>`;
      }),
  );
}
