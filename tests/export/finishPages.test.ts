import { expect, test } from "vitest";
import { finishSite } from "../../src/export/finishPages.ts";
import { inlineStyles } from "../../src/export/styles.ts";

test("the styles come with the page and still find what lies beside them, fonts are asked for at once", () => {
  const styled = inlineStyles(
    new Map<string, string | Uint8Array>([
      [
        "index.html",
        '<head><link rel="stylesheet" crossorigin href="./assets/a-1.css"></head><body></body>',
      ],
      [
        "assets/a-1.css",
        "@font-face{font-display:swap;src:url(./f-1.woff2)}a{mask:url(p-1.svg)}b{mask:url(data:x)}",
      ],
      ["assets/f-1.woff2", new Uint8Array(1)],
      ["assets/p-1.svg", "<svg/>"],
    ]),
  );
  const site = finishSite(styled, "index.html");
  expect([...site.keys()].toSorted()).toEqual(["assets/f-1.woff2", "assets/p-1.svg", "index.html"]);
  const page = String(site.get("index.html"));
  expect(page).toContain(
    '<style>@font-face{font-display:swap;src:url("./assets/f-1.woff2")}' +
      'a{mask:url("./assets/p-1.svg")}b{mask:url(data:x)}</style>',
  );
  expect(page).toMatch(
    /<link rel="preload" media="\(min-width: 900px\), [^"]*" as="font" [^>]*href="\.\/assets\/f-1\.woff2">/,
  );
});
