import { expect, test } from "vitest";
import { inlinePage } from "../../src/export/finishPages.ts";
import { inlineStyles } from "../../src/export/styles.ts";

const PAGE = `<head><meta charset="utf-8" />
<link rel="stylesheet" crossorigin href="./assets/a-1.css">
<script type="module" crossorigin src="./assets/b-2.js"></script></head>
<body><img src="./assets/c-3.svg" alt="c-3.svg"><img src="./assets/d-4.png"></body></html>`;

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg">\n  <text fill="#fff">1 &lt; 2, 50%</text>\n</svg>';

test("all that a page needs comes inside, and nothing in it ends the element around it", () => {
  const site = inlineStyles(
    new Map<string, string | Uint8Array>([
      ["index.html", PAGE],
      ["third-party-notices.txt", "A -- B"],
      ["assets/a-1.css", "p{background:url(./c-3.svg)}@font-face{src:url(e-5.woff2)}"],
      ["assets/b-2.js", "document.title = '</script><!--';\n"],
      ["assets/c-3.svg", SVG],
      ["assets/d-4.png", new Uint8Array([1, 2, 3])],
      ["assets/e-5.woff2", new Uint8Array([4, 5, 6])],
    ]),
  );
  const html = inlinePage(site, "index.html");
  const address =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'> %3Ctext fill='%23fff'>1 %26lt; 2, 50%25%3C/text> %3C/svg>";
  const policy = /<meta http-equiv="Content-Security-Policy" content="(.*)">\n/.exec(html);
  expect(policy?.[1]).toMatch(/^default-src 'none'; script-src 'sha256-[\w+/]{43}='; /);
  expect(html.replace(policy?.[0] ?? "", "")).toBe(`<head><meta charset="utf-8" />
<style>p{background:url("${address}")}@font-face{src:url("data:font/woff2;base64,BAUG")}</style>
<script type="module">document.title = '\\x3C/script>\\x3C!--';</script></head>
<body><img src="${address}" alt="c-3.svg"><img src="data:image/png;base64,AQID"></body><!--
A - - B
-->
</html>`);
});
