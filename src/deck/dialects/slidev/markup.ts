import { listPaths } from "../../html/addresses.ts";
import { isElement } from "../../html/htmlTag.ts";
import type { Line, Source } from "../dialect.ts";
import { block, changeText } from "../lines.ts";

const TAG =
  /<(\/?)([A-Za-z][\w.:-]*)((?:\s+[^\s"'<>/=]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*)\s*(\/?)>/g;
const ATTRIBUTE = /\s+([^\s"'<>/=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;
const FENCE = /^([ \t]*(?:`{3,}|~{3,}))[ \t]*([\w-]*)(.*)$/;
const ADDRESS = /(!?\[[^\]]*\]\()(\/[^)\s]+)/g;
const SNIPPET = /^<<<\s+([^\s{]+)(.*)$/;
const BRACES = /\{[^}]*\}/g;
const MAGIC = /^[ \t]*(`{4,})md\s+magic-move\b/;
/** Its canvas has 980 pixels, this one 1280; a unit of its classes is a quarter of 16. */
const UNIT = (4 * 1280) / 980;

/** A slide whose markup is changed. */
interface Place extends Source {
  /** The names of the elements that end on it. */
  readonly closed: readonly string[];
}

/** What is written in tags, fences and addresses, as it is written here. */
export function changeMarkup(lines: readonly Line[], source: Source, path: string): Line[] {
  const all = lines.map(({ text }) => text).join("\n");
  const closed = [...all.matchAll(/<\/([\w.-]+)/g)].map(([, name = ""]) => name);
  const place: Place = { ...source, path, closed };
  let isScript = false;
  let isFence = false;
  /** The marks around the blocks of magic-move. */
  let around: string | undefined;
  return lines.flatMap((line) => {
    if (line.isCode) {
      const [, magic] = MAGIC.exec(line.text) ?? [];
      if (magic !== undefined) {
        const message = "code of magic-move is shown one block below the other";
        source.warn("ignored-setting", message, line);
      }
      if (magic !== undefined || line.text.trim() === around) {
        around = magic;
        return block(line, "");
      }
      const isMark = FENCE.test(line.text);
      const isOpening = isMark && !isFence;
      if (isMark) isFence = !isFence;
      return [isOpening ? { ...line, text: changeFence(line.text) } : line];
    }
    isFence = false;
    // A script of a component has nothing that it could work on.
    if (/^\s*<script\b/i.test(line.text)) {
      source.warn("blocked-script", "the script of a slide is left out", line);
      isScript = true;
    }
    if (isScript) {
      isScript = !/<\/script>/i.test(line.text);
      return block(line, "");
    }
    const [snippet, file = "", rest = ""] = SNIPPET.exec(line.text) ?? [];
    if (snippet !== undefined) {
      const language = rest.replace(BRACES, " ").trim().split(/\s/)[0];
      const fence = changeFence(`\`\`\`${language}${rest.match(BRACES)?.join("") ?? ""}`);
      return block(line, `${fence} file=${file.replace(/^@\//, "/")}`, "```");
    }
    const [steps, slash] = /^\s*<(\/?)v-clicks\b[^>]*>\s*$/.exec(line.text) ?? [];
    if (steps !== undefined) return block(line, "", slash === "/" ? ":::" : "::: steps", "");
    if (/\{\{\s*\$/.test(line.text)) {
      source.warn("unknown-value", "a value of Slidev is shown as it is written", line);
    }
    return [{ ...line, text: changeText(line.text, (text) => changeTags(text, line, place)) }];
  });
}

function changeTags(text: string, line: Line, place: Place): string {
  const element = /^\s*<[^>]*>\s*$/.test(line.text) ? "div" : "span";
  return text
    .replace(ADDRESS, (_all, open: string, address: string) => open + findPublic(address, place))
    .replace(/<style\b[^>]*>/, "$&@scope {")
    .replace("</style>", "}</style>")
    .replace(TAG, (tag, slash: string, name: string, attributes: string, empty: string) => {
      if (/^v-(?:click|after)$/.test(name)) {
        if (slash !== "") return `</${element}>`;
        const [, at] = /\s:?at="?(\d+)"?/.exec(attributes) ?? [];
        return `<${element} class="fragment"${at === undefined ? "" : ` data-fragment-index="${at}"`}>`;
      }
      if (/^toc$/i.test(name)) return "[[toc]]";
      const isComponent = /^[A-Z]/.test(name) || !isElement(name) || name.includes("-");
      if (name === "arrow" || (isComponent && empty !== "")) {
        const kind = /^[a-z]+[-:][\w:-]+$/.test(name) ? "the icon" : "the component";
        place.warn("unknown-element", `${kind} "<${name}>" of Slidev is not shown`, line);
        return "";
      }
      // What is in a component stays.
      if (/^[A-Z]/.test(name) && place.closed.includes(name))
        return slash === "" ? "<div>" : "</div>";
      if (slash !== "" || attributes === "") return tag;
      return `<${name}${changeAttributes(name, attributes, line, place)}${empty === "" ? "" : " /"}>`;
    });
}

function changeAttributes(name: string, attributes: string, line: Line, place: Place): string {
  const classes: string[] = [];
  const styles: string[] = [];
  const kept: string[] = [];
  for (const [written, key = "", double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? bare ?? "";
    if (/^v-(?:click|after)\b/.test(key)) {
      classes.push(key.includes("hide") ? "fragment fade-out" : "fragment");
      if (/^\d+$/.test(value)) kept.push(` data-fragment-index="${value}"`);
    } else if (key === "class") classes.push(value);
    else if (key === "style") styles.push(value);
    else if (key === "src") kept.push(` src="${findPublic(value, place)}"`);
    // Bindings and handlers of its components.
    else if (/^(?:v-|[:@])/.test(key)) {
      place.warn("unknown-attribute", `"${key}" of Slidev does nothing here`, line);
    } else kept.push(written);
  }
  const all = classes.join(" ");
  for (const [, side, count] of name === "img" ? all.matchAll(/\b([hw])-(\d+)(?=\s|$)/g) : []) {
    styles.push(`${side === "h" ? "height" : "width"}: ${Math.round(Number(count) * UNIT)}px`);
  }
  if (styles.length > 0) kept.unshift(` style="${styles.join("; ")}"`);
  if (all !== "") kept.unshift(` class="${all}"`);
  return kept.join("");
}

/** ` ```ts [a.ts] {1|2-3}{lines:true} `: the name of a file, the lines of each step, what else there is. */
function changeFence(text: string): string {
  const [, marks = "", language = "", info = ""] = FENCE.exec(text) ?? [];
  const [, title] = /\[([^\]]+)\]/.exec(info) ?? [];
  const [, lines] = /\{((?:all|none|hide|[\d\s,|*-])+)\}/.exec(info) ?? [];
  const written = [
    marks + language,
    lines && `[${lines.replace(/all|none|hide/g, "*")}]`,
    title && `title="${title.replaceAll('"', "")}"`,
    /\blines:\s*true/.test(info) && "numbers",
  ];
  return written.filter(Boolean).join(" ");
}

/** A file as it is found in `public/`, where that tool looks first. */
export function findPublic(
  address: string,
  { path, files }: Pick<Source, "path" | "files">,
): string {
  if (!address.startsWith("/")) return address;
  const places = listPaths(`public${address}`, path);
  const found = places.find((place) => files.find(place) !== undefined);
  return found === undefined ? address : `/${found}`;
}
