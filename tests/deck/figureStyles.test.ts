import { expect, test } from "vitest";
import { mergeStyles, removeStyle } from "../../src/deck/figureStyles.ts";

const draw = (style: string): string => `<svg class="paper">${style}<g></g></svg>`;

test("a page has each rule of its drawings once, in the order of the sheet that they come from", () => {
  const style = mergeStyles([
    draw("<style>/*2*/.a { x: 1 }\n/*11*/.a text { x: 2 }</style>"),
    draw("<style>/*2*/.a { x: 1 }\n/*7*/.a rect { x: 3 }\n/*11*/.a text { x: 2 }</style>"),
    draw(""),
  ]);
  expect(style).toBe(".a { x: 1 }\n.a rect { x: 3 }\n.a text { x: 2 }");
});

test("drawings without a style sheet give none", () => {
  expect(mergeStyles([draw(""), ""])).toBe("");
});

test("a drawing without its style sheet is as it was but for that", () => {
  expect(removeStyle(draw("<style>.a { x: 1 }\n.b { x: 2 }</style>"))).toBe(draw(""));
});
