import { type SlideEnv, report } from "../slideEnv.ts";
import { createFigureName, findDiagramType, listStepLines } from "../figures.ts";
import type { Figure } from "../model.ts";
import type { Location, ProblemCode } from "../problem.ts";
import { explainElsewhere, findFile } from "../html/addresses.ts";
import { collectLink } from "../markdown/slideLinks.ts";

const STEPPED_TYPES = ["flowchart", "graph", "sequenceDiagram"];
const LINK = /^[ \t]*(?:click[ \t]+\S+[ \t]+(?:href[ \t]+)?"([^"]*)"|link[ \t]+.*@[ \t]*(\S+))/;
const ICON = /\bfa[a-z]?:fa-[\w-]+/;
/** What would give one drawing a look of its own. Mermaid obeys it in some kinds only: here in none. */
const LOOK = /\b(theme|themeVariables|themeCSS|look|darkMode|fontFamily|fontSize)\b["']?[ \t]*:/;
// A comment does as well, for the types of diagram that do not know these lines.
const TITLE = /^[ \t]*(?:%%[ \t]*)?accTitle[ \t]*:[ \t]*(\S.*)$/m;
const DESCRIPTION = /^[ \t]*(?:%%[ \t]*)?accDescr[ \t]*(?::[ \t]*(\S.*)$|\{([^}]*)\})/m;
const HTML_PICTURE = /<img\b|!\[/i;
/** The picture of a node, `a@{ img: "file.svg" }`. */
const PICTURE = /(\bimg[ \t]*:[ \t]*)(["'])(.*?)\2/g;

/** A Mermaid source as a figure; `at` is the place of its first character in the chapter. */
export function parseDiagram(source: string, at: Location, env: SlideEnv): Figure {
  const lines = source.split("\n");
  const stepLines = listStepLines(lines);
  const locateLine = (line: number): Location => ({
    ...at,
    line: at.line + line,
    column: at.column + (/^[ \t]*/.exec(lines[line] ?? "")?.[0].length ?? 0),
  });

  const { type, line: typeLine } = findDiagramType(source);
  const isStepped = STEPPED_TYPES.includes(type);
  const warn = (line: number, code: ProblemCode, message: string): void =>
    report(env, code, "warning", message, locateLine(line));
  for (const line of isStepped ? [] : stepLines) {
    const message = `only flowcharts and sequence diagrams can appear in steps: "${type}" is shown whole`;
    warn(line, "bad-figure-steps", message);
  }
  for (const [index, line] of lines.entries()) {
    const [look, word = ""] = LOOK.exec(index < typeLine || line.includes("%%{") ? line : "") ?? [];
    const [, click, link = click] = LINK.exec(line) ?? [];
    const [icon] = ICON.exec(line) ?? [];
    if (link !== undefined) collectLink(link, locateLine(index), env);
    if (look !== undefined) {
      const message = `"${word}" is not supported: diagrams have the colours and the font of the page`;
      warn(index, "ignored-setting", message);
    }
    if (icon !== undefined) {
      warn(index, "diagram", `there are no icons in diagrams: "${icon}" is shown as words`);
    }
  }
  const picture = lines.findIndex((line) => HTML_PICTURE.test(line));
  if (picture !== -1) {
    const message = 'a picture in a diagram is a node: a@{ img: "../assets/a.svg", h: 60 }';
    report(env, "remote-picture", "error", message, locateLine(picture));
  }
  const whole = lines.map((line, index) => embedPictures(line, locateLine(index), env)).join("\n");
  return {
    kind: "mermaid",
    name: createFigureName(whole),
    source: whole,
    ...(whole !== source && { written: source }),
    at,
    label: readLabel(source, at, env),
    steps: isStepped ? stepLines.length : 0,
    hasLinks: lines.some((line) => LINK.test(line)),
  };
}

/** What the figure says to those who do not see it. */
function readLabel(source: string, at: Location, env: SlideEnv): string {
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

/** A line with its nodes' pictures inside: what draws it reads no files. */
function embedPictures(line: string, at: Location, env: SlideEnv): string {
  return line.replace(PICTURE, (whole, before: string, quote: string, address: string) => {
    const path = findFile(address, env);
    const svg = path !== undefined && /\.svg$/i.test(path) ? env.files.read(path) : undefined;
    if (svg !== undefined) {
      const bytes = [...new TextEncoder().encode(svg)];
      const data = btoa(bytes.map((byte) => String.fromCharCode(byte)).join(""));
      return `${before}${quote}data:image/svg+xml;base64,${data}${quote}`;
    }
    const isElsewhere = path === undefined;
    const message = isElsewhere
      ? explainElsewhere(address)
      : `"${address}" is no SVG file that is there: a node's picture is one, like "../assets/a.svg"`;
    report(env, isElsewhere ? "remote-picture" : "missing-picture", "error", message, at);
    return whole;
  });
}
