import { readTagAttributes, readTags } from "../html/htmlTag.ts";
import type { Dialect, Line, Signs, Source } from "./dialect.ts";
import { textOf } from "./frontMatter.ts";
import { block } from "./lines.ts";
import { readSeparated } from "./separators.ts";

const KEYS = ["separator", "verticalSeparator", "notesSeparator", "revealOptions"];
type Options = Readonly<Record<string, unknown>>;

/** reveal-md, and reveal.js with separators of its own. */
export const revealMd: Dialect = {
  name: "reveal-md",
  recognize: (signs) => {
    const key = KEYS.find((name) => textOf(signs.frontMatter, name) !== undefined);
    if (key !== undefined) return `"${key}:" in its front matter`;
    if (readPage(signs) !== undefined) return "data-separator in the index.html beside it";
    return readJson(signs) && "reveal-md.json beside it";
  },
  read(source) {
    const { entries } = source.frontMatter;
    const own = Object.fromEntries(entries.map(({ key, value }) => [key, value]));
    const options: Options = { ...(readPage(source) ?? readJson(source)), ...own };
    const read = (name: string): string | undefined =>
      typeof options[name] === "string" ? options[name] : undefined;
    const top = entries.filter(({ key }) => key !== "css" && !/separator$/i.test(key));
    const separators = {
      slide: read("separator") ?? "\\n---\\n",
      vertical: read("verticalSeparator") ?? "\\n----\\n",
      notes: read("notesSeparator"),
    };
    const frontMatter = { ...source.frontMatter, entries: top };
    const styles = linkStyles(source, options["css"]);
    return readSeparated({ ...source, frontMatter }, separators, { above: styles });
  },
};

/** The options of `reveal-md.json`. */
function readJson(signs: Signs): Options | undefined {
  try {
    const options: unknown = JSON.parse(signs.readBeside("reveal-md.json") ?? "null");
    return typeof options === "object" && options !== null ? { ...options } : undefined;
  } catch {
    return undefined;
  }
}

/** The separators that an `index.html` beside the chapter gives it, else those of its first text. */
function readPage(signs: Signs): Options | undefined {
  const sections = [...readTags(signs.readBeside("index.html") ?? "")]
    .map(({ kind, text }) => readTagAttributes(kind === "start" ? text : ""))
    .filter((attributes) => attributes.has("data-separator"));
  const name = signs.path.replace(/^.*\//, "");
  const named = sections.find((each) => each.get("data-markdown")?.endsWith(name));
  const own = named ?? sections[0];
  return (
    own && {
      separator: own.get("data-separator"),
      verticalSeparator: own.get("data-separator-vertical") ?? "",
      notesSeparator: own.get("data-separator-notes"),
    }
  );
}

/** The style sheets of a deck as links above its text. */
function linkStyles(source: Source, written: unknown): Line[] {
  const at = source.frontMatter.entries.find(({ key }) => key === "css")?.at ?? 0;
  const sheets = [written].flat().flatMap((each) => String(each ?? "").split(/\s*,\s*/));
  return sheets.flatMap((sheet) => {
    if (sheet === "") return [];
    if (!/^(?:https?:)?\/\//.test(sheet)) {
      return block({ at }, `<link rel="stylesheet" href="${sheet}">`, "");
    }
    const message = `"${sheet}" is elsewhere, and no page asks for it: put a copy beside the chapter`;
    source.warn("ignored-setting", message, { at });
    return [];
  });
}
