import type { HLJSApi, Language } from "highlight.js";

const DURATION = /\b(?:\d+(?:ms|[smhdwy]))+\b/;
const KEYWORD =
  /\b(?:and|or|unless|atan2|by|without|on|ignoring|group_left|group_right|bool|offset|start|end|smoothed|anchored)\b/;

/** A highlight.js grammar of PromQL, which highlight.js does not have. */
export function promql(hljs: HLJSApi): Language {
  const comment = hljs.HASH_COMMENT_MODE;
  const string = {
    scope: "string",
    variants: [
      { begin: /"/, end: /"/, contains: [hljs.BACKSLASH_ESCAPE] },
      { begin: /'/, end: /'/, contains: [hljs.BACKSLASH_ESCAPE] },
      { begin: /`/, end: /`/ },
    ],
  };
  const duration = { scope: "number", begin: DURATION };
  const number = {
    scope: "number",
    begin: /\b(?:0x[\da-f]+|\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?|inf|nan)\b/i,
  };
  const matcher = { scope: "operator", begin: /=~|!~|!=|=/ };
  const label = { scope: "attr", begin: /[a-zA-Z_]\w*(?=\s*(?:=~|!~|!=|=))/ };
  const grouping = {
    begin: [/\b(?:by|without|on|ignoring|group_left|group_right)\b/, /\s*/, /\(/],
    beginScope: { 1: "keyword" },
    end: /\)/,
    contains: [comment, { scope: "attr", begin: /[a-zA-Z_]\w*/ }, string],
  };
  return {
    name: "PromQL",
    aliases: ["prometheus"],
    contains: [
      comment,
      string,
      { begin: /\{/, end: /\}/, contains: [comment, label, matcher, string] },
      { begin: /\[/, end: /\]/, contains: [duration, { begin: /:/ }, number] },
      grouping,
      duration,
      number,
      { scope: "operator", begin: /==|!=|<=|>=|[-+*/%^<>@]/ },
      { scope: "keyword", begin: KEYWORD },
      // A function or an aggregation: not before one of these, it is a metric.
      { scope: "built_in", begin: /\b[a-z]\w*(?=\s*(?:\(|by\b|without\b))/ },
      { scope: "title", begin: /[a-zA-Z_:][\w:]*/, keywords: {} },
    ],
  };
}
