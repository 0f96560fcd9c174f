import { z } from "zod";

/** The layouts that `src/theme/layouts.css` knows, one class each. */
const LAYOUTS = ["cover", "section", "picture", "figure", "card", "questions"] as const;
const TRANSITIONS = ["none", "fade", "slide"] as const;

const ID_FORM =
  'an id begins with a letter and goes on with letters, digits and hyphens, like "haute-dispo"';

const LANG_FORM = 'a language is a tag like "fr", "en" or "pt-BR"';

/** Also what an editor completes settings by: `settings.schema.json` is made of it. */
export const settingsSchema = z.strictObject({
  id: z
    .string({ error: "an id is a text" })
    .regex(/^\p{L}[\p{L}\p{M}\p{N}_-]*$/u, ID_FORM)
    .describe("The slide's address: #id leads to it")
    .optional(),
  title: text("The title of a slide that shows none", "a title is a text"),
  layout: z
    .enum(LAYOUTS, { error: `the layouts are ${LAYOUTS.join(", ")}; columns are "::: columns"` })
    .describe("How the slide is laid out")
    .optional(),
  time: duration("What the slide may take of the talk, as minutes and seconds"),
  section: z
    .union([z.literal(true), z.string()], {
      error: "write true, or the name of the part that opens here",
    })
    .describe("Opens a part of the talk: true, or the name that the table of contents shows")
    .optional(),
  background: text("A picture behind the whole slide", "the path of a picture is a text"),
  alt: text("What the background shows, in words", "what the background shows is a text"),
  transition: z
    .enum(TRANSITIONS, { error: `the transitions are ${TRANSITIONS.join(", ")}` })
    .describe("How the slide comes")
    .optional(),
  class: text("CSS classes of slides/theme.css", "CSS classes is a text"),
  lab: z
    .record(z.string().regex(/^[1-9]\d*$/, "a step is a number from 1"), z.string(), {
      error: 'actions of a laboratory are written by step, like "1: stop eu-a"',
    })
    .describe("What a laboratory does at a step of the slide, by the step's number")
    .optional(),
  dialect: text("At the top of a file: the tool that its slides are written for"),
  backup: flag("Can be reached, but is not counted"),
  hidden: flag("Is left out"),
});

/** The settings of one slide; `time` is in seconds. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** Also what an editor completes `deck.yaml` by: `deck.schema.json` is made of it. */
export const deckDataSchema = z.strictObject({
  title: z.string({ error: "a deck has a title" }).describe("The title of the talk"),
  subtitle: text("What is below the title"),
  description: text("One sentence for search engines and those who share the link"),
  lang: z
    .string({ error: LANG_FORM })
    .regex(/^[a-z]{2,3}(?:-[a-z\d]+)*$/i, LANG_FORM)
    .default("fr")
    .describe("The language: it decides typography, numbers and the words of the page"),
  dialect: text("The tool that all slides are written for, where nothing in a file shows it"),
  duration: duration("What the talk may take, as minutes and seconds"),
  url: text("Where the deck can be read after the talk"),
  scripts: flag("Whether slides may have scripts, which then run for every reader"),
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

/** What `slides/deck.yaml` says of the talk; `duration` is in seconds. */
export type DeckData = Readonly<z.infer<typeof deckDataSchema>>;

/** The language of a deck: it decides typography and the words of the page. */
export type Lang = DeckData["lang"];

function text(description: string, error = "write a text") {
  return z.string({ error }).describe(description).optional();
}

function flag(description: string) {
  return z.boolean({ error: "write true or false" }).describe(description).optional();
}

/** Minutes and seconds, read as seconds. */
function duration(description: string) {
  const error = 'write a duration as minutes and seconds, like "1:30"';
  return z
    .string({ error })
    .regex(/^\d{1,3}:[0-5]\d$/, error)
    .transform((written) => {
      const [minutes = 0, seconds = 0] = written.split(":").map(Number);
      return minutes * 60 + seconds;
    })
    .describe(description)
    .optional();
}
