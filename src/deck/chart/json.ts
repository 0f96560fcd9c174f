import { findDeepNesting, TOO_DEEP } from "../nesting.ts";
import type { ParsedRows } from "./data.ts";

/** Reads JSON; a mistake has the engine's words and, what the engine does not always tell, its place. */
export function parseJson(text: string): ParsedRows {
  const deep = findDeepNesting(text);
  if (deep !== undefined)
    return { rows: undefined, mistakes: [{ message: TOO_DEEP, offset: deep }] };
  try {
    const rows: unknown = JSON.parse(text);
    if (typeof rows === "object" && rows !== null) return { rows, mistakes: [] };
    const message = 'data is a list of rows, like [{"day": 1, "size": 2}]';
    return { rows: undefined, mistakes: [{ message, offset: 0 }] };
  } catch (error) {
    const words = (error as Error).message.replace(/(?:, (?:\.\.\.)?"| in JSON at)[\s\S]*/, "");
    const message = `this JSON cannot be read: ${words}`;
    return { rows: undefined, mistakes: [{ message, offset: findBreak(text) }] };
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
