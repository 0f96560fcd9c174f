import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { ChromiumMissing, findChromium, launchChromium } from "../../src/browser/chromium.ts";
import { createScratch } from "../scratch.ts";

test("CHROME_PATH comes first", () => {
  expect(findChromium({ CHROME_PATH: process.execPath })).toBe(process.execPath);
});

test("a CHROME_PATH that leads nowhere is named, not passed over", () => {
  expect(() => findChromium({ CHROME_PATH: "/no/such/chrome" })).toThrow(
    new ChromiumMissing('CHROME_PATH is "/no/such/chrome", but there is no such file'),
  );
});

test.runIf(process.platform === "linux")(
  "a browser that does not start, for want of a library or of its package, is passed over",
  () => {
    const machine = createScratch();
    machine.write("bin/google-chrome", "#!/bin/sh\nexit 127\n", 0o755);
    machine.write("bin/chromium", "#!/bin/sh\n", 0o755);
    const found = findChromium({ PATH: join(machine.root, "bin") });
    machine.remove();
    expect(found).toBe(join(machine.root, "bin/chromium"));
  },
);

test.runIf(process.platform === "linux")(
  "on a machine without any font the browser has one: it writes its own words, too",
  async () => {
    const machine = createScratch({ "fonts/none": "" });
    const folder = `<dir>${join(machine.root, "fonts")}</dir>`;
    machine.write("fonts.conf", `<?xml version="1.0"?><fontconfig>${folder}</fontconfig>`);
    vi.stubEnv("FONTCONFIG_FILE", join(machine.root, "fonts.conf"));
    const browser = await launchChromium();
    vi.unstubAllEnvs();
    const page = await browser.newPage();
    await page.setContent("<select><option>A<option>B</select>");
    // Chromium itself draws the list of options.
    await page.click("select");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("select")?.value === "B");
    await browser.close();
    machine.remove();
  },
);
