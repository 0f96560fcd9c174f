import type { Line, Source } from "../dialect.ts";
import { block } from "../lines.ts";

/** What a layout of Slidev is here; `side` is the one that a picture takes. */
interface Layout {
  readonly layout?: string;
  readonly classes?: string;
  readonly side?: string;
}

const LAYOUTS: Readonly<Record<string, Layout>> = {
  center: { classes: "center" },
  cover: { layout: "cover" },
  default: {},
  end: { classes: "center" },
  fact: { classes: "center fact" },
  full: {},
  image: {},
  "image-left": { side: "left" },
  "image-right": { side: "right" },
  intro: { layout: "cover" },
  none: {},
  quote: { classes: "middle" },
  section: { layout: "section" },
  statement: { classes: "center fact" },
  "two-cols": {},
  "two-cols-header": {},
};
const SLOT = /^::\s*([\w-]+)\s*::\s*$/;

/** The lines of a slide in the layout here that is nearest to its own. */
export function layOut(
  name: string,
  lines: readonly Line[],
  start: Pick<Line, "at" | "path">,
  source: Source,
): Layout & { readonly laid: readonly Line[] } {
  const layout = LAYOUTS[name];
  if (layout === undefined) {
    const message = `the layout "${name}" is not known: its slide has the usual one`;
    source.warn("ignored-setting", message, start);
  }
  return { ...layout, laid: name.startsWith("two-cols") ? layColumns(name, lines) : lines };
}

/** What is above `::left::`, or in two columns all above `::right::`, and each side. */
function layColumns(name: string, lines: readonly Line[]): Line[] {
  const parts: { readonly slot: string; readonly line: Line; readonly lines: Line[] }[] = [];
  const [first = { text: "", at: 0 }] = lines;
  parts.push({ slot: name === "two-cols" ? "left" : "", line: first, lines: [] });
  for (const line of lines) {
    const slot = line.isCode ? undefined : SLOT.exec(line.text)?.[1];
    if (slot === undefined) parts.at(-1)?.lines.push(line);
    else parts.push({ slot, line, lines: [] });
  }
  const isColumn = /^(?:left|right)$/;
  const columns = parts.filter(({ slot }) => isColumn.test(slot));
  const others = parts.filter(({ slot }) => !isColumn.test(slot));
  return [
    ...others.filter(({ slot }) => slot !== "bottom").flatMap((part) => part.lines),
    ...block(first, "", "::: columns"),
    ...columns.flatMap((part) => [
      ...block(part.line, "::: column", ""),
      ...part.lines,
      ...block(part.line, "", ":::"),
    ]),
    ...block(lines.at(-1) ?? first, ":::", ""),
    ...others.filter(({ slot }) => slot === "bottom").flatMap((part) => part.lines),
  ];
}
