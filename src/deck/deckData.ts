import { z } from "zod";
import type { SourceFile } from "./deck.ts";
import { durationSchema } from "./duration.ts";
import type { Problem } from "./problem.ts";
import { typesetText } from "./typography/typeset.ts";
import { parseYamlMapping } from "./yamlMapping.ts";

/** The file of a deck's own data. */
export const DECK_DATA_PATH = "slides/deck.yaml";

const text = z.string({ error: "write a text" });

const deckDataSchema = z.strictObject({
  title: z.string({ error: "a deck has a title" }),
  subtitle: text.optional(),
  description: text.optional(),
  lang: z.enum(["fr", "en"], { error: 'the languages are "fr" and "en"' }).default("fr"),
  duration: durationSchema.optional(),
  url: text.optional(),
  event: z.strictObject({ name: text.optional(), date: text.optional() }).optional(),
  speaker: z
    .strictObject({
      name: text.optional(),
      role: text.optional(),
      company: text.optional(),
      bio: text.optional(),
      photo: text.optional(),
      website: text.optional(),
      github: text.optional(),
      email: text.optional(),
    })
    .optional(),
});

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
} {
  const at = { path: DECK_DATA_PATH, line: 1, column: 1 };
  if (file === undefined) {
    const message = 'write this file; its first line may be "title: My talk"';
    const problem: Problem = { code: "missing-deck-data", severity: "error", message, at };
    return { data: NO_DATA, problems: [problem] };
  }
  const { value, problems } = parseYamlMapping(file.text, deckDataSchema, {
    at,
    noun: "key",
    unknownKey: "bad-deck-data",
    badValue: "bad-deck-data",
  });
  return { data: value ?? NO_DATA, problems: [...problems, ...findPlaceholders(file)] };
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
