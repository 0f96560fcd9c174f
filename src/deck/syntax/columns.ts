import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { locate, report, type ChapterEnv } from "../chapterEnv.ts";

/** A container that is open, and what stands directly in it. */
interface OpenContainer {
  readonly name: string;
  readonly level: number;
  readonly columns: Token[];
  readonly others: Token[];
}

/**
 * Names the columns that nobody meant: in `::: columns`, each block is one, so that a heading and
 * its list beside a `::: column` are two.
 */
export function columns(markdown: MarkdownIt): void {
  markdown.core.ruler.after("containers", "columns", (state) => checkColumns(state));
}

function checkColumns({ tokens, env }: StateCore): void {
  const open: OpenContainer[] = [];
  for (const token of tokens) {
    const parent = open.at(-1);
    if (token.type === "container" && token.nesting < 0) {
      if (parent !== undefined) checkContainer(parent, env as ChapterEnv);
      open.pop();
      continue;
    }
    if (token.level === parent?.level && token.nesting >= 0 && token.map !== null) {
      (token.info === "column" ? parent.columns : parent.others).push(token);
    }
    if (token.type === "container") {
      open.push({ name: token.info, level: token.level, columns: [], others: [] });
    }
  }
}

function checkContainer({ name, columns: made, others }: OpenContainer, env: ChapterEnv): void {
  if (name !== "columns" || made.length === 0 || others.length < 2) return;
  const message =
    'this is a column of its own, as is each block below: put them into a "::: column"';
  const at = locate(env, others[0]?.map?.[0] ?? 0);
  report(env, "bad-container", "warning", message, at);
}
