import { findCallout } from "../../markdown/callouts.ts";
import type { Line, Source } from "../dialect.ts";
import { block } from "../lines.ts";
import { readGiven, writeGiven } from "./given.ts";
import { changeSpans } from "./markup.ts";

const DIV = /^[ \t]*:{3,}[ \t]*(?:\{([^}]*)\}|([\w.-]+))?[ \t]*:*[ \t]*$/;

/** What of Pandoc's is shown as it is written. */
const UNREAD: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a grid table", /^[ \t]*\+(?:[-=:]+\+)+[ \t]*$/],
  ["a table without |", /^[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$/],
  ["a citation or reference", /\[@\w|(?:^|[\s(])@(?:eq|fig|lst|sec|tbl)-\w/],
];

/** What a line opens, or that it closes something; undefined for a line of text. */
function readDiv({ text, isCode }: Line) {
  const match = isCode ? null : DIV.exec(text);
  const [, group, word] = match ?? [];
  if (match === null) return undefined;
  return group === undefined && word === undefined ? "end" : readGiven(group ?? `.${word}`);
}

/** The `:::` of a slide as containers or elements of HTML; those with notes are taken out. */
export function layDivs(lines: readonly Line[], source: Source) {
  const laid: Line[] = [];
  const notes: Line[] = [];
  /** What closes each that is open; of notes, nothing. */
  const open: string[] = [];
  const unread = new Set<string>();
  const put = (...added: readonly Line[]): void =>
    void (open.includes("") ? notes : laid).push(...added);
  const close = (line: Line): void => {
    const end = open.pop() ?? "";
    if (end !== "") put(...block(line, "", end, ""));
  };
  for (const [index, line] of lines.entries()) {
    const given = readDiv(line);
    if (given === undefined) {
      for (const [what, pattern] of line.isCode ? [] : UNREAD) {
        if (unread.has(what) || !pattern.test(line.text.replace(/`[^`]*`/g, ""))) continue;
        unread.add(what);
        source.warn("shown-as-text", `${what} is shown as it is written`, line);
      }
      put(line.isCode ? line : { ...line, text: changeSpans(line.text, source, line) });
      continue;
    }
    if (given === "end") {
      close(line);
      continue;
    }
    const { classes, values } = given;
    const [kind = "", ...others] = classes;
    const callout = kind.startsWith("callout-") ? findCallout(kind.slice(8)) : undefined;
    let start = `<div${writeGiven(given)}>`;
    if (classes.includes("notes")) start = "";
    else if (kind === "columns" || values["layout-ncol"] !== undefined) {
      const widths = listWidths(lines.slice(index + 1));
      const style = ` {style="grid-template-columns: ${widths.join(" ")}"}`;
      start = `::: columns${widths.length > 0 && widths.every(Boolean) ? style : ""}`;
    } else if (kind === "column") {
      start = `::: column${others.length === 0 ? "" : ` {.${others.join(" .")}}`}`;
    } else if (kind === "incremental") start = "::: steps";
    else if (callout !== undefined) start = `::: ${callout} ${values["title"] ?? ""}`.trimEnd();
    else if (kind === "panel-tabset") {
      source.warn("ignored-setting", "tabs are shown one below the other", line);
    }
    if (start !== "") put(...block(line, "", start, ""));
    open.push(start.startsWith(":") ? ":::" : start && "</div>");
  }
  while (open.length > 0) close(lines.at(-1) ?? { text: "", at: 0 });
  return { laid, notes };
}

/** The widths of the columns that begin here. */
function listWidths(lines: readonly Line[]): string[] {
  const widths: string[] = [];
  let depth = 0;
  for (const line of lines) {
    const given = readDiv(line);
    if (given === "end") depth -= 1;
    else if (given !== undefined) {
      if (depth === 0) widths.push((given.values["width"] ?? "").replace("%", "fr"));
      depth += 1;
    }
    if (depth < 0) break;
  }
  return widths;
}
