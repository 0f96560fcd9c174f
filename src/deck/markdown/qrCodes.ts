import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { encode } from "uqr";
import { locate, report, type ChapterEnv } from "../chapterEnv.ts";
import { renderAttributes } from "../html.ts";
import { getSlideWords } from "../words.ts";

/** Longer texts give squares too small for the last row of a room. */
const MAX_LENGTH = 300;
/** Squares left white around the code. */
const BORDER = 2;

/** `::: qr` around an address, or any text: the QR code of it, with the text below. */
export function qrCodes(markdown: MarkdownIt): void {
  markdown.core.ruler.before("linkify", "qr_codes", (state) => {
    const open: Token[] = [];
    state.tokens = state.tokens.flatMap((token, index) => {
      if (token.type !== "container") return [token];
      if (token.nesting > 0) {
        open.push(token);
        return token.info === "qr" ? [token, ...openFigure(state, index)] : [token];
      }
      const caption = new state.Token("figcaption_close", "figcaption", -1);
      return open.pop()?.info === "qr" ? [caption, token] : [token];
    });
  });
}

/** The code and the beginning of its caption. */
function openFigure(state: StateCore, index: number): Token[] {
  const env = state.env as ChapterEnv;
  const caption = new state.Token("figcaption_open", "figcaption", 1);
  const text = findText(state.tokens, index);
  if (text !== "" && text.length <= MAX_LENGTH) return [drawQrCode(state, text, env), caption];
  const message =
    text === ""
      ? "write between ::: qr and ::: what the code leads to"
      : `this text is too long for a code that a room can scan: ${MAX_LENGTH} characters at most`;
  report(env, "bad-qr-code", "error", message, locate(env, state.tokens[index]?.map?.[0] ?? 0));
  return [caption];
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

function drawQrCode(state: StateCore, text: string, { lang }: ChapterEnv): Token {
  const { size, data } = encode(text, { ecc: "M", border: BORDER });
  const bars = data.flatMap((row, y) =>
    findBars(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`),
  );
  const svg = new state.Token("html_block", "", 0);
  const attributes = renderAttributes({
    viewBox: `0 0 ${size} ${size}`,
    role: "img",
    "aria-label": getSlideWords(lang).qrCode(text),
    "shape-rendering": "crispEdges",
  });
  svg.content = `<svg${attributes}><path d="${bars.join("")}" /></svg>\n`;
  return svg;
}

/** Where the dark squares of a row that touch each other begin, and how many they are. */
function findBars(row: readonly boolean[]): (readonly [number, number])[] {
  const text = row.map((dark) => (dark ? "#" : " ")).join("");
  return [...text.matchAll(/#+/g)].map(({ 0: bar, index }) => [index, bar.length]);
}
