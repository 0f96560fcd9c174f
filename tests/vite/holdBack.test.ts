import { expect, test } from "vitest";
import { holdBack } from "../../src/vite/holdBack.ts";

const PLAIN = [
  '<section id="text">\n<h2>src and href</h2>\n</section>',
  '<section id="style">\n<p style="color: red">a $& b</p>\n</section>',
  '<section id="drawing">\n<svg><path marker-end="url(#end)"></path></svg>\n</section>',
];
const WITH_ADDRESSES = [
  '<section id="picture">\n<img src="a.png">\n</section>',
  "<section id='background'>\n<p style='background: url(\"a.png\")'></p>\n</section>",
  '<section id="film">\n<video poster = "a.png"></video>\n</section>',
  '<section id="sheet">\n<style>p { background: url(a.png) }</style>\n</section>',
];

test("slides with an address of a file are left for Vite to read, all others are held back", () => {
  const { slides } = holdBack([...PLAIN, ...WITH_ADDRESSES].join("\n"));
  expect(WITH_ADDRESSES.filter((slide) => !slides.includes(slide))).toEqual([]);
  expect(PLAIN.filter((slide) => slides.includes(slide))).toEqual([]);
});

test("put back, they stand where they stood, columns of slides too", () => {
  const column = `<section class="stack">\n${PLAIN.join("\n")}\n</section>`;
  const written = [WITH_ADDRESSES[0], column, ...PLAIN, WITH_ADDRESSES[1]].join("\n");
  const { slides, putBack } = holdBack(written);
  expect(slides).not.toContain("<h2>");
  expect(putBack(`<main>${slides}</main>`)).toBe(`<main>${written}</main>`);
});
