import { expect, test } from "vitest";
import { exportFile } from "../../exportFile.ts";
import { copyDeck } from "../../scratch.ts";
import { shareFixture } from "./fixture.ts";
import { openPair, pressInBoth, readPicture } from "./pages.ts";

shareFixture();

/** What clickers and keyboards send for the next step. */
const KEYS = ["PageDown", "ArrowRight", " ", "ArrowDown"];

test("a talk is rehearsed from start to end with both windows", { timeout: 120_000 }, async () => {
  const talk = copyDeck();
  const pair = await openPair(await exportFile(talk.root, true));
  const { context, stage, speaker } = pair;
  const faults: string[] = [];
  context.on("weberror", (error) => faults.push(error.error().message));
  context.on("request", (request) => {
    if (/^https?:/.test(request.url())) faults.push(request.url());
  });

  const slides = new Set<string>();
  let count = 0;
  for (let next = await readPicture(speaker, "next"); next !== ""; count += 1) {
    await pressInBoth(count % 2 === 0 ? stage : speaker, KEYS[count % 4] ?? "", pair, next);
    slides.add(next.split("+")[0] ?? "");
    const seen = await speaker.evaluate(() => ({
      notes: document.querySelector(".notes-step.current")?.textContent?.trim(),
      slides: document.querySelectorAll("section").length,
    }));
    expect(seen.notes).toBeTruthy();
    expect(seen.slides).toBeLessThanOrEqual(2);
    next = await readPicture(speaker, "next");
  }
  const all = await stage.locator(".slides section:not(.stack)").count();
  // The first slide is where it began.
  expect(slides.size).toBe(all - 1);
  await speaker.keyboard.press("o");
  expect(await speaker.locator("dialog.jump tbody tr").count()).toBe(all);
  await speaker.keyboard.press("Escape");
  await speaker.keyboard.press("c");
  await speaker.locator('[data-check="awake"].good').waitFor();
  expect(faults).toEqual([]);
  await context.close();
  talk.remove();
});
