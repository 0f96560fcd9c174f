import { renderAttributes } from "../../html/html.ts";
import { parsePieces } from "../../markdown/attributeList.ts";

/** What stands in braces. */
interface Given {
  readonly id: string | undefined;
  readonly classes: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

/** Those that are about numbers and lists of a paper. */
const UNUSED = /^(?:unnumbered|unlisted|scrollable|nostretch|-)$/;

/** Reads `.class #id name=value`. */
export function readGiven(written: string): Given {
  const pieces = parsePieces(written).filter(({ isBare }) => !isBare);
  const list = (kind: string): string[] =>
    pieces.filter(({ name }) => name === kind).map(({ value }) => value);
  const named = pieces.filter(({ name = "class" }) => name !== "class" && name !== "id");
  return {
    id: list("id").at(-1),
    classes: list("class").filter((name) => !UNUSED.test(name)),
    values: Object.fromEntries(named.map(({ name = "", value }) => [name, value])),
  };
}

/** The same as attributes of HTML: sizes and places are its style. */
export function writeGiven({ id, classes, values }: Given): string {
  const styles = classes.includes("absolute") ? ["position: absolute"] : [];
  const others: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (/^(?:top|left|right|bottom|width|height)$/.test(name)) {
      styles.push(`${name}: ${/^[\d.-]+$/.test(value) ? `${value}px` : value}`);
    } else if (name === "style") styles.push(value.replace(/;\s*$/, ""));
    else if (name === "fragment-index") others["data-fragment-index"] = value;
    else if (/^(?:data|aria)-|^(?:title|lang|dir)$/.test(name)) others[name] = value;
  }
  return renderAttributes({ id, class: classes.join(" "), style: styles.join("; "), ...others });
}
