import { isRecord } from "../../chart/chartData.ts";
import type { Dialect, Line, Source } from "../dialect.ts";
import { textOf } from "../frontMatter.ts";
import * as lines from "../lines.ts";
import { writeSlide } from "../slide.ts";
import { readGiven } from "./given.ts";
import { layDivs } from "./divs.ts";
import { changeCells, changeSpans } from "./markup.ts";

const SIGN =
  /^:{3,}\s*\{\s*\.(?:absolute|callout|column|columns|fragment|incremental|notes|r-stack)\b/gm;
const HEADING = /^(#{1,6})[ \t]+(.*?)[ \t]*(?:\{([^{}]*)\})?[ \t]*$/;
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$/;
const DIV = /^:{3,}[ \t]*(\S.*)?$/;
const ITEM = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\S/;
/** What reveal knows of a slide, and this tool says without `data-`. */
const OF_SLIDE = /^(?:background|visibility|transition|auto-animate|state|timing|autoslide)/;
const PASSED =
  /^(?:author|bibliography|csl|date|editor|engine|execute|filters|format(?:-links)?|incremental|institute|jupyter|knitr|lang|slide-level|subtitle|title(?:-slide-attributes)?)$/;

/** Quarto and Pandoc: a slide for each heading, `:::` with classes, `. . .` before what comes later. */
export const quarto: Dialect = {
  name: "quarto",
  recognize: ({ frontMatter, findSign, path }) => {
    if (path.endsWith(".qmd")) return "its name";
    const format = textOf(frontMatter, "format") ?? "";
    return format.includes("revealjs") ? '"format: revealjs" in its front matter' : findSign(SIGN);
  },
  read(source) {
    const options = readOptions(source);
    const level = Number(options["slide-level"] ?? 2);
    const all = lines.markUnderlined(changeCells(source.lines, source));
    let depth = 0;
    const parts = lines.cutAt(all, (index) => {
      const { text = "" } = all[index] ?? {};
      const div = DIV.exec(text);
      if (div !== null) depth = Math.max(0, depth + (div[1] === undefined ? -1 : 1));
      const heading = HEADING.exec(text)?.[1]?.length ?? Infinity;
      return depth === 0 && (RULE.test(text) || heading <= level);
    });
    // A rule above a heading begins the same slide.
    const slides = parts.filter(
      (part, index) =>
        index === parts.length - 1 ||
        part.some(({ text }) => text.trim() !== "" && !RULE.test(text)),
    );
    const title = writeTitle(source);
    const isIncremental = options["incremental"] === true;
    return [
      ...title,
      ...slides.flatMap((part, index) => {
        const isFirst = title.length === 0 && index === 0;
        return writeQuartoSlide(part, { isFirst, level, isIncremental, source });
      }),
    ];
  },
};

/** The options of the front matter, with those of its `format`. */
function readOptions({ frontMatter: { entries } }: Source): Readonly<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const { key, value } of entries) all[key] = value;
  const own = isRecord(all["format"]) ? all["format"]["revealjs"] : undefined;
  return { ...all, ...(isRecord(own) ? own : {}) };
}

/** The slide that the front matter makes. */
function writeTitle(source: Source): Line[] {
  const { entries } = source.frontMatter;
  const title = entries.find(({ key }) => key === "title");
  if (title === undefined) return [];
  const { subtitle, author, date } = readOptions(source);
  const names = [author].flat().map((each) => String((isRecord(each) ? each["name"] : each) ?? ""));
  const day = /^(?:today|now|last-modified)$/.test(String(date)) ? "" : String(date ?? "");
  const texts = [
    `# ${String(title.value)}`,
    subtitle && `${String(subtitle)} {.subtitle}`,
    ...names,
    day,
  ];
  return writeSlide({
    start: { at: 0 },
    isFirst: true,
    top: entries.filter(({ key }) => !PASSED.test(key)),
    settings: { layout: "cover" },
    body: texts.flatMap((text) => (text ? lines.block(title, String(text), "") : [])),
  });
}

interface Around {
  readonly isFirst: boolean;
  readonly level: number;
  readonly isIncremental: boolean;
  readonly source: Source;
}

function writeQuartoSlide(part: readonly Line[], around: Around): Line[] {
  const { isFirst, level, isIncremental, source } = around;
  const head = part[0] ?? { text: "", at: 0 };
  const isText = head.isCode === true || !(RULE.test(head.text) || HEADING.test(head.text));
  const [, marks = "", words = "", written = ""] = (!isText && HEADING.exec(head.text)) || [];
  const { id = "", classes, values } = readGiven(written);
  const { laid, notes } = layDivs(isText ? part : part.slice(1), source);
  const texts = isIncremental ? lines.markFragments(laid, ITEM) : laid;
  return writeSlide({
    start: isFirst ? { at: 0 } : head,
    isFirst,
    top: isFirst ? source.frontMatter.entries.filter(({ key }) => !PASSED.test(key)) : [],
    settings: {
      layout: marks !== "" && marks.length < level ? "section" : undefined,
      id,
      class: classes.join(" "),
    },
    attributes: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        OF_SLIDE.test(name) ? `data-${name}` : name,
        value,
      ]),
    ),
    body: [
      ...(words === "" ? [] : [{ ...head, text: changeSpans(`${marks} ${words}`, source, head) }]),
      ...lines.writeSteps(texts, /^\s*\. \. \.\s*$/).map(lines.escapeMarks),
    ],
    notes,
  });
}
