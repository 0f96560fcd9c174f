import type { MarkdownIt, StateInline, Token } from "markdown-it";
import { type SlideEnv, report } from "../slideEnv.ts";
import { escapeHtml } from "../html/html.ts";
import type { DeckData } from "../schemas.ts";
import { suggest } from "../suggest.ts";
import { placeOf, walkInline } from "./places.ts";

const VALUE = /\{\{[ \t]*([\w.-]+)[ \t]*\}\}/y;

/** `{{ speaker.name }}` in text becomes that value of `slides/deck.yaml`; an address becomes a link. */
export function values(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("link", "value", tokenizeValue);
  markdown.core.ruler.before("linkify", "values", (state) => {
    const env = state.env as SlideEnv;
    walkInline(state.tokens, (token) => {
      if (token.type === "value") insertValue(token, env);
      for (const inner of token.children ?? []) {
        if (inner.type !== "value") continue;
        insertValue(inner, env);
        // The description of a picture is text and nothing else.
        inner.type = "text";
      }
    });
  });
  markdown.renderer.rules["value"] = (tokens, index) => renderValue(tokens[index]?.content ?? "");
}

function insertValue(token: Token, env: SlideEnv): void {
  const value = env.values.get(token.info);
  token.content = value ?? token.markup;
  if (value !== undefined || env.isLost(token.info)) return;
  const message = `unknown value "${token.info}"${suggest(token.info, [...env.values.keys()])}`;
  report(env, "unknown-value", "warning", message, placeOf(token, env));
}

/** The texts of a deck's data, by the name under which a slide can insert them. */
export function flattenValues(data: DeckData): ReadonlyMap<string, string> {
  return new Map(flatten(data, ""));
}

function flatten(node: unknown, prefix: string): [string, string][] {
  if (typeof node === "string") return [[prefix, node]];
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    flatten(value, prefix === "" ? key : `${prefix}.${key}`),
  );
}

function tokenizeValue(state: StateInline, silent: boolean): boolean {
  VALUE.lastIndex = state.pos;
  const match = VALUE.exec(state.src);
  if (match === null) return false;
  if (!silent) {
    const token = state.push("value", "", 0);
    token.info = match[1] ?? "";
    token.markup = match[0];
  }
  state.pos += match[0].length;
  return true;
}

function renderValue(value: string): string {
  if (!/^https?:\/\/\S+$/.test(value)) return escapeHtml(value);
  const label = value.replace(/^https?:\/\//, "").replace(/\/$/, "");
  return `<a href="${escapeHtml(value)}">${escapeHtml(label)}</a>`;
}
