import { expect, test } from "vitest";
import { pruneStyles } from "../../src/export/styles.ts";

const PAGE =
  '<p class="shown" data-kind="one"><svg><path class="nowhere shown shown later"/><path class="nowhere"/></svg>';
const SCRIPT = "element.className = 'later'; find(`.place-${name}`);";

test("a rule goes when nothing could ever match it", () => {
  const css = [
    ".shown{color:red}.gone{color:red}.gone .shown,.later{color:red}.gone.shown{color:red}",
    ".place-left{color:red}.shown{& .gone{color:red}&:is(.gone,.later){color:red}}",
    ":not(.gone){color:red}[data-kind=one]{color:red}[data-kind=two]{color:red}p:is(.gone){color:red}",
    ":is(dialog,.shown) :is(p,a){color:red}@media print{.gone{color:red}html:not(.print-pdf) p{color:red}p{color:red}}@layer a{.later{color:var(--b)}}",
  ].join("");
  expect(pruneStyles(css, [PAGE, SCRIPT])).toBe(
    ".shown{color:red}.gone .shown,.later{color:red}.place-left{color:red}" +
      ".shown{&:is(.gone,.later){color:red}}:not(.gone),[data-kind=one]{color:red}:is(dialog,.shown) :is(p,a){color:red}@media print{p{color:red}}" +
      "@layer a{.later{color:var(--b)}}",
  );
});
