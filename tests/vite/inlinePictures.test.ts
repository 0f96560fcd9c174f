import { afterAll, beforeAll, expect, test } from "vitest";
import { inlinePictures } from "../../src/vite/inlinePictures.ts";
import { createScratch, type Scratch } from "../scratch.ts";

const BELL = `<?xml version="1.0"?>
<!-- @license ISC -->
<svg xmlns="http://www.w3.org/2000/svg" class="lucide" width="24" height="24" viewBox="0 0 24 24">
  <title>Bell</title>
  <path d="M1 1" />
</svg>
`;

const LIGHT = '<svg><linearGradient id="a"/><path fill="url(#a)"/><use href="#a"/></svg>';

let deck: Scratch;

beforeAll(() => {
  deck = createScratch({
    "assets/bell one.svg": BELL,
    "assets/photo.png": "",
    "assets/light.svg": LIGHT,
    "assets/other/light.svg": LIGHT,
    "assets/red.svg": '<svg><style>.st0,g .st1{opacity:.5}</style><path class="st0 kept"/></svg>',
  });
});

afterAll(() => deck.remove());

test("an inline picture becomes part of the page, under the author's words and classes", () => {
  const html =
    '<p><img src="/assets/bell%20one.svg" alt="A &quot;bell&quot;" class="inline wide"></p>';
  expect(inlinePictures(html, deck.root)).toBe(
    '<p><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" class="inline wide" role="img"' +
      ' aria-label="A &quot;bell&quot;"> <path d="M1 1" /> </svg></p>',
  );
});

test("an icon without words is hidden from those who listen", () => {
  const html = '<img src="/assets/bell%20one.svg" alt="" class="icon">';
  expect(inlinePictures(html, deck.root)).toContain('class="icon" aria-hidden="true"');
});

test("a picture that is shown twice has ids of its own each time, and one of the same name elsewhere", () => {
  const html = '<img src="/assets/light.svg" alt="" class="inline">';
  const other = html.replace("/assets/", "/assets/other/");
  expect(inlinePictures(html + html + other, deck.root)).toBe(
    [1, 2, 3]
      .map(
        (count) =>
          `<svg class="inline" aria-hidden="true"><linearGradient id="light-${count}-a"/>` +
          `<path fill="url(#light-${count}-a)"/><use href="#light-${count}-a"/></svg>`,
      )
      .join(""),
  );
});

test("the styles of a picture stay in it", () => {
  const html = '<img src="/assets/red.svg" alt="" class="inline">';
  expect(inlinePictures(html, deck.root)).toContain(
    '<style>.red-1-st0,g .red-1-st1{opacity:.5}</style><path class="red-1-st0 kept"/>',
  );
});

test.each([
  ["a picture that does not ask for it", '<img src="/assets/bell%20one.svg" alt="">'],
  ["another kind of file", '<img src="/assets/photo.png" alt="" class="inline">'],
  ["a file that is not there", '<img src="/assets/none.svg" alt="" class="icon">'],
  ["an address with a malformed %", '<img src="/assets/caf%E9.svg" alt="" class="icon">'],
  ["a class that only resembles", '<img src="/assets/bell%20one.svg" alt="" class="iconic">'],
])("%s stays as it is", (_what, html) => {
  expect(inlinePictures(html, deck.root)).toBe(html);
});
