import { expect, test } from "vitest";
import { formatPlace, parsePlace } from "../../src/present/talk/places.ts";
import {
  enlargeNext,
  goBack,
  jumpTo,
  NOTHING_SHOWN,
  stepTo,
  toggleCover,
} from "../../src/present/talk/shown.ts";

const at = (id: string, step = 0) => ({ id, step });
const shown = stepTo(NOTHING_SHOWN, at("a", 2));

test("a jump remembers where it came from, step included; going back leads forth again", () => {
  const jumped = jumpTo(shown, at("z"));
  const walked = stepTo(jumped, at("z", 1));
  expect(goBack(walked).place).toEqual(at("a", 2));
  expect(goBack(goBack(walked)).place).toEqual(at("z", 1));
  expect(goBack(shown)).toBe(shown);
});

test("a cover goes with its own key, with another one, and with any step", () => {
  const black = toggleCover(shown, "black");
  expect(toggleCover(black, "black").cover).toBe("none");
  expect(toggleCover(black, "white").cover).toBe("white");
  expect(stepTo(black, at("b")).cover).toBe("none");
});

test("an enlarged figure stays through the steps of its slide, and not beyond", () => {
  const large = enlargeNext(shown, 2);
  expect(
    [large, enlargeNext(large, 2), enlargeNext(enlargeNext(large, 2), 2)].map((s) => s.enlarged),
  ).toEqual([0, 1, -1]);
  expect(stepTo(large, at("a", 3)).enlarged).toBe(0);
  expect(stepTo(large, at("b")).enlarged).toBe(-1);
  expect(enlargeNext(shown, 0)).toBe(shown);
});

test("an address names a place as reveal writes it: steps are counted from 0", () => {
  expect(parsePlace("#/haute-dispo/0")).toEqual(at("haute-dispo", 1));
  expect(parsePlace("#/haute-dispo")).toEqual(at("haute-dispo"));
  expect(parsePlace("#haute-dispo")).toEqual(at("haute-dispo"));
  expect(parsePlace("#/%")).toEqual(at("%"));
  expect(parsePlace("")).toBeUndefined();
  for (const place of [at("a"), at("a", 3)]) expect(parsePlace(formatPlace(place))).toEqual(place);
});
