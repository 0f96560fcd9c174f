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

/** The languages whose code is coloured. */
export const LANGUAGES: readonly string[] = hljs.listLanguages();

const PLAIN = ["", "text", "txt", "plain", "plaintext", "nohighlight"];

/** The language that a word or the ending of a file name stands for, `text` if it is plain text. */
export function findLanguage(name: string): string | undefined {
  if (PLAIN.includes(name.toLowerCase())) return "text";
  const wanted = hljs.getLanguage(name);
  return LANGUAGES.find((language) => hljs.getLanguage(language) === wanted);
}

/** Code as HTML, coloured by highlight.js' classes. */
export function highlight(code: string, language: string): string {
  return language === "text" ? escapeHtml(code) : hljs.highlight(code, { language }).value;
}
