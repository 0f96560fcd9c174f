import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import type { HLJSApi, Mode } from "highlight.js";
import { expect, test } from "vitest";
import type { Problem } from "../../src/deck/problem.ts";
import { deckDataSchema, settingsSchema } from "../../src/deck/schemas.ts";
import { parseYamlMapping } from "../../src/deck/yaml.ts";
import { isThorough } from "../thorough.ts";

/** Keys and words of settings, and what means something else in YAML than it says, or nothing. */
const KEYS = "id id title layout time section class backup lang dialect Id true null a1 é".split(
  " ",
);
const WORDS = (
  "cover true True TRUE false null Null ~ yes no on haute-dispo été 1:30 0:10 12:75 1 1.5 1e3 0x1F " +
  ".inf .nan 2024-01-01 a: b: :a # #a - -a ? & &a *a !t % @ ` ' \" [ ] { } , | > \\ a/b a.b a_b \t"
).split(" ");

const line = fc
  .tuple(
    fc.constantFrom(...KEYS),
    fc.constantFrom(": ", ": ", ": ", ":  ", ":", " : ", ":\t"),
    fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }),
    fc.constantFrom("", "", "", " ", "\r"),
  )
  .map(([key, colon, words, end]) => `${key}${colon}${words.join(" ")}${end}`);
const mapping = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 3 }),
    fc.constantFrom("\n", "\n", "\n\n", "\n  "),
  )
  .map(([lines, between]) => lines.join(between));

function withoutPlace({ code, message }: Problem): string {
  return `${code} ${message}`;
}

test("plain settings mean what they mean in YAML, with the same problems", () => {
  const context = {
    at: { path: "slides/10.md", line: 2, column: 1 },
    noun: "setting",
    unknownKey: "unknown-setting",
    badValue: "bad-setting",
  } as const;
  fc.assert(
    fc.property(mapping, (text) => {
      for (const schema of [settingsSchema, deckDataSchema.partial({ title: true })]) {
        // A comment in the line above changes nothing, and is nothing that the shortcut reads.
        const above = { ...context, at: { ...context.at, line: 1 } };
        const whole = parseYamlMapping(`# comment\n${text}`, schema, above);
        const read = parseYamlMapping(text, schema, context);
        expect(read.value).toEqual(whole.value);
        // What is wrong with the whole is named at its first character, where the comment is.
        expect(read.problems.map(withoutPlace)).toEqual(whole.problems.map(withoutPlace));
      }
    }),
    { numRuns: isThorough ? 20_000 : 500 },
  );
});

test("a usual language has the same names and parts whether all are loaded or not", () => {
  const require = createRequire(import.meta.url);
  const usual = require("highlight.js/lib/common") as HLJSApi;
  // Another test may have loaded all of them already.
  const source = readFileSync(require.resolve("highlight.js/lib/common"), "utf8");
  const names = [...source.matchAll(/registerLanguage\('([^']+)'/g)].map(([, name = ""]) => name);
  expect(names).toContain("yaml");
  const listParts = (mode: Mode | null | undefined, seen = new Set<unknown>()): string[] => {
    if (!mode || typeof mode !== "object" || seen.has(mode)) return [];
    seen.add(mode);
    const inside = [mode.contains, mode.variants, mode.starts].flat() as Mode[];
    return [...[mode.subLanguage ?? []].flat(), ...inside.flatMap((one) => listParts(one, seen))];
  };
  expect(listParts({ contains: [{ subLanguage: ["a"] }] })).toEqual(["a"]);
  void require("highlight.js");
  for (const name of names) {
    const language = usual.getLanguage(name);
    const aliases = language?.aliases ?? [];
    expect(aliases.filter((alias) => usual.getLanguage(alias) !== language)).toEqual([]);
    const missing = listParts(language as Mode).filter((part) => !names.includes(part));
    expect(missing).toEqual(name === "perl" ? ["mojolicious"] : []);
  }
});
