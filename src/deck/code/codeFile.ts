import { type SlideEnv, report } from "../slideEnv.ts";
import { suggest, suggestFile } from "../suggest.ts";
import type { Written } from "./codeOptions.ts";
import { findFile } from "../html/addresses.ts";

/** `// #region name` and `# region name`, after any sign that begins a comment. */
const MARK = /^\s*(?:(?:\/\/|\/\*|--|<!--|[;%#])\s*#?|#)(end)?region\b[ \t]*([\w.-]*)/;

/** The text of a file of the project, or of one of its regions, without the marks and the indent. */
export function readCodeFile(file: Written, env: SlideEnv): string | undefined {
  const [address = "", region] = file.text.split("#", 2);
  const path = findFile(address, env) ?? address;
  const text = env.files.read(path);
  if (text === undefined) {
    const message = `there is no file "${path}"${suggestFile(path, env.files.listBeside(path))}`;
    report(env, "missing-file", "error", message, file.at);
    return undefined;
  }
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const found = region === undefined ? lines : findRegion(lines, region);
  if (found === undefined) {
    report(env, "missing-region", "error", explainRegion(lines, path, region ?? ""), file.at);
    return undefined;
  }
  return dedent(found.filter((line) => !MARK.test(line)));
}

/** The lines between the marks of a region; undefined when either is not there. */
function findRegion(lines: readonly string[], region: string): readonly string[] | undefined {
  const start = lines.findIndex((line) => readMark(line) === region);
  if (start === -1) return undefined;
  let depth = 0;
  for (let index = start; index < lines.length; index += 1) {
    const mark = MARK.exec(lines[index] ?? "");
    if (mark !== null) depth += mark[1] === undefined ? 1 : -1;
    if (depth === 0) return lines.slice(start + 1, index);
  }
  return undefined;
}

function explainRegion(lines: readonly string[], path: string, region: string): string {
  const regions = lines.flatMap((line) => readMark(line) ?? []);
  return regions.includes(region)
    ? `the region "${region}" of "${path}" never ends: close it with a comment "#endregion"`
    : `"${path}" has no region "${region}"${suggest(region, regions)}: begin it with a comment "#region ${region}"`;
}

/** The name of the region that a line begins. */
function readMark(line: string): string | undefined {
  const [, end, name] = MARK.exec(line) ?? [];
  return end === undefined ? name : undefined;
}

/** Without the blank lines around, and what all lines are indented by. */
function dedent(lines: readonly string[]): string {
  const indents = lines.map((line) => (line.trim() === "" ? Infinity : line.search(/\S/)));
  const indent = indents.reduce((least, each) => Math.min(least, each), Infinity);
  const first = indents.findIndex((each) => each < Infinity);
  const last = indents.findLastIndex((each) => each < Infinity);
  return lines
    .slice(Math.max(0, first), last + 1)
    .map((line) => line.slice(indent))
    .join("\n");
}
