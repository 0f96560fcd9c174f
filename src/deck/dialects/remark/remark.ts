import type { Dialect, Line, Source } from "../dialect.ts";
import * as lines from "../lines.ts";
import { writeBackdrop, writeSlide } from "../slide.ts";
import { writeClasses } from "./classes.ts";

const PROPERTY = /^([-\w]+):[ \t]*(.*)$/;
const VALUE = /\{\{\s*([\w-]+)\s*\}\}/g;
const SIGN =
  /^(?:\?\?\?[ \t]*$|layout:[ \t]*(?:true|false)[ \t]*$|template:[ \t]*\S|\.[a-z][\w.-]*\[)/gm;
/** `class: middle` under a break, and no `---` that closes it. */
const OPEN =
  /(?<=^---[ \t]*\n|(?<![\s\S]))(?:class|name|count|exclude):.*\n(?:[-\w]+:.*\n)*(?!---[ \t]*$|[-\w]+:)/gm;
/** What a slide does not take from its template. */
const OWN = ["count", "exclude", "layout", "name", "template"];

/** A slide as its author wrote it, or with its template. */
interface RemarkSlide {
  readonly properties: ReadonlyMap<string, string>;
  readonly body: readonly Line[];
  readonly notes: readonly Line[];
}

/** remark: properties under `---`, steps with `--`, notes under `???`, templates, `.class[…]`. */
export const remark: Dialect = {
  name: "remark",
  recognize: ({ findSign, readBeside }) => {
    const page = readBeside("index.html") ?? "";
    if (page.includes("remark.create(")) return "remark.create in the index.html beside it";
    return findSign(SIGN) ?? findSign(OPEN);
  },
  read(source) {
    const named = new Map<string, RemarkSlide>();
    let layout: RemarkSlide | undefined;
    let count = 0;
    const parts = lines.cutAt(source.lines, (index) => isBreak(source.lines[index]));
    return parts.flatMap((part, index) => {
      const own = readSlide(index === 0 ? part : part.slice(1));
      const find = (name: string): string => own.properties.get(name) ?? "";
      if (/^(?:true|false)$/.test(find("layout"))) layout = undefined;
      const template = named.get(find("template")) ?? layout;
      const slide = template === undefined ? own : merge(own, template);
      if (find("name") !== "") named.set(find("name"), slide);
      if (find("layout") === "true") layout = slide;
      if (find("layout") === "true") return [];
      count += 1;
      const start = count === 1 ? { at: 0 } : (part[0] ?? { at: 0 });
      return writeRemarkSlide(slide, find("name"), start, count === 1, source);
    });
  },
};

function isBreak(line: Line | undefined): boolean {
  return line !== undefined && !line.isCode && /^---\s*$/.test(line.text);
}

function isNote([mark]: readonly Line[]): boolean {
  return mark?.isCode !== true && mark?.text.startsWith("???") === true;
}

function readSlide(part: readonly Line[]): RemarkSlide {
  const { properties, rest } = takeProperties(part);
  // Notes end where the next step begins.
  const parts = lines.cutAt(rest, (index) => /^(?:\?\?\?|--)\s*$/.test(rest[index]?.text ?? ""));
  const notes = parts.filter(isNote).flatMap(([, ...said]) => said);
  return { properties, body: parts.filter((each) => !isNote(each)).flat(), notes };
}

/** The `name: value` above a text, and that. */
function takeProperties(part: readonly Line[]) {
  const end = part.findIndex(
    ({ text, isCode }) => isCode === true || !(PROPERTY.test(text) || text.trim() === ""),
  );
  const above = end === -1 ? part : part.slice(0, end);
  const entries = above.flatMap(({ text }): [string, string][] => {
    const [, name, value = ""] = PROPERTY.exec(text) ?? [];
    return name === undefined ? [] : [[name, value.trim()]];
  });
  return { properties: new Map(entries), rest: part.slice(above.length) };
}

function merge(own: RemarkSlide, template: RemarkSlide): RemarkSlide {
  const inherited = [...template.properties].filter(([key]) => !OWN.includes(key));
  const properties = new Map([...inherited, ...own.properties]);
  const classes = [template, own].map((each) => each.properties.get("class") ?? "");
  properties.set("class", classes.join(" "));
  const place = template.body.findIndex(({ text }) => text.trim() === "{{content}}");
  const above = template.body.slice(0, place === -1 ? undefined : place);
  const below = place === -1 ? [] : template.body.slice(place + 1);
  const notes = [...template.notes, ...own.notes];
  return { properties, body: [...above, ...own.body, ...below], notes };
}

function writeRemarkSlide(
  { properties, body, notes }: RemarkSlide,
  name: string,
  start: Pick<Line, "at">,
  isFirst: boolean,
  source: Source,
): Line[] {
  const find = (key: string): string => properties.get(key) ?? "";
  const insert = (text: string): string =>
    text.replace(VALUE, (written, key: string) => properties.get(key) ?? written);
  const texts = lines
    .writeSteps(body, /^--\s*$/)
    .map((line) => (line.isCode ? line : { ...line, text: insert(line.text) }));
  if (find("count") === "false") {
    source.warn("ignored-setting", '"count: false": every slide is counted', start);
  }
  const [, src] = /url\(\s*["']?([^"')]+)/.exec(find("background-image")) ?? [];
  const [fit = "contain"] = /contain|cover/.exec(find("background-size")) ?? [];
  return writeSlide({
    start,
    isFirst,
    top: isFirst ? source.frontMatter.entries : [],
    settings: {
      id: name,
      class: find("class").replaceAll(",", " ").trim().replace(/\s+/g, " "),
      hidden: find("exclude") === "true" || undefined,
    },
    attributes: { "data-background-color": find("background-color") },
    body: [
      ...writeBackdrop(
        src === undefined ? [] : [{ src, style: `object-fit: ${fit}`, line: start }],
      ),
      ...lines.markUnderlined(writeClasses(texts)).map(lines.escapeMarks),
    ],
    notes,
  });
}
