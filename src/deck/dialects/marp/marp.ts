import type { Dialect, Entry, Line, Source } from "../dialect.ts";
import { readEntries, textOf, toText } from "../frontMatter.ts";
import * as lines from "../lines.ts";
import { writeSlide } from "../slide.ts";
import { readMarpImages } from "./images.ts";
import { type Styles, takeStyles } from "./styles.ts";

const LOCAL =
  /^_?(?:background(?:Color|Image|Position|Repeat|Size)|class|color|footer|header|paginate)$/;
const GLOBAL = /^\$?(?:headingDivider|lang|marp|math|style|theme|markdown\..+)$/;
const RULE = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const HEADING = /^ {0,3}(#{1,6})[ \t]/;
const FIT = /<!--\s*fit\s*-->\s*/;
const ITEM = /^[ \t]*(?:\*|\d+\))[ \t]+\S/;

/** Marp: directives in front matter and comments, pictures with words before their address. */
export const marp: Dialect = {
  name: "marp",
  recognize: ({ frontMatter }) =>
    textOf(frontMatter, "marp") === "true" ? '"marp: true" in its front matter' : undefined,
  read: (source) => {
    const { entries } = source.frontMatter;
    const styles = takeStyles(source.lines, textOf(source.frontMatter, "style"));
    const said = lines
      .takeComments(styles.lines)
      .comments.flatMap(({ text, line }) => readDirectives(text, line) ?? []);
    const divider = [...entries, ...said].findLast(({ key }) => /^\$?headingDivider$/.test(key));
    let local: readonly Entry[] = entries;
    return cutSlides(styles.lines, divider?.value).flatMap((slide, index) => {
      const { comments, lines: body } = lines.takeComments(markFitting(slide));
      const read = comments.map((each) => ({
        ...each,
        entries: readDirectives(each.text, each.line),
      }));
      const notes = read
        .filter((each) => each.entries === undefined)
        .flatMap(({ text, line }) => lines.block(line, ...text.trim().split("\n"), ""));
      const own = read.flatMap((each) => each.entries ?? []);
      local = [...local, ...own.filter(({ key }) => !key.startsWith("_"))];
      const once = [...(index === 0 ? entries : []), ...own].filter(({ key }) =>
        key.startsWith("_"),
      );
      const directives = [...local, ...once.map((each) => ({ ...each, key: each.key.slice(1) }))];
      return writeMarpSlide({ source, index, directives, body, notes, styles });
    });
  },
};

interface MarpSlide {
  readonly source: Source;
  readonly index: number;
  /** The last of a name is the one that holds. */
  readonly directives: readonly Entry[];
  readonly body: readonly Line[];
  readonly notes: readonly Line[];
  readonly styles: Styles;
}

function writeMarpSlide({ source, index, directives, body, notes, styles }: MarpSlide): Line[] {
  const find = (key: string): string | undefined =>
    toText(directives.findLast((entry) => entry.key === key)?.value ?? "") || undefined;
  const isFirst = index === 0;
  const start = { at: isFirst ? 0 : (body[0]?.at ?? 0) };
  const images = readMarpImages(isFirst ? body : body.slice(1), find);
  const color = images.color ?? find("color") ?? styles.color;
  const image = find("backgroundImage");
  const style = (css: string): Line[] =>
    css === "" ? [] : lines.block(start, "<style>", ...css.split("\n"), "</style>", "");
  const around = (key: string): Line[] => {
    const words = find(key);
    return words === undefined ? [] : lines.block(start, "", `${words} {.slide-${key}}`, "");
  };
  return writeSlide({
    start,
    isFirst,
    top: (isFirst ? source.frontMatter.entries : []).filter(
      ({ key, value }) =>
        key === "theme" || !(LOCAL.test(key) || GLOBAL.test(key) || value === "16:9"),
    ),
    settings: { class: find("class") },
    attributes: {
      "data-background-color": images.background ?? find("backgroundColor") ?? styles.background,
      "data-background-gradient": image?.includes("gradient(") === true ? image : undefined,
      style: [color && `--text: ${color}; color: ${color}`, images.split]
        .filter(Boolean)
        .join("; "),
    },
    body: [
      ...style(isFirst && styles.text !== "" ? `@scope (.slides) {\n${styles.text}\n}` : ""),
      ...body.flatMap(({ at }) => style(styles.scoped.get(at) ?? "")),
      ...images.backdrop,
      ...around("header"),
      ...lines.markFragments(images.lines, ITEM).map(lines.escapeMarks),
      ...around("footer"),
    ],
    notes,
  });
}

/** The lines of each slide, each but the first with its break, or an empty line in its place. */
function cutSlides(all: readonly Line[], divider: unknown): Line[][] {
  const headed = lines.markUnderlined(all);
  const highest = Number(divider) || 0;
  let hasText = false;
  return lines
    .cutAt(headed, (index) => {
      const { text = "" } = headed[index] ?? {};
      const level = HEADING.exec(text)?.[1]?.length ?? Infinity;
      const isListed = Array.isArray(divider)
        ? divider.map(Number).includes(level)
        : level <= highest;
      const isBreak = RULE.test(text) || (hasText && isListed);
      hasText = !RULE.test(text) && (hasText || text.trim() !== "");
      return isBreak;
    })
    .map((slide, index) => {
      const [first] = slide;
      const isHeaded = index > 0 && first !== undefined && !RULE.test(first.text);
      return isHeaded ? [lines.lineAt(first, ""), ...slide] : slide;
    });
}

/** The directives of a comment; undefined where it is a note. */
function readDirectives(text: string, line: Line): readonly Entry[] | undefined {
  const entries = readEntries(lines.readLines(text.trim().split("\n"))) ?? [];
  const known = entries.filter(({ key }) => LOCAL.test(key) || GLOBAL.test(key));
  return known.length === 0 ? undefined : known.map((entry) => ({ ...entry, at: line.at }));
}

/** `# <!-- fit --> Words` are as wide as the slide. */
function markFitting(slide: readonly Line[]): Line[] {
  return slide.map((line) => {
    const isFit = !line.isCode && HEADING.test(line.text) && FIT.test(line.text);
    return isFit
      ? { ...line, text: `${line.text.replace(FIT, "").trimEnd()} {.r-fit-text}` }
      : line;
  });
}
