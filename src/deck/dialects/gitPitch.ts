import type { Dialect } from "./dialect.ts";
import { readSeparated } from "./separators.ts";

const SIGN = /^(?:\+\+\+(?:\?.*)?|---\?.*|@ulend)[ \t]*$/gm;
const BACKGROUND = /[?&](image|color|gradient)=([^&\s]+)/g;
const DROPPED = /^@(?:title|fa|color|size)\[[^\]]*\](?:\([^)]*\))?$/;

/** GitPitch: `---?image=…`, `+++`, lists between `@ul` and `@ulend`. */
export const gitPitch: Dialect = {
  name: "gitpitch",
  recognize: ({ findSign, path }) => (path.endsWith("PITCHME.md") ? "its name" : findSign(SIGN)),
  read: (source) =>
    readSeparated(
      source,
      { slide: "^---(?:\\?.*)?$", vertical: "^\\+\\+\\+(?:\\?.*)?$" },
      {
        change: (line) => {
          const text = line.text.trim();
          if (text === "@ulend") return ":::";
          if (/^@ul\b/.test(text)) return "::: steps";
          if (!DROPPED.test(text)) {
            return line.text.replace(/@css\[([^\]]*)\]\(([^)]*)\)/g, '<span class="$1">$2</span>');
          }
          source.warn("ignored-setting", `"${text}" of GitPitch does nothing here`, line);
          return "";
        },
        attribute: (mark) =>
          Object.fromEntries(
            [...mark.matchAll(BACKGROUND)].map(([, name, value]) => [
              `data-background-${name}`,
              value,
            ]),
          ),
      },
    ),
};
