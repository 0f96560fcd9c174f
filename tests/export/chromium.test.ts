import { expect, test } from "vitest";
import { ChromiumMissing, findChromium } from "../../src/export/chromium.ts";

test("CHROME_PATH comes first", () => {
  expect(findChromium({ CHROME_PATH: process.execPath })).toBe(process.execPath);
});

test("a CHROME_PATH that leads nowhere is named, not passed over", () => {
  expect(() => findChromium({ CHROME_PATH: "/no/such/chrome" })).toThrow(
    new ChromiumMissing('CHROME_PATH is "/no/such/chrome", but there is no such file'),
  );
});
