import type { Dialect } from "./dialect.ts";
import { changeText } from "./lines.ts";
import { readSeparated } from "./separators.ts";

const PICTURE = /!\[([^\]]*)\]\(([^()\s]+)\)/g;
const ICON = /(?:^|\s)(?:sfeir|feather|tf)-icons(?:\s|$)/;
const SIZE = /(?:^|\s)(h|w)-(\d+)(?=\s|$)/g;
/** Its stage has 1920 pixels, this one 1280. */
const SCALE = 1280 / 1920;

/** The themes of Sfeir: `##==##`, `##--##`, and words of a picture that are its classes. */
export const sfeir: Dialect = {
  name: "sfeir",
  recognize: ({ findSign }) => findSign(/^##(?:==|--)##[ \t]*$/gm),
  read: (source) =>
    readSeparated(
      source,
      { slide: "^##==##\\s*$", vertical: "^##--##\\s*$" },
      {
        change: (line) =>
          changeText(line.text, (piece) =>
            piece.replace(PICTURE, (written, alt: string, address: string) => {
              if (ICON.test(alt)) {
                source.warn("ignored-setting", `the icon "${address}" is that theme's own`, line);
                return "";
              }
              const sizes = [...alt.matchAll(SIZE)].map(([, side, size]) => {
                const pixels = Math.round(Number(size) * SCALE);
                return `${side === "h" ? "height" : "width"}=${pixels}`;
              });
              return sizes.length === 0 ? written : `![${alt}](${address}){${sizes.join(" ")}}`;
            }),
          ),
      },
    ),
};
