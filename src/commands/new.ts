import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DECK_DATA_PATH } from "../deck/paths.ts";
import { defineCommand, UsageError } from "./defineCommand.ts";

/** A small talk that shows the language of the slides by example, in each language of a deck. */
const TALKS = join(import.meta.dirname, "new");

interface NewTalk {
  readonly title?: string;
  readonly speaker?: string;
  readonly lang: string;
  readonly minutes: string;
}

/** Writes a small talk into an empty `slides/`; what is not said of it stays to be filled in. */
function writeTalk(talk: NewTalk): void {
  checkOptions(talk);
  const folder = join(process.cwd(), "slides");
  const [first] = existsSync(folder)
    ? readdirSync(folder).filter((name) => !name.startsWith("."))
    : [];
  if (first !== undefined) {
    throw new UsageError(
      `slides/ is not empty (slides/${first}): move what is in it elsewhere, and a new talk takes its place`,
    );
  }
  const source = join(TALKS, talk.lang);
  cpSync(source, folder, { recursive: true });
  mkdirSync(join(process.cwd(), "assets"), { recursive: true });
  const file = join(process.cwd(), DECK_DATA_PATH);
  writeFileSync(file, fillIn(readFileSync(file, "utf8"), talk));
  console.log(
    `A new talk is in slides/: ${readdirSync(source).join(", ")}\n\n` +
      '"npm start" shows it, and every file that you save; "npm run check" says what is still to be done.',
  );
}

function fillIn(deckData: string, { title, speaker, minutes }: NewTalk): string {
  // A string of JSON is one of YAML, whatever is in it.
  const values = { title, name: speaker, duration: `${minutes}:00` };
  return Object.entries(values).reduce(
    (text, [key, value]) =>
      value === undefined
        ? text
        : text.replace(
            new RegExp(`^( *${key}: ).*$`, "m"),
            (_line, start: string) => start + JSON.stringify(value),
          ),
    deckData,
  );
}

function checkOptions({ lang, minutes }: NewTalk): void {
  const languages = readdirSync(TALKS);
  if (!languages.includes(lang)) {
    throw new UsageError(`--lang takes ${languages.join(" or ")}, not "${lang}"`);
  }
  if (!/^[1-9]\d{0,2}$/.test(minutes)) {
    throw new UsageError(`--minutes takes a number up to 999, not "${minutes}"`);
  }
}

export default defineCommand(
  {
    name: "run new",
    about: "Writes a small talk into slides/, which must be empty.",
    options: {
      title: { type: "string", about: "The title of the talk" },
      speaker: { type: "string", value: "name", about: "Who gives it" },
      lang: { type: "string", value: "fr|en", default: "fr", about: "Its language (fr)" },
      minutes: { type: "string", value: "number", default: "30", about: "What it may take (30)" },
    },
  },
  writeTalk,
);
