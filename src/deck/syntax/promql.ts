import type { HLJSApi, Language } from "highlight.js";

const AGGREGATIONS =
  "sum avg count min max group stddev stdvar topk bottomk count_values quantile limitk limit_ratio";
const MODIFIERS =
  "by without on ignoring group_left group_right bool offset start end smoothed anchored";
const OPERATORS = "and or unless atan2";
const FUNCTIONS =
  "abs absent absent_over_time acos acosh asin asinh atan atanh avg_over_time ceil changes clamp " +
  "clamp_max clamp_min cos cosh count_over_time day_of_month day_of_week day_of_year days_in_month " +
  "deg delta deriv double_exponential_smoothing exp first_over_time floor histogram_avg " +
  "histogram_count histogram_fraction histogram_quantile histogram_quantiles histogram_stddev " +
  "histogram_stdvar histogram_sum holt_winters hour idelta increase info irate label_join " +
  "label_replace last_over_time ln log10 log2 mad_over_time max_over_time min_over_time minute " +
  "month pi predict_linear present_over_time quantile_over_time rad rate resets round scalar sgn " +
  "sin sinh sort sort_by_label sort_by_label_desc sort_desc sqrt stddev_over_time " +
  "stdvar_over_time sum_over_time tan tanh time timestamp ts_of_first_over_time " +
  "ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time vector year";

const DURATION = /(?:\d+(?:ms|[smhdwy]))+/;

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
  const duration = { scope: "number", begin: new RegExp(`\\b${DURATION.source}\\b`) };
  const number = {
    scope: "number",
    begin: /\b(?:0x[\da-f]+|\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?|inf|nan)\b/i,
  };
  const matcher = { scope: "operator", begin: /=~|!~|!=|=/ };
  const label = { scope: "attr", begin: /[a-zA-Z_]\w*(?=\s*(?:=~|!~|!=|=))/ };
  const selector = { begin: /\{/, end: /\}/, contains: [comment, label, matcher, string] };
  const range = { begin: /\[/, end: /\]/, contains: [duration, { begin: /:/ }, number] };
  const grouping = {
    begin: [/\b(?:by|without|on|ignoring|group_left|group_right)\b/, /\s*/, /\(/],
    beginScope: { 1: "keyword" },
    end: /\)/,
    contains: [comment, { scope: "attr", begin: /[a-zA-Z_]\w*/ }, string],
  };
  const metric = { scope: "title", begin: /[a-zA-Z_:][\w:]*/, keywords: {} };
  return {
    name: "PromQL",
    aliases: ["prometheus"],
    contains: [
      comment,
      string,
      selector,
      range,
      grouping,
      duration,
      number,
      {
        scope: "operator",
        begin: /==|!=|<=|>=|[-+*/%^<>@]/,
      },
      wordMode(hljs, AGGREGATIONS, "built_in", /(?=\s*(?:\(|by\b|without\b))/),
      wordMode(hljs, FUNCTIONS, "built_in", /(?=\s*\()/),
      wordMode(hljs, `${MODIFIERS} ${OPERATORS}`, "keyword", /\b/),
      metric,
    ],
  };
}

/** A mode of its own for each kind of word: `rate` is a function only before "(", else a metric. */
function wordMode(hljs: HLJSApi, words: string, scope: string, before: RegExp) {
  const alternatives = words.split(" ").toSorted((a, b) => b.length - a.length);
  return {
    scope,
    begin: hljs.regex.concat(/\b/, hljs.regex.either(...alternatives), /\b/, before),
  };
}
