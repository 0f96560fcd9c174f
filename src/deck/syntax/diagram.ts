import { report, type ChapterEnv } from "../chapterEnv.ts";
import type { Figure } from "../deck.ts";
import { createFigureName } from "../figureName.ts";
import type { Location } from "../problem.ts";

const STEP = /^[ \t]*%%[ \t]*step[ \t]*$/;
const STEPPED_TYPES = ["flowchart", "graph", "sequenceDiagram"];
// A comment does as well, for the types of diagram that do not know these lines.
const TITLE = /^[ \t]*(?:%%[ \t]*)?accTitle[ \t]*:[ \t]*(\S.*)$/m;
const DESCRIPTION = /^[ \t]*(?:%%[ \t]*)?accDescr[ \t]*(?::[ \t]*(\S.*)$|\{([^}]*)\})/m;
const REMOTE_PICTURE = /\bimg[ \t]*:[ \t]*["']?(?:https?:)?\/\/|<img\b|!\[/i;

/** A Mermaid source as a figure; `at` is the place of its first character in the chapter. */
export function parseDiagram(source: string, at: Location, env: ChapterEnv): Figure {
  const lines = source.split("\n");
  const stepLines = lines.flatMap((line, index) => (STEP.test(line) ? [index] : []));
  const locateLine = (line: number): Location => ({
    ...at,
    line: at.line + line,
    column: at.column + (/^[ \t]*/.exec(lines[line] ?? "")?.[0].length ?? 0),
  });

  const type = findType(lines);
  if (!STEPPED_TYPES.includes(type)) {
    for (const line of stepLines) {
      const message = `only flowcharts and sequence diagrams can appear in steps, not "${type}"`;
      report(env, "bad-figure-steps", "error", message, locateLine(line));
    }
  }
  const remote = lines.findIndex((line) => REMOTE_PICTURE.test(line));
  if (remote !== -1) {
    const message = "a diagram holds no pictures: put the picture beside it";
    report(env, "remote-picture", "error", message, locateLine(remote));
  }
  return {
    kind: "mermaid",
    name: createFigureName(source),
    source,
    at,
    label: readLabel(source, at, env),
    steps: stepLines.length,
  };
}

/** The first word after front matter, directives and comments. */
function findType(lines: readonly string[]): string {
  const text = lines
    .join("\n")
    .replace(/^\s*---[ \t]*\n[\s\S]*?\n[ \t]*---[ \t]*$/m, "")
    .replace(/%%\{[\s\S]*?\}%%/g, "")
    .replace(/^[ \t]*%%.*$/gm, "");
  return /[\w-]+/.exec(text)?.[0] ?? "";
}

/** What the figure says to those who do not see it. */
function readLabel(source: string, at: Location, env: ChapterEnv): string {
  const title = TITLE.exec(source)?.[1];
  const [, line, block] = DESCRIPTION.exec(source) ?? [];
  const description = (line ?? block)?.replace(/\s+/g, " ").trim();
  const missing = [title ? "" : "accTitle: …", description ? "" : "accDescr: …"].filter(Boolean);
  if (missing.length > 0) {
    const message = `say what this diagram shows to those who do not see it: add "${missing.join('" and "')}"`;
    report(env, "missing-description", "warning", message, at);
  }
  return [title?.trim(), description].filter(Boolean).join(". ");
}
