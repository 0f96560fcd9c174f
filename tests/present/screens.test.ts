import { expect, test } from "vitest";
import { assignRoles, nameScreen, type ScreenSpot } from "../../src/present/speaker/screens.ts";

const spot = (label: string, kind: Partial<ScreenSpot>): ScreenSpot => ({
  label,
  isPrimary: false,
  isInternal: false,
  left: 0,
  top: 0,
  width: 1920,
  height: 1080,
  availLeft: 0,
  availTop: 0,
  availWidth: 1920,
  availHeight: 1080,
  ...kind,
});
const laptop = spot("Laptop", { isInternal: true, isPrimary: true });
const desk = spot("Desk", {});
const hall = spot("Hall", { width: 1280, height: 720 });

const roles = (screens: readonly ScreenSpot[], chosen = "") => {
  const assigned = assignRoles(screens, chosen);
  return assigned && [assigned.projector.label, assigned.laptop.label];
};

test("the projector is what is neither built in nor the main screen", () => {
  expect(roles([laptop, hall])).toEqual(["Hall", "Laptop"]);
  expect(roles([hall, laptop])).toEqual(["Hall", "Laptop"]);
  expect(roles([spot("Main", { isPrimary: true }), hall])).toEqual(["Hall", "Main"]);
});

test("a laptop whose main screen is the projector keeps the speaker on the laptop", () => {
  const main = spot("Main", { isPrimary: true });
  expect(roles([main, spot("Laptop", { isInternal: true })])).toEqual(["Main", "Laptop"]);
});

test("what was chosen before comes first, as long as it is there", () => {
  expect(roles([laptop, desk, hall])).toEqual(["Desk", "Laptop"]);
  expect(roles([laptop, desk, hall], nameScreen(hall))).toEqual(["Hall", "Laptop"]);
  expect(roles([laptop, desk], nameScreen(hall))).toEqual(["Desk", "Laptop"]);
  expect(roles([laptop, hall], nameScreen(laptop))).toEqual(["Laptop", "Hall"]);
});

test("one screen has no roles to give", () => {
  expect(roles([laptop])).toBeUndefined();
});
