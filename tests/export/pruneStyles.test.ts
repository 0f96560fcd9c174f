import { expect, test } from "vitest";
import { pruneStyles } from "../../src/export/pruneStyles.ts";

const PAGE = '<link href="./assets/style-12345678.css"><p class="shown"><svg><path/></svg>';
const SCRIPT = "element.className = 'later'; dataset.scheme = 'light'; find(`.place-${name}`);";

test("a rule goes when nothing could ever match it, and the style sheet is named by what is left", async () => {
  const css = [
    ".shown{color:red}.gone{color:red}.gone .shown,.later{color:red}.gone.shown{color:red}",
    ".place-left{color:red}:not(.gone){color:red}[data-scheme=light]{color:red}[data-kind=two]{color:red}",
    "@media print{.gone{color:red}p{color:red}}@layer a{.later{color:var(--b)}}",
  ].join("");
  const site = await pruneStyles(
    new Map([
      ["index.html", PAGE],
      ["assets/index.js", SCRIPT],
      ["assets/style-12345678.css", css],
    ]),
  );
  const path = [...site.keys()].find((name) => name.endsWith(".css")) ?? "";
  expect(site.get(path)).toBe(
    ".shown{color:red}.later{color:red}.place-left{color:red}:not(.gone){color:red}[data-scheme=light]{color:red}" +
      "@media print{p{color:red}}@layer a{.later{color:var(--b)}}",
  );
  expect(path).toMatch(/^assets\/style-[\w-]{8}\.css$/);
  expect(path).not.toContain("12345678");
  expect(site.get("index.html")).toBe(PAGE.replace("assets/style-12345678.css", path));
});
