import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DECK_DATA_PATH } from "../deck/deckData.ts";
import { UsageError } from "./usageError.ts";

/** A small talk that shows the language of the slides by example, in each language of a deck. */
const TALKS = join(import.meta.dirname, "new");

interface NewTalk {
  readonly title: string | undefined;
  readonly speaker: string | undefined;
  readonly lang: string;
  readonly minutes: string;
}

/** Writes a small talk into an empty `slides/`; what is not said of it stays to be filled in. */
function run(args: readonly string[]): void {
  const talk = parseOptions(args);
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

function parseOptions(args: readonly string[]): NewTalk {
  const talk = parse(args);
  const languages = readdirSync(TALKS);
  if (!languages.includes(talk.lang)) {
    throw new UsageError(`--lang takes ${languages.join(" or ")}, not "${talk.lang}"`);
  }
  if (!/^[1-9]\d{0,2}$/.test(talk.minutes)) {
    throw new UsageError(`--minutes takes a number up to 999, not "${talk.minutes}"`);
  }
  return talk;
}

function parse(args: readonly string[]): NewTalk {
  try {
    const { title, speaker, lang, minutes } = parseArgs({
      args: [...args],
      options: {
        title: { type: "string" },
        speaker: { type: "string" },
        lang: { type: "string", default: "fr" },
        minutes: { type: "string", default: "30" },
      },
    }).values;
    return { title, speaker, lang, minutes };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`new takes --title, --speaker, --lang and --minutes: ${reason}`);
  }
}

export default { run };
