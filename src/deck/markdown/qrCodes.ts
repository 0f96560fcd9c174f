import type { MarkdownIt, Token } from "markdown-it";
import { encode } from "uqr";
import { locate, report, type SlideEnv } from "../slideEnv.ts";
import { renderAttributes } from "../html/html.ts";
import { getSlideWords } from "../words.ts";

/** Longer texts give squares too small for the last row of a room. */
const MAX_LENGTH = 300;
/** Squares left white around the code. */
const BORDER = 2;

/** `::: qr` around an address, or any text: the QR code of it, with the text below. */
export function qrCodes(markdown: MarkdownIt): void {
  // As it is written: the code leads where the author meant, whatever typography makes of the text.
  markdown.core.ruler.before("linkify", "qr_codes", ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      if (token.type === "container" && token.info === "qr")
        token.content = findText(tokens, index);
    }
  });
  markdown.renderer.rules["container"] = (tokens, index, options, env, renderer) => {
    const token = tokens[index] as Token;
    if (token.info !== "qr") return renderer.renderToken(tokens, index, options);
    if (token.nesting < 0) return "</figcaption></figure>\n";
    const code = renderCode(token, env as SlideEnv);
    return `<figure${renderer.renderAttrs(token)}>\n${code}<figcaption>`;
  };
}

function renderCode(token: Token, env: SlideEnv): string {
  const text = token.content;
  if (text !== "" && text.length <= MAX_LENGTH) return drawQrCode(text, env);
  const message =
    text === ""
      ? "write between ::: qr and ::: what the code leads to"
      : `this text is too long for a code that a room can scan: ${MAX_LENGTH} characters at most`;
  report(env, "bad-qr-code", "error", message, locate(env, token.map?.[0] ?? 0));
  return "";
}

/** The first link in the container that begins at `index`, else its first text. */
function findText(tokens: readonly Token[], index: number): string {
  let at = index + 1;
  while (tokens[at] !== undefined && !["inline", "container"].includes(tokens[at]?.type ?? ""))
    at += 1;
  const first = tokens[at];
  const link = first?.children?.find(({ type }) => type === "link_open");
  const text = first?.children?.map(({ content }) => content).join("") ?? "";
  return String(link?.attrGet("href") ?? text).trim();
}

function drawQrCode(text: string, { lang }: SlideEnv): string {
  const { size, data } = encode(text, { ecc: "M", border: BORDER });
  const bars = data.flatMap((row, y) =>
    findBars(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`),
  );
  const attributes = renderAttributes({
    viewBox: `0 0 ${size} ${size}`,
    role: "img",
    "aria-label": getSlideWords(lang).qrCode(text),
    "shape-rendering": "crispEdges",
  });
  return `<svg${attributes}><path d="${bars.join("")}" /></svg>\n`;
}

/** Where the dark squares of a row that touch each other begin, and how many they are. */
function findBars(row: readonly boolean[]): (readonly [number, number])[] {
  const text = row.map((dark) => (dark ? "#" : " ")).join("");
  return [...text.matchAll(/#+/g)].map(({ 0: bar, index }) => [index, bar.length]);
}
