import type { Line } from "../dialect.ts";

/** What style sheets say in a deck, and what is left of it without them. */
export interface Styles {
  /** Those for all slides, without what is apart here. */
  readonly text: string;
  /** By it, and the next, it is decided whether slides are light or dark. */
  readonly background: string | undefined;
  readonly color: string | undefined;
  /** Those for one slide, by the line of their end. */
  readonly scoped: ReadonlyMap<number, string>;
  readonly lines: readonly Line[];
}

const SECTION = /(^|[}\s])section\s*\{([^{}]*)\}/g;
const ALONE = /(^|[},{]\s*)section(?=\s*[{,])/g;
const FILL =
  /(?:^|(?<=;))\s*(background(?:-color)?|color)\s*:\s*(#[\da-f]+|[a-z]+|(?:rgb|hsl)a?\([^)]*\))\s*(?:;|$)/gi;

/** Takes `<style>` out of a deck's lines; `first` is the `style` of its front matter. */
export function takeStyles(all: readonly Line[], first = ""): Styles {
  let css = first;
  const scoped = new Map<number, string>();
  let open: { readonly isScoped: boolean; text: string } | undefined;
  const lines = all.map((line) => {
    const start = open === undefined && !line.isCode ? /<style\b([^>]*)>/i.exec(line.text) : null;
    if (start !== null) open = { isScoped: /\bscoped\b/i.test(start[1] ?? ""), text: "" };
    if (open === undefined) return line;
    const [text = "", rest] = line.text.replace(/^.*<style\b[^>]*>/i, "").split(/<\/style>/i);
    open.text += `${text}\n`;
    if (rest !== undefined && open.isScoped) {
      scoped.set(line.at, `@scope {\n${open.text.replace(ALONE, "$1:scope")}}`);
    } else if (rest !== undefined) css += `\n${open.text}`;
    if (rest !== undefined) open = undefined;
    return { ...line, text: "", isCode: false };
  });
  const colors: Record<string, string> = {};
  // What it asks of other hosts no page may ask; the others are in this language's own look.
  const text = css
    .replace(/@(?:import|charset)\b[^;]*;?/g, "")
    .replace(SECTION, (_all, before: string, rule: string) => {
      const rest = rule.replace(FILL, (_written, name: string, value: string) => {
        colors[name.replace("-color", "")] = value;
        return "";
      });
      return rest.trim() === "" ? before : `${before}section {${rest}}`;
    });
  const { background, color } = colors;
  return { text: text.trim(), background, color, scoped, lines };
}
