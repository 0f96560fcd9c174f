import { isError } from "../deck/problem.ts";
import { checkDeck, type CheckedDeck } from "../check/checkDeck.ts";
import { summarize } from "../check/summary.ts";
import { DeckError, formatProblems } from "../vite/problems.ts";
import type { DeckSource } from "../vite/readSlides.ts";
import { defineCommand, findTalk } from "./defineCommand.ts";

interface CheckOptions {
  readonly strict: boolean;
  readonly json: boolean;
  readonly all: boolean;
}

/**
 * Lists every problem of the deck, those included that only a browser can see. Errors fail it, and
 * with `--strict` warnings do as well; `--json` is for tools.
 */
async function check(options: CheckOptions, folder?: string): Promise<void> {
  const log = options.json ? console.error : console.log;
  const { listing, failed } = reportCheck(await checkDeck(findTalk(folder), log), options);
  if (failed && !options.json) throw new DeckError(listing);
  console.log(listing);
  if (failed) process.exitCode = 1;
}

/** What is printed of a deck that has been looked at, and whether the check fails. */
export function reportCheck(
  { problems, unseen, ...source }: CheckedDeck,
  { strict, json, all }: CheckOptions,
): { readonly listing: string; readonly failed: boolean } {
  const errors = problems.filter(isError).length;
  const summary = `${count(errors, "error")}, ${count(problems.length - errors, "warning")}`;
  const most = { ofFile: Infinity, all: Infinity };
  const list = all ? () => formatProblems(problems, source, "", most) : summarize;
  const listing = json
    ? JSON.stringify(problems, null, 2)
    : [list(problems, source), listDialects(source), summary, unseen].filter(Boolean).join("\n\n");
  return { listing, failed: errors > 0 || unseen !== undefined || (strict && problems.length > 0) };
}

/** How the chapters were read that are written for another tool; those of one kind in one line. */
function listDialects({ deck }: DeckSource): string {
  const pathsByReason = new Map<string, string[]>();
  for (const { path, name, why } of deck.dialects) {
    const reason = `read as ${name}, because of ${why}`;
    pathsByReason.set(reason, [...(pathsByReason.get(reason) ?? []), path]);
  }
  return [...pathsByReason]
    .map(([reason, [first = "", ...more]]) =>
      more.length === 0
        ? `${first} is ${reason}`
        : `${first} and ${more.length} more are ${reason}`,
    )
    .join("\n");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

export default defineCommand(
  {
    name: "check",
    about: "Lists every problem of the deck, and looks at each slide in a browser.",
    operand: "folder",
    options: {
      strict: { type: "boolean", default: false, about: "Fails on warnings too" },
      all: { type: "boolean", default: false, about: "Prints every problem, not one of a kind" },
      json: { type: "boolean", default: false, about: "Prints the problems for tools" },
    },
  },
  check,
);
