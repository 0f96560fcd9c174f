import { z } from "zod";
import type { SourceFile } from "./deck.ts";
import { durationSchema } from "./duration.ts";
import { DECK_DATA_PATH } from "./paths.ts";
import type { Problem } from "./problem.ts";
import { typesetText } from "./typography/typeset.ts";
import { parseYamlMapping } from "./yamlMapping.ts";

/** Also what an editor completes `deck.yaml` by: `deck.schema.json` is made of it. */
export const deckDataSchema = z.strictObject({
  title: z.string({ error: "a deck has a title" }).describe("The title of the talk"),
  subtitle: text("What stands below the title"),
  description: text("One sentence for search engines and those who share the link"),
  lang: z
    .enum(["fr", "en"], { error: 'the languages are "fr" and "en"' })
    .default("fr")
    .describe("The language: it decides typography, numbers and the words of the page"),
  duration: durationSchema.describe("What the talk may take, as minutes and seconds").optional(),
  url: text("Where the deck can be read after the talk"),
  scripts: z
    .boolean({ error: "write true or false" })
    .describe("Whether slides may have scripts, which then run for every reader")
    .optional(),
  event: z
    .strictObject({ name: text("Its name"), date: text("Its day, as the audience reads it") })
    .describe("Where the talk is given")
    .optional(),
  speaker: z
    .strictObject({
      name: text("First and last name"),
      role: text("What the speaker does"),
      company: text("Where the speaker works"),
      bio: text("One or two sentences"),
      photo: text("The path of a picture, from slides/"),
      website: text("An address"),
      github: text("An address"),
      email: text("An address"),
    })
    .describe("Who gives the talk")
    .optional(),
});

function text(description: string) {
  return z.string({ error: "write a text" }).describe(description).optional();
}

/** What `slides/deck.yaml` says of the talk; `duration` is in seconds. */
export type DeckData = Readonly<z.infer<typeof deckDataSchema>>;

/** The language of a deck: it decides typography and the words of the page. */
export type Lang = DeckData["lang"];

/** What a deck without (readable) data goes by. */
const NO_DATA: DeckData = { title: "", lang: "fr" };

/** Reads `slides/deck.yaml`. Texts still between ‹ and › are placeholders, each a warning. */
export function parseDeckData(file: SourceFile | undefined): {
  readonly data: DeckData;
  readonly problems: readonly Problem[];
  /** Whether a value is not there because of those. */
  readonly isLost: (name: string) => boolean;
} {
  const at = { path: DECK_DATA_PATH, line: 1, column: 1 };
  if (file === undefined) {
    const message = 'write this file; its first line may be "title: My talk"';
    const problem: Problem = { code: "missing-deck-data", severity: "error", message, at };
    return { data: NO_DATA, problems: [problem], isLost: () => true };
  }
  const { value, problems } = parseYamlMapping(file.text, deckDataSchema, {
    at,
    noun: "key",
    unknownKey: "bad-deck-data",
    badValue: "bad-deck-data",
  });
  const data = value ?? NO_DATA;
  const lines = file.text.split("\n");
  return {
    data,
    problems: [...problems, ...findPlaceholders(file)],
    isLost: (name) => {
      const [key = ""] = name.split(".");
      return !Object.hasOwn(data, key) && lines.some((line) => line.startsWith(`${key}:`));
    },
  };
}

/** The texts of a deck's data as they are read, set by the rules of its language. */
export function typesetDeckData(data: DeckData): DeckData {
  const set = <T extends object>(texts: T, ...keys: (keyof T)[]): T => ({
    ...texts,
    ...Object.fromEntries(
      keys.flatMap((key) => {
        const written = texts[key];
        return typeof written === "string" ? [[key, typesetText(written, data.lang)]] : [];
      }),
    ),
  });
  return {
    ...set(data, "title", "subtitle", "description"),
    ...(data.event && { event: set(data.event, "name", "date") }),
    ...(data.speaker && { speaker: set(data.speaker, "name", "role", "company", "bio") }),
  };
}

function findPlaceholders(file: SourceFile): Problem[] {
  return file.text.split("\n").flatMap((line, index) => {
    const match = /^[^#]*?(‹[^›]*›)/.exec(line);
    if (match?.[1] === undefined) return [];
    const at = { path: file.path, line: index + 1, column: line.indexOf("‹") + 1 };
    const message = `still to be filled in: ${match[1]}`;
    return [{ code: "placeholder", severity: "warning", message, at }];
  });
}
