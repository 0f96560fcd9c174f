import { expect, test } from "vitest";
import { addOlderColours, addOlderColoursToPage } from "../../src/export/olderColours.ts";

const UNKNOWN = "@supports not (color:light-dark(#000,#fff))";

test("a sheet of colours says them again for browsers without light-dark(), and nothing else", () => {
  const css =
    ".p{margin:0;color:light-dark(#f00,#00f)}@font-face{font-family:x;src:url(x)}.q{top:0}";
  const older = ".p{color:var(--lightningcss-light,red)var(--lightningcss-dark,#00f)}";
  expect(addOlderColours(css)).toBe(`${css}${UNKNOWN}{${older}}`);
});

test("a colour of the root is said anew where another scheme begins", () => {
  const css = ":root{--a:light-dark(#fff,#000)}.night{color-scheme:dark;top:0}";
  expect(addOlderColours(css)).toBe(
    `${css}${UNKNOWN}{:root,:where(.night){--a:var(--lightningcss-light,#fff)var(--lightningcss-dark,#000)}` +
      `.night{--lightningcss-light: ;--lightningcss-dark:initial;color-scheme:dark}}`,
  );
});

test("a page's own styles are rewritten, as a slide's or a drawing's", () => {
  const page = "<svg><style>.a{fill:light-dark(#fff,#000)}</style></svg><style>.b{top:0}</style>";
  const older = ".a{fill:var(--lightningcss-light,#fff)var(--lightningcss-dark,#000)}";
  expect(addOlderColoursToPage(page)).toBe(
    page.replace("</style></svg>", `${UNKNOWN}{${older}}</style></svg>`),
  );
});
