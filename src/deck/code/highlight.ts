import hljs from "highlight.js";
import { escapeHtml } from "../html/html.ts";
import { promql } from "./promql.ts";

hljs.registerLanguage("promql", promql);

const PLAIN = ["", "text", "txt", "plain", "plaintext", "nohighlight"];

/** The language that a word or the ending of a file name means, `text` if it is plain text. */
export function findLanguage(name: string): string | undefined {
  if (PLAIN.includes(name.toLowerCase())) return "text";
  const wanted = hljs.getLanguage(name);
  // A language has further names: `postgres` is `pgsql`.
  return wanted && hljs.listLanguages().find((other) => hljs.getLanguage(other) === wanted);
}

/** The languages whose code has colours. */
export function listLanguages(): readonly string[] {
  return hljs.listLanguages();
}

/** Code as HTML, with highlight.js' classes. */
export function highlight(code: string, language: string): string {
  return language === "text" ? escapeHtml(code) : hljs.highlight(code, { language }).value;
}
