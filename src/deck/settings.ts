import { distance } from "fastest-levenshtein";
import type { Location, Problem } from "./problem.ts";
import { settingsSchema, type Settings } from "./schemas.ts";
import { parseYamlMapping } from "./yaml.ts";

/** What other tools read at the top of a file, and where it is decided here. */
const UNSUPPORTED_KEYS = new Map(
  Object.entries({
    theme: "colours are in slides/theme.css, layouts are settings of a slide",
    revealOptions: "the stage has its own, see its keys with ?",
    separator: 'slides are divided by "---"',
    verticalSeparator: 'a slide below begins with "--" or "----"',
    notesSeparator: 'notes begin with "Note:"',
    highlightTheme: "code wears the colours of the page",
    css: "styles are in slides/theme.css",
    scripts: "a script is a custom element in slides/components/",
    template: "every talk is the same page",
    author: "the speaker is in slides/deck.yaml",
    date: "the day of the event is in slides/deck.yaml",
    description: "that of the deck is in slides/deck.yaml",
    paginate: "every slide has its number",
    slideNumber: "every slide has its number",
  }),
);

/**
 * Reads the YAML between `---` and `---`; with a mistake, the slide keeps no settings. At the top
 * of a file, words that are like no setting may be there for another tool.
 */
export function parseSettings(
  yaml: string,
  at: Location,
  isTop: boolean,
): { readonly settings: Settings; readonly problems: readonly Problem[] } {
  const { value, problems } = parseYamlMapping(yaml, settingsSchema, {
    at,
    noun: "setting",
    unknownKey: "unknown-setting",
    badValue: "bad-setting",
    explainUnsupported: (key) =>
      UNSUPPORTED_KEYS.get(key) ?? (isTop ? explainUnknownKey(key) : undefined),
  });
  return { settings: value ?? {}, problems };
}

/** Only what is very near to one of ours is meant as such. */
function explainUnknownKey(key: string): string | undefined {
  const isMisspelt = Object.keys(settingsSchema.shape).some(
    (name) => distance(key, name) <= (key.length < 5 ? 1 : 2),
  );
  return isMisspelt ? undefined : "no setting has that name";
}

/** Whether a word names a setting, of ours or of reveal-md. */
export function isSettingName(word: string): boolean {
  return Object.hasOwn(settingsSchema.shape, word) || UNSUPPORTED_KEYS.has(word);
}
