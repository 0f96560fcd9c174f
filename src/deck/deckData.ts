import type { SourceFile } from "./model.ts";
import { DECK_DATA_PATH } from "./paths.ts";
import type { Problem } from "./problem.ts";
import { deckDataSchema, type DeckData } from "./schemas.ts";
import { typesetText } from "./typography/typeset.ts";
import { parseYamlMapping } from "./yaml.ts";

/** The data of a deck that has none that can be read. */
const NO_DATA: DeckData = { title: "", lang: "fr" };

/**
 * Reads `slides/deck.yaml`, its texts set by the rules of its language. Those still between ‹ and ›
 * are placeholders, each a warning.
 */
export function parseDeckData(file: SourceFile | undefined): {
  readonly data: DeckData;
  readonly problems: readonly Problem[];
  /** Whether a value is not there because of those. */
  readonly isLost: (name: string) => boolean;
} {
  const at = { path: DECK_DATA_PATH, line: 1, column: 1 };
  if (file === undefined) {
    const message = 'write this file; its first line may be "title: My talk"';
    const problem: Problem = { code: "missing-deck-data", severity: "warning", message, at };
    return { data: NO_DATA, problems: [problem], isLost: () => true };
  }
  const { value: data = NO_DATA, problems } = parseYamlMapping(file.text, deckDataSchema, {
    at,
    noun: "key",
    unknownKey: "bad-deck-data",
    badValue: "bad-deck-data",
  });
  const lines = file.text.split("\n");
  return {
    data: typeset(data),
    problems: [...problems, ...findPlaceholders(file.path, lines)],
    isLost: (name) => {
      const [key = ""] = name.split(".");
      return !Object.hasOwn(data, key) && lines.some((line) => line.startsWith(`${key}:`));
    },
  };
}

function typeset(data: DeckData): DeckData {
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

function findPlaceholders(path: string, lines: readonly string[]): Problem[] {
  return lines.flatMap((line, index) => {
    const placeholder = /^[^#]*?(‹[^›]*›)/.exec(line)?.[1];
    if (placeholder === undefined) return [];
    const at = { path, line: index + 1, column: line.indexOf("‹") + 1 };
    const message = `still to be filled in: ${placeholder}`;
    return [{ code: "placeholder", severity: "warning", message, at }];
  });
}
