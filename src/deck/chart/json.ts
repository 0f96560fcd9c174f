/** What is wrong in a text that should be JSON; `offset` is the place of a character in it. */
export interface JsonMistake {
  readonly message: string;
  readonly offset: number;
}

/** Reads JSON; the mistake has the engine's words and, what the engine does not always tell, its place. */
export function parseJson(
  text: string,
): { readonly value: unknown } | { readonly mistake: JsonMistake } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const words = (error as Error).message.replace(/(?:, (?:\.\.\.)?"| in JSON at)[\s\S]*/, "");
    return { mistake: { message: `this JSON cannot be read: ${words}`, offset: findBreak(text) } };
  }
}

/** The first character with which the text is no longer the beginning of any JSON, else its end. */
function findBreak(text: string): number {
  if (!isBroken(text)) return text.trimEnd().length;
  let sound = 0;
  let broken = text.length;
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (isBroken(text.slice(0, middle))) broken = middle;
    else sound = middle;
  }
  return sound;
}

/** Whether a beginning of JSON is wrong in itself, not only unfinished: the engine stops before its end. */
function isBroken(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return false;
  } catch (error) {
    const { message } = error as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    if (position === undefined) return !message.includes("end of JSON input");
    return Number(position) < beginning.length;
  }
}
