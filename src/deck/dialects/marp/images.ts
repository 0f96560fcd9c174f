import type { Line } from "../dialect.ts";
import { changeText } from "../lines.ts";
import { type Backdrop, isColor, writeBackdrop } from "../slide.ts";

const IMAGE = /!\[([^\]]*)\]\(\s*(<[^>]+>|(?:[^()\s]|\([^()]*\))*)(?:\s+["'][^"']*["'])?\s*\)/g;
const FILTER =
  /^(blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::(.+))?$/;
const PLAIN = /^[\d.]+(?:px|%)?$/;
const DEFAULTS: Readonly<Record<string, string>> = {
  blur: "10px",
  brightness: "1.5",
  contrast: "2",
  "drop-shadow": "0 5px 10px rgba(0,0,0,.4)",
  "hue-rotate": "180deg",
  opacity: ".5",
  saturate: "2",
};

/** What the words of a picture ask for. */
interface Words {
  readonly others: readonly string[];
  readonly sizes: readonly (readonly [side: string, size: string])[];
  readonly filter: string;
}

/**
 * Pictures as Marp writes them: `![w:300 blur](a.png)` has a size and a filter, `![bg right:40%](a.png)`
 * is behind or beside the text, `![bg](#fff)` and `![](#000)` are colours. `find` gives a directive.
 */
export function readMarpImages(
  lines: readonly Line[],
  find: (directive: string) => string | undefined,
) {
  const behind: Backdrop[] = [];
  const place = { side: "", share: "50%", direction: "" };
  const colors: { background?: string; color?: string } = {};
  const position = find("backgroundPosition");
  const add = (line: Backdrop["line"], src: string, fit: string, filter: string): void => {
    const styles = [
      fit && scale(fit),
      position && `object-position: ${position}`,
      filter && `filter: ${filter}`,
    ];
    behind.push({ src, style: styles.filter(Boolean).join("; "), line });
  };
  const [, whole] = /url\(\s*["']?([^"')]+)/.exec(find("backgroundImage") ?? "") ?? [];
  if (whole !== undefined) add(lines[0] ?? { at: 0 }, whole, find("backgroundSize") ?? "", "");
  const change = (line: Line, alt: string, address: string): string => {
    const src = address.replace(/^<|>$/g, "");
    const words = readWords(alt);
    if (!words.others.includes("bg")) {
      if (alt.trim() !== "" || !/^#[\da-f]{3,8}$/i.test(src)) return writeImage(words, address);
      colors.color = src;
      return "";
    }
    for (const word of words.others) {
      const [, side, share = "50%"] = /^(left|right)(?::(.+))?$/.exec(word) ?? [];
      if (side !== undefined) Object.assign(place, { side, share });
      if (word === "vertical") place.direction = word;
    }
    const fit = words.others.find((word) => /^(?:fit|contain|cover|auto|[\d.]+%)$/.test(word));
    if (isColor(src)) colors.background = src;
    else add(line, src, fit ?? words.sizes[0]?.[1] ?? "", words.filter);
    return "";
  };
  const kept = lines.map((line) => {
    if (line.isCode || !line.text.includes("![")) return line;
    const text = changeText(line.text, (piece) =>
      piece.replace(IMAGE, (_all, alt: string, address: string) => change(line, alt, address)),
    );
    return { ...line, text: text.trim() === "" ? "" : text };
  });
  const { side, share, direction } = place;
  return {
    ...colors,
    lines: kept,
    backdrop: writeBackdrop(behind, `${side} ${direction}`.trim()),
    /** The style of a slide that leaves them a side. */
    split: side === "" || behind.length === 0 ? undefined : `--split-${side}: ${share}`,
  };
}

function readWords(alt: string): Words {
  const sizes: [string, string][] = [];
  const filters: string[] = [];
  const others = alt.split(/\s+/).filter((word) => {
    const [, side = "", size = ""] = /^(w|h)(?:idth|eight)?:(.+)$/.exec(word) ?? [];
    const [, filter, value] = FILTER.exec(word) ?? [];
    if (side !== "") sizes.push([side === "w" ? "width" : "height", size]);
    if (filter !== undefined) {
      filters.push(`${filter}(${(value ?? DEFAULTS[filter] ?? "1").replaceAll(",", " ")})`);
    }
    return side === "" && filter === undefined && word !== "";
  });
  return { others, sizes, filter: filters.join(" ") };
}

/** How a picture fills its place: in its own proportions, where it has a size of its own. */
function scale(fit: string): string {
  if (/^(?:fit|contain)$/.test(fit)) return "object-fit: contain";
  if (fit === "cover") return "object-fit: cover";
  if (fit === "auto") return "object-fit: none";
  const width = /\d$/.test(fit) ? `${fit}px` : fit;
  return `object-fit: contain; flex: none; margin: auto; width: ${width}`;
}

function writeImage({ others, sizes, filter }: Words, address: string): string {
  const styles = [
    ...sizes.flatMap(([side, size]) =>
      PLAIN.test(size) || size === "auto" ? [] : `${side}: ${size}`,
    ),
    ...(filter === "" ? [] : [`filter: ${filter}`]),
  ];
  const attributes = [
    ...sizes.flatMap(([side, size]) => (PLAIN.test(size) ? `${side}=${size}` : [])),
    ...(styles.length === 0 ? [] : [`style="${styles.join("; ")}"`]),
  ];
  const given = attributes.length === 0 ? "" : `{${attributes.join(" ")}}`;
  return `![${others.join(" ")}](${address})${given}`;
}
