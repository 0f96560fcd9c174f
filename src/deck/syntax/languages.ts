import type { HLJSApi } from "highlight.js";
import hljs from "highlight.js/lib/common";
import dart from "highlight.js/lib/languages/dart";
import dockerfile from "highlight.js/lib/languages/dockerfile";
import elixir from "highlight.js/lib/languages/elixir";
import fortran from "highlight.js/lib/languages/fortran";
import fsharp from "highlight.js/lib/languages/fsharp";
import groovy from "highlight.js/lib/languages/groovy";
import haskell from "highlight.js/lib/languages/haskell";
import http from "highlight.js/lib/languages/http";
import julia from "highlight.js/lib/languages/julia";
import nginx from "highlight.js/lib/languages/nginx";
import powershell from "highlight.js/lib/languages/powershell";
import protobuf from "highlight.js/lib/languages/protobuf";
import scala from "highlight.js/lib/languages/scala";
import { escapeHtml } from "../html.ts";
import { promql } from "./promql.ts";

/** What the library's own set of common languages lacks. */
const GRAMMARS = {
  dart,
  dockerfile,
  elixir,
  fortran,
  fsharp,
  groovy,
  haskell,
  http,
  julia,
  nginx,
  powershell,
  promql,
  protobuf,
  scala,
};
for (const [name, grammar] of Object.entries(GRAMMARS)) hljs.registerLanguage(name, grammar);

/** The library with all its languages, once one was wanted that is not among these. */
let whole: HLJSApi | undefined;

const PLAIN = ["", "text", "txt", "plain", "plaintext", "nohighlight"];

/**
 * The language that a word or the ending of a file name stands for, `text` if it is plain text.
 * `loadAll` gives the library with all its languages, which takes a while.
 */
export function findLanguage(name: string, loadAll?: () => HLJSApi): string | undefined {
  if (PLAIN.includes(name.toLowerCase())) return "text";
  return findName(name, hljs) ?? findName(name, (whole ??= loadAll?.()));
}

/** The languages whose code is coloured. */
export function listLanguages(): readonly string[] {
  return [...hljs.listLanguages(), ...(whole?.listLanguages() ?? [])];
}

/** A language has further names: `postgres` is `pgsql`. */
function findName(name: string, library: HLJSApi | undefined): string | undefined {
  const wanted = library?.getLanguage(name);
  if (wanted === undefined) return undefined;
  return library?.listLanguages().find((language) => library.getLanguage(language) === wanted);
}

/** Code as HTML, coloured by highlight.js' classes. */
export function highlight(code: string, language: string): string {
  if (language === "text") return escapeHtml(code);
  const library = hljs.getLanguage(language) === undefined ? (whole ?? hljs) : hljs;
  return library.highlight(code, { language }).value;
}
