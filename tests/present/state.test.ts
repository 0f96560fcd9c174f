import { expect, test } from "vitest";
import { formatPlace, parsePlace } from "../../src/present/talk/place.ts";
import { createTalk } from "../../src/present/talk/state.ts";

const at = (id: string, step = 0) => ({ id, step });

/** A slide with so many figures, and without steps. */
function createSection(id: string, figures: number): HTMLElement {
  const querySelectorAll = (selector: string): readonly object[] =>
    Array.from({ length: selector.includes("figure") ? figures : 0 }, () => ({}));
  return { id, dataset: {}, querySelectorAll } as unknown as HTMLElement;
}

/** A talk of the slides A, with two figures, and B, with none; A's second step is shown. */
function openTalk() {
  const talk = createTalk(() => [createSection("a", 2), createSection("b", 0)]);
  talk.stepTo(at("a", 2));
  return talk;
}

test("a jump remembers where it came from, step included; going back leads forth again", () => {
  const { state, back, jumpTo, stepTo } = openTalk();
  back();
  expect(state.value.place).toEqual(at("a", 2));
  jumpTo(at("z"));
  stepTo(at("z", 1));
  back();
  expect(state.value.place).toEqual(at("a", 2));
  back();
  expect(state.value.place).toEqual(at("z", 1));
});

test("a cover goes with its own key, with another one, and with any step", () => {
  const { state, toggleCover, next, stepTo } = openTalk();
  const covers = (["black", "black", "white", "black"] as const).map((cover) => {
    toggleCover(cover);
    return state.value.cover;
  });
  expect(covers).toEqual(["black", "none", "white", "black"]);
  next();
  expect(state.value).toMatchObject({ cover: "none", place: at("a", 2) });
  toggleCover("black");
  stepTo(at("b"));
  expect(state.value).toMatchObject({ cover: "none", place: at("b") });
});

test("an enlarged figure stays through the steps of its slide, and not beyond", () => {
  const { state, enlarge, next, stepTo } = openTalk();
  const enlarged = [1, 2, 3, 4].map(() => {
    enlarge();
    return state.value.enlarged;
  });
  expect(enlarged).toEqual([0, 1, -1, 0]);
  stepTo(at("a", 3));
  expect(state.value.enlarged).toBe(0);
  next();
  expect(state.value).toMatchObject({ enlarged: -1, place: at("b") });
  enlarge();
  expect(state.value.enlarged).toBe(-1);
});

test("what is over the slide goes one by one: the cover, then the figure", () => {
  const { state, enlarge, toggleCover, clear } = openTalk();
  enlarge();
  toggleCover("white");
  expect(clear()).toBe(true);
  expect(state.value).toMatchObject({ cover: "none", enlarged: 0 });
  expect(clear()).toBe(true);
  expect(state.value.enlarged).toBe(-1);
  expect(clear()).toBe(false);
});

test("an address names a place as reveal writes it: steps are counted from 0", () => {
  expect(parsePlace("#/haute-dispo/0")).toEqual(at("haute-dispo", 1));
  expect(parsePlace("#/haute-dispo")).toEqual(at("haute-dispo"));
  expect(parsePlace("#haute-dispo")).toEqual(at("haute-dispo"));
  expect(parsePlace("#/%")).toEqual(at("%"));
  expect(parsePlace("")).toBeUndefined();
  for (const place of [at("a"), at("a", 3)]) expect(parsePlace(formatPlace(place))).toEqual(place);
});
