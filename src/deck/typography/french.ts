import { LINE_END, WORD, type Edit } from "./mask.ts";

const NARROW = "\u202F";
const WIDE = "\u00A0";

const UNITS =
  "ns µs ms s min h j o ko Mo Go To Po Eo Kio Mio Gio Tio Pio b B kB MB GB TB PB KiB MiB GiB TiB " +
  "kbit Mbit Gbit k K M G T Md € k€ M€ Md€ ° °C km m cm mm µm kg g mg t W kW MW GW Wh kWh MWh V A " +
  "Hz kHz MHz GHz px pt em rem fps dB";

/** A space that an author may have typed; a line end of the source is one. */
const SPACE = "[ \\t\\n\\u00A0\\u202F]";
/** What a space before a mark can follow: no other space, no opening bracket or quotation mark. */
const INSIDE = `[^\\s([{«“${LINE_END}]`;
/** What a mark can follow when its space was not typed. */
const WORD_END = `[\\p{L}\\p{N})\\]}»”"'’%‰€°…${WORD}]`;
/** The end of a word of marks: `a?b` and `!=` are none. */
const HIGH_MARK = `(?:[!?](?=[!?]*(?![^\\s)\\]}»”"’'.,…!?]))|;(?![^\\s»”"’']))`;
/** Neither `10:30` nor `a::b` nor `:)`. */
const COLON = `:(?![^\\s«“"»${WORD}])`;
const NO_WORD = "(?![\\p{L}\\p{N}'’_])";

interface Rule {
  /** Finds typed spaces, which become one of the right kind, or the mark that lacks its space. */
  readonly pattern: RegExp;
  readonly space: string;
}

const RULES: readonly Rule[] = [
  rule(NARROW, `(?<=${INSIDE})${SPACE}+(?=${HIGH_MARK})|(?<=${WORD_END})${HIGH_MARK}`),
  rule(WIDE, `(?<=(?!:)${INSIDE})${SPACE}+(?=${COLON})|(?<=${WORD_END})${COLON}(?!${WORD})`),
  rule(NARROW, `(?<=«)${SPACE}+(?=[^\\s»])|«(?=[^\\s»])`),
  rule(NARROW, `(?<=[^\\s«])${SPACE}+(?=»)|(?<=[^\\s«])»`),
  // Thousands, where the author divided them: a port or a year is no quantity.
  rule(
    NARROW,
    `(?<=(?<![\\p{L}\\d.,:/_-])\\d{1,3}(?:${SPACE}\\d{3}){0,6})${SPACE}(?=\\d{3}(?!\\d))`,
  ),
  rule(WIDE, `(?<=\\d)${SPACE}+(?=(?:${UNITS.replaceAll(" ", "|")})${NO_WORD})`),
  rule(WIDE, `(?<=\\d)${SPACE}+(?=[%‰]${NO_WORD})|(?<=\\d)[%‰€]${NO_WORD}`),
  rule(
    WIDE,
    `(?<=\\d${SPACE}?h)${SPACE}+(?=[0-5]\\d(?!\\d))|(?<=(?<!\\p{L})n°|[<>≤≥≈±])${SPACE}+(?=\\d)`,
  ),
];

function rule(space: string, pattern: string): Rule {
  return { pattern: new RegExp(pattern, "gu"), space };
}

/** The spaces of French: before `; : ! ?`, inside « », in large numbers and before units. */
export function findFrenchSpaces(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { pattern, space } of RULES) {
    for (const { 0: found, index: at } of text.matchAll(pattern)) {
      if (/\S/.test(found)) edits.push({ at, text: found === "«" ? found + space : space + found });
      else {
        for (let offset = 0; offset < found.length; offset += 1) {
          edits.push({ at: at + offset, text: offset === 0 ? space : "" });
        }
      }
    }
  }
  return edits;
}
