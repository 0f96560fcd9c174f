import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { DECK_DATA_PATH } from "../deck/paths.ts";
import { nameCommand } from "../vite/folders.ts";
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
function writeTalk(talk: NewTalk, named = "."): void {
  checkOptions(talk);
  const root = resolve(named);
  const folder = join(root, "slides");
  const shown = `${join(named, "slides").replaceAll(sep, "/")}/`;
  const [first] = existsSync(folder)
    ? readdirSync(folder).filter((name) => !name.startsWith("."))
    : [];
  if (first !== undefined) {
    throw new UsageError(
      `${shown} is not empty (${shown}${first}): move what is in it elsewhere, and a new talk takes its place`,
    );
  }
  const source = join(TALKS, talk.lang);
  cpSync(source, folder, { recursive: true });
  mkdirSync(join(root, "assets"), { recursive: true });
  const file = join(root, DECK_DATA_PATH);
  writeFileSync(file, fillIn(readFileSync(file, "utf8"), talk));
  const call = (name: string): string =>
    nameCommand(
      name,
      ...(named === "." ? [] : [named.includes(" ") ? JSON.stringify(named) : named]),
    );
  console.log(
    `A new talk is in ${shown}: ${readdirSync(source).join(", ")}\n\n` +
      `"${call("start")}" shows it, and every file that you save; "${call("check")}" says what is still to be done.`,
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
    name: "new",
    about: "Writes a small talk into slides/, which must be empty, of this or another folder.",
    operand: "folder",
    options: {
      title: { type: "string", about: "The title of the talk" },
      speaker: { type: "string", value: "name", about: "Who gives it" },
      lang: { type: "string", value: "fr|en", default: "fr", about: "Its language (fr)" },
      minutes: { type: "string", value: "number", default: "30", about: "What it may take (30)" },
    },
  },
  writeTalk,
);
