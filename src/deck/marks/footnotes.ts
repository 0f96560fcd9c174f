import plugin from "markdown-it-footnote";
import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { locate, report, type SlideEnv } from "../slideEnv.ts";

const REFERENCE = /\[\^([^\]\s]+)\]/g;

/** What the plugin keeps in the environment: the numbers of the notes by `:label`, or -1. */
interface Footnotes {
  readonly refs: Record<string, number>;
}

/**
 * `[^1]` in a text, and `[^1]: …` on the same slide, below which the note is shown: there is no need
 * to jump, so nothing is a link.
 */
export function footnotes(markdown: MarkdownIt): void {
  markdown.use(plugin);
  markdown.core.ruler.before("footnote_tail", "lost_footnotes", reportLost);
  Object.assign(markdown.renderer.rules, {
    footnote_ref: (tokens: readonly Token[], index: number) =>
      `<sup class="footnote-ref">${readNumber(tokens[index])}</sup>`,
    footnote_block_open: () => '<ol class="footnotes">\n',
    footnote_block_close: () => "</ol>\n",
    footnote_open: () => "<li>",
    footnote_anchor: () => "",
  });
}

function readNumber(token: Token | undefined): number {
  return Number((token?.meta as { readonly id: number } | undefined)?.id ?? 0) + 1;
}

/** The footnotes that are defined among the blocks of a slide, for the plugin to find. */
export function collectFootnotes(blocks: readonly Token[]): Footnotes {
  const labels = blocks.filter(({ type }) => type === "footnote_reference_open").map(readLabel);
  return { refs: Object.fromEntries(labels.map((label) => [`:${label}`, -1])) };
}

function readLabel({ meta }: Token): string {
  return (meta as { readonly label: string }).label;
}

/** Names a mark without its note, and a note that nothing refers to, which is not shown. */
function reportLost(state: StateCore): void {
  const env = state.env as SlideEnv & { readonly footnotes: Footnotes };
  let line = 0;
  for (const [index, token] of state.tokens.entries()) {
    line = token.map?.[0] ?? line;
    for (const { type, content } of token.children ?? []) {
      for (const [written] of type === "text" ? content.matchAll(REFERENCE) : []) {
        const message = `this slide has no line "${written}: …", which is the footnote`;
        report(env, "lost-footnote", "warning", message, locate(env, line, written));
      }
    }
    if (token.type !== "footnote_reference_open") continue;
    const label = readLabel(token);
    if (env.footnotes.refs[`:${label}`] !== -1) continue;
    const message = `nothing on this slide refers to this footnote: write [^${label}] where it belongs`;
    const at = locate(env, state.tokens[index + 1]?.map?.[0] ?? line, `[^${label}]`);
    report(env, "lost-footnote", "warning", message, at);
  }
}
