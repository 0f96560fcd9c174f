import { expect, test } from "vitest";
import { judgeStages, type SeenStage } from "../../src/present/speaker/stages.ts";

const laptop = { left: 0, top: 0, width: 1440, height: 900 };
const projector = { left: 1440, top: 0, width: 1920, height: 1080 };
const stage = (changes: Partial<SeenStage> & { visible?: boolean } = {}): SeenStage => ({
  unanswered: 0,
  isClosed: false,
  ...changes,
  report: {
    visible: changes.visible ?? true,
    fullScreen: true,
    frame: projector,
    awake: true,
    fault: "",
    scheme: "dark",
    ...changes.report,
  },
});
const onLaptop = stage({ report: { ...stage().report, frame: laptop } });

test("a stage that answers and can be seen is good", () => {
  expect(judgeStages([stage()], laptop)).toBe("good");
});

test("a stage behind the speaker's own window is told; half beside it, it can be seen", () => {
  expect(judgeStages([onLaptop], laptop)).toBe("behind");
  expect(judgeStages([onLaptop], { ...laptop, left: 800 })).toBe("good");
  expect(judgeStages([onLaptop], undefined)).toBe("good");
});

test("a hidden stage is told", () => {
  expect(judgeStages([stage({ visible: false })], laptop)).toBe("hidden");
});

test("a stage that does not answer three times is silent; one that said good-bye is closed", () => {
  expect(judgeStages([stage({ unanswered: 2 })], laptop)).toBe("good");
  expect(judgeStages([stage({ unanswered: 3 })], laptop)).toBe("silent");
  expect(judgeStages([stage({ unanswered: 2, isClosed: true })], laptop)).toBe("closed");
  expect(judgeStages([], laptop)).toBe("none");
});

test("a stage that only loads again is not taken for closed", () => {
  expect(judgeStages([stage({ unanswered: 1, isClosed: true })], laptop)).toBe("good");
});

test("one good stage is enough", () => {
  expect(judgeStages([stage({ visible: false }), onLaptop, stage()], laptop)).toBe("good");
});
