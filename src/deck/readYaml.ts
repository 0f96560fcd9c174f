import { isAlias, parseDocument, visit, type Document } from "yaml";
import { createLocator } from "./createLocator.ts";
import { findDeepNesting, TOO_DEEP } from "./nesting.ts";
import type { Location, Problem } from "./problem.ts";

/** A piece of YAML, read; without problems it has a value. */
export interface YamlText {
  readonly document: Document;
  readonly value: unknown;
  /** What keeps it from being read, in the library's words. */
  readonly problems: readonly Problem[];
  /** The place of a character of the text in its file. */
  readonly locate: (offset: number) => Location;
}

const TOO_FAR = "this line is indented further than its neighbours";

/** Reads YAML that begins at `at` in its file, every further line as far indented as the first. */
export function readYaml(text: string, at: Location): YamlText {
  const locate = createLocator(text, at);
  const deep = findDeepNesting(text);
  if (deep !== undefined) {
    const tooDeep = { severity: "error", message: TOO_DEEP, at: locate(deep) } as const;
    const problems = [{ code: "broken-yaml", ...tooDeep } as const];
    return { document: parseDocument(""), value: undefined, problems, locate };
  }
  const document = parseDocument(text, { prettyErrors: false, logLevel: "error" });
  const explain = (message: string, offset: number): Problem => ({
    code: "broken-yaml",
    severity: "error",
    message: `this YAML cannot be read: ${explainReason(message, text.slice(offset))}`,
    at: locate(offset),
  });
  if (document.errors.length > 0) {
    const indents = document.errors.filter(({ code }) => code === "MULTILINE_IMPLICIT_KEY");
    // The library names the text before a line that is indented too far, and twice.
    const problems = document.errors
      .filter((error) => indents.every(({ pos }) => error.pos[0] !== pos[0]))
      .map(({ message, pos }) => explain(message, pos[0]));
    const indented = indents.map(({ pos }) =>
      explain(TOO_FAR, text.slice(0, pos[1]).search(/[^\s].*$/)),
    );
    return { document, value: undefined, problems: [...problems, ...indented], locate };
  }
  try {
    return { document, value: document.toJS(), problems: [], locate };
  } catch (error) {
    // An alias of something that is not there, or of itself, is found only now.
    const problems = [explain((error as Error).message, findAlias(document))];
    return { document, value: undefined, problems, locate };
  }
}

/** The first sentence, except where it would tell an author of slides nothing. */
function explainReason(message: string, rest: string): string {
  const isColon = message.startsWith("Block collections") && !rest.startsWith("-");
  if (isColon || message.startsWith("Nested mappings")) {
    return 'a text with ": " in it needs quotation marks';
  }
  return message.split("\n")[0]?.replace(/[.:]$/, "") ?? message;
}

function findAlias(document: Document): number {
  let offset = 0;
  visit(document, (_key, node) => {
    if (!isAlias(node)) return undefined;
    offset = node.range?.[0] ?? 0;
    return visit.BREAK;
  });
  return offset;
}
