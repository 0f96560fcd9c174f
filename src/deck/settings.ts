import { distance } from "fastest-levenshtein";
import { z } from "zod";
import { durationSchema } from "./duration.ts";
import type { Location, Problem } from "./problem.ts";
import { parseYamlMapping } from "./yamlMapping.ts";

/** The layouts that `src/theme/layouts.css` knows, one class each. */
const LAYOUTS = ["cover", "section", "picture", "figure", "card", "questions"] as const;
const TRANSITIONS = ["none", "fade", "slide", "snap"] as const;

const ID_FORM =
  'an id begins with a letter and goes on with letters, digits and hyphens, like "haute-dispo"';

/** Also what an editor completes settings by: `settings.schema.json` is made of it. */
export const settingsSchema = z.strictObject({
  id: text("an id", "The slide's address: #id leads to it")
    .regex(/^\p{L}[\p{L}\p{M}\p{N}_-]*$/u, ID_FORM)
    .optional(),
  title: text("a title", "The title of a slide that shows none").optional(),
  layout: z
    .enum(LAYOUTS, { error: `the layouts are ${LAYOUTS.join(", ")}; columns are "::: columns"` })
    .describe("How the slide is laid out")
    .optional(),
  time: durationSchema
    .describe("What the slide may take of the talk, as minutes and seconds")
    .optional(),
  section: z
    .union([z.literal(true), z.string()], {
      error: "write true, or the name of the part that opens here",
    })
    .describe("Opens a part of the talk: true, or the name that the table of contents shows")
    .optional(),
  background: text("the path of a picture", "A picture behind the whole slide").optional(),
  alt: text("what the background shows", "What the background shows, in words").optional(),
  transition: z
    .enum(TRANSITIONS, { error: `the transitions are ${TRANSITIONS.join(", ")}` })
    .describe("How the slide comes")
    .optional(),
  class: text("CSS classes", "CSS classes of slides/theme.css").optional(),
  backup: flag("Can be reached, but is not counted").optional(),
  hidden: flag("Is left out").optional(),
});

function text(what: string, description: string) {
  return z.string({ error: `${what} is a text` }).describe(description);
}

function flag(description: string) {
  return z.boolean({ error: "write true or false" }).describe(description);
}

/** What other tools read at the top of a file, reveal-md above all, and where it is decided here. */
const FOREIGN_KEYS = new Map(
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
    marp: "slides are those of reveal.js, and what Marp adds to Markdown is not known",
    paginate: "every slide has its number",
    slideNumber: "every slide has its number",
    _class: 'write "class" under the "---" of the slide that it is for',
  }),
);

/** The settings of one slide; `time` is in seconds. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/**
 * Reads the YAML between `---` and `---`; with a mistake, the slide keeps no settings. At the top
 * of a file, words that are like no setting may be there for another tool.
 */
export function parseSettings(
  yaml: string,
  at: Location,
): { readonly settings: Settings; readonly problems: readonly Problem[] } {
  const { value, problems } = parseYamlMapping(yaml, settingsSchema, {
    at,
    noun: "setting",
    unknownKey: "unknown-setting",
    badValue: "bad-setting",
    explainForeign: (key) =>
      FOREIGN_KEYS.get(key) ?? (at.line === 2 ? explainStranger(key) : undefined),
  });
  return { settings: value ?? {}, problems };
}

/** Only what is very near to one of ours is meant as such. */
function explainStranger(key: string): string | undefined {
  const isMisspelt = Object.keys(settingsSchema.shape).some(
    (name) => distance(key, name) <= (key.length < 5 ? 1 : 2),
  );
  return isMisspelt ? undefined : "no setting has that name";
}

/** Whether a word names a setting, of ours or of reveal-md. */
export function isSettingName(word: string): boolean {
  return Object.hasOwn(settingsSchema.shape, word) || FOREIGN_KEYS.has(word);
}
