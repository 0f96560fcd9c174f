import { expect, test } from "vitest";
import { pruneClasses, pruneStyles } from "../../src/export/styles.ts";

const PAGE =
  '<p class="shown" data-kind="one"><svg><path class="nowhere shown shown later"/><path class="nowhere"/></svg>';
const SCRIPT = "element.className = 'later'; find(`.place-${name}`);";

test("what nothing could ever match goes, a selector or a whole rule", () => {
  const css = [
    ".shown{color:red}.gone{color:red}.gone .shown,.later{color:red}.gone.shown{color:red}",
    ".place-left{color:red}.shown{& .gone{color:red}&:is(.gone,.later){color:red}}",
    ":not(.gone){color:red}[data-kind=one]{color:red}[data-kind=two]{color:red}[data-kind~=two]{color:red}p:is(.gone){color:red}",
    ":is(dialog,.shown) :is(p,a){color:red}@media print{.gone{color:red}html:not(.print-pdf) p{color:red}p{color:red}}@layer a{.later{color:var(--b)}}",
  ].join("");
  expect(pruneStyles(css, [PAGE, SCRIPT])).toBe(
    ".shown{color:red}.later{color:red}.place-left{color:red}" +
      ".shown{&:is(.gone,.later){color:red}}:not(.gone),[data-kind=one]{color:red}:is(dialog,.shown) :is(p,a){color:red}@media print{p{color:red}}" +
      "@layer a{.later{color:var(--b)}}",
  );
});

test("of reveal's transitions those stay that a slide may have, and the stage's own", () => {
  const css = ".reveal.zoom .shown,[data-kind=one]{color:red}.reveal.fade .shown{color:tan}";
  expect(pruneStyles(css, [PAGE, "reveal zoom fade"])).toBe(
    "[data-kind=one]{color:red}.reveal.fade .shown{color:tan}",
  );
});

test("a drawing keeps the classes that styles or scripts name, each once", () => {
  const styles = "<style>.shown{color:red}[class^=edge-t]{color:red}</style>";
  const page = `${PAGE}<svg><g class="edge-thick shown"/></svg><p class="nowhere"></p>${styles}`;
  expect(pruneClasses(page, [SCRIPT])).toBe(
    '<p class="shown" data-kind="one"><svg><path class="shown later"/><path/></svg>' +
      `<svg><g class="edge-thick shown"/></svg><p class="nowhere"></p>${styles}`,
  );
});
