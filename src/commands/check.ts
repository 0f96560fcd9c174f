import { listFigures } from "../deck/parseDeck.ts";
import { compareProblems, isError } from "../deck/problem.ts";
import { findBrokenFigures } from "../export/findBrokenFigures.ts";
import { readSlides } from "../vite/readSlides.ts";
import { DeckError, formatProblems } from "../vite/viteError.ts";
import { UsageError } from "./usageError.ts";

/** Lists every problem of the deck; errors fail it, and with `--strict` warnings do as well. */
async function run(args: readonly string[]): Promise<void> {
  const unknown = args.find((argument) => argument !== "--strict");
  if (unknown !== undefined) throw new UsageError(`check takes --strict, not "${unknown}"`);

  const source = readSlides(process.cwd());
  const broken = await findBrokenFigures(listFigures(source.deck));
  const problems = [...source.deck.problems, ...broken].toSorted(compareProblems);
  const errors = problems.filter(isError).length;
  const summary = `${errors} errors, ${problems.length - errors} warnings`;
  const listing = [formatProblems(problems, source), summary].filter(Boolean).join("\n\n");
  if (errors > 0 || (args.includes("--strict") && problems.length > 0))
    throw new DeckError(listing);
  console.log(listing);
}

export default { run };
