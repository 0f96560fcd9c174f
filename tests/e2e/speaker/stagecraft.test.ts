import { beforeEach, describe, expect, test } from "vitest";
import { goTo } from "../../../src/export/stageWalk.ts";
import { getFixture, shareFixture } from "./fixture.ts";
import { isThorough } from "../../thorough.ts";
import {
  openPair,
  openStage,
  pressInBoth,
  readNotesSize,
  sharePair,
  waitForPicture,
  waitForReady,
  waitForStage,
  type Pair,
} from "./pages.ts";

shareFixture();

/** Nothing here is about the way from one step to the next. */
async function openCalm(): Promise<Pair> {
  const pair = await openPair();
  for (const page of [pair.stage, pair.speaker]) {
    await page.emulateMedia({ reducedMotion: "reduce" });
  }
  return pair;
}

describe("on stage and in the view", () => {
  const shared = sharePair(openCalm);
  let pair: Pair;
  beforeEach(() => (pair = shared.get()));

  describe("covers", () => {
    const WINDOWS = ["stage", "speaker"] as const;
    const keys: readonly (readonly [string, string, readonly ("stage" | "speaker")[]])[] = [
      ["b", "black", WINDOWS],
      [".", "black", isThorough ? WINDOWS : ["speaker"]],
      ["w", "white", isThorough ? WINDOWS : ["stage"]],
      ["a", "waiting", isThorough ? WINDOWS : ["speaker"]],
    ];

    test.each(keys)(
      "%s covers the stage (%s), in %j, and any clicker key brings the slide back",
      async (key, kind, windows) => {
        for (const page of windows.map((name) => pair[name])) {
          await page.keyboard.press(key);
          await pair.stage.locator(`.cover[data-cover="${kind}"]`).waitFor();
          await pair.speaker.locator(`.preview.current[data-cover="${kind}"] .covered`).waitFor();
          await page.keyboard.press("PageDown");
          await pair.stage.locator(".cover").waitFor({ state: "detached" });
          // The same key in a view that has not heard of it would take the cover away once more.
          await pair.speaker.locator('.preview.current[data-cover="none"]').waitFor();
          await waitForStage(pair.stage, "a");
        }
      },
    );

    test("a key that would jump takes it away, and does no more, in either window", async () => {
      for (const page of [pair.stage, pair.speaker]) {
        await page.keyboard.press("b");
        await pair.speaker.locator(".preview.current .covered").getByText("Écran noir").waitFor();
        await page.keyboard.press("End");
        await pair.speaker.locator('.preview.current[data-cover="none"]').waitFor();
        await pair.stage.locator(".cover").waitFor({ state: "detached" });
        await waitForStage(pair.stage, "a");
      }
    });

    test("a touch takes it away", async () => {
      await pair.speaker.keyboard.press("w");
      await pair.stage.locator(".cover").click();
      await pair.speaker.locator('.preview.current[data-cover="none"]').waitFor();
    });
  });

  describe("jumps", () => {
    test("a number and Enter, from either window; N leads back to slide and step, and forth", async () => {
      const { stage, speaker } = pair;
      await pressInBoth(stage, "ArrowRight", pair, "b");
      await pressInBoth(stage, "ArrowRight", pair, "b+1");
      await stage.keyboard.press("7");
      await stage.getByRole("dialog").getByText("Dernier titre").waitFor();
      await pressInBoth(stage, "Enter", pair, "g");
      await pressInBoth(speaker, "n", pair, "b+1");
      await pressInBoth(stage, "n", pair, "g");
    });

    test("G and words of a title or an id; Escape leaves everything as it is", async () => {
      const { stage, speaker } = pair;
      await speaker.keyboard.press("g");
      await speaker.keyboard.type("code");
      await pressInBoth(speaker, "Enter", pair, "d");
      await speaker.keyboard.press("g");
      await speaker.keyboard.type("b");
      await speaker.keyboard.press("Escape");
      await speaker.getByRole("dialog").waitFor({ state: "detached" });
      await waitForStage(stage, "d");
      await stage.keyboard.press("g");
      await stage.keyboard.press("ArrowDown");
      await pressInBoth(stage, "Enter", pair, "e");
    });

    test("a backup slide, jumped or walked to, is left for the place in the talk", async () => {
      const { stage, speaker } = pair;
      await goTo(stage, { id: "g", step: 0 });
      await waitForPicture(speaker, "g");
      await pressInBoth(stage, "ArrowRight", pair, "h");
      await speaker.getByText("Réserve 1 sur 1").waitFor();
      await pressInBoth(speaker, "n", pair, "g");
      await speaker.getByText("Diapositive 7 sur 7").waitFor();
    });

    test("a stack is always entered at its top, wherever it was left", async () => {
      const { stage, speaker } = pair;
      await goTo(stage, { id: "e", step: 0 });
      await waitForPicture(speaker, "e");
      await pressInBoth(stage, "Home", pair, "a");
      await goTo(stage, { id: "b", step: 3 });
      await waitForPicture(speaker, "b+3");
      // Touch and reveal's own arrows go by reveal's memory.
      await stage.locator(".navigate-right").click();
      await waitForPicture(speaker, "c");
      // The arrow has given the keys back.
      await stage.locator(".navigate-left").click();
      await waitForPicture(speaker, "b+3");
      await pressInBoth(stage, " ", pair, "c");
    });

    test("however one wanders in the overview, it is one jump", async () => {
      const { stage } = pair;
      await pressInBoth(stage, "ArrowRight", pair, "b");
      await stage.keyboard.press("o");
      for (const key of ["ArrowRight", "ArrowRight", "ArrowRight"]) await stage.keyboard.press(key);
      await pressInBoth(stage, "Enter", pair, "e");
      await pressInBoth(stage, "n", pair, "b");
    });
  });

  test("Z in either window lets the figure fill the stage, in both; Escape or another slide ends it", async () => {
    const { stage, speaker } = pair;
    await goTo(stage, { id: "f", step: 0 });
    await waitForPicture(speaker, "f");
    const figure = stage.locator("#f figure.figure");
    const before = await figure.boundingBox();
    await speaker.keyboard.press("z");
    await stage.locator("#f figure.enlarged").waitFor();
    await speaker.locator(".preview.current figure.enlarged").waitFor();
    const after = await figure.boundingBox();
    expect(after?.width).toBe(1280);
    expect(after?.height).toBe(720);
    expect(before?.height).toBeLessThan(600);
    await stage.keyboard.press("Escape");
    await speaker.locator(".preview.current figure.enlarged").waitFor({ state: "detached" });
    await stage.keyboard.press("z");
    await speaker.locator(".preview.current figure.enlarged").waitFor();
    await pressInBoth(speaker, "PageDown", pair, "g");
    expect(await stage.locator(".enlarged").count()).toBe(0);
  });

  test("what the speaker points at, the audience sees, until the hand leaves the picture", async () => {
    const { stage, speaker } = pair;
    const box = await speaker.locator(".preview.current").boundingBox();
    if (box === null) throw new Error("no picture");
    await speaker.mouse.move(box.x + box.width / 4, box.y + box.height / 2);
    await stage.locator(".pointer").waitFor();
    const dot = await stage.locator(".pointer").boundingBox();
    expect(Math.abs((dot?.x ?? 0) + (dot?.width ?? 0) / 2 - 320)).toBeLessThan(3);
    expect(Math.abs((dot?.y ?? 0) + (dot?.height ?? 0) / 2 - 360)).toBeLessThan(3);
    await speaker.mouse.move(box.x + box.width + 50, box.y);
    await stage.locator(".pointer").waitFor({ state: "detached" });
  });

  test("keys pressed while a dialog is open move nothing", async () => {
    const { speaker, stage } = pair;
    await speaker.keyboard.press("?");
    await speaker.getByRole("dialog").getByText("notes plus grandes").waitFor();
    for (const key of ["ArrowRight", "PageDown", "b", "5"]) await speaker.keyboard.press(key);
    await speaker.keyboard.press("Escape");
    expect(await speaker.getByRole("dialog").count()).toBe(0);
    await waitForStage(stage, "a");
    await pressInBoth(speaker, "ArrowRight", pair, "b");
  });

  test("the view's buttons do what their keys do, and keep no key for themselves", async () => {
    const { speaker } = pair;
    await speaker.getByRole("button", { name: "Suivant" }).click();
    await waitForStage(pair.stage, "b");
    await pressInBoth(speaker, " ", pair, "b+1");
    await speaker.getByRole("button", { name: "Noir" }).click();
    await speaker.locator('.preview.current[data-cover="black"]').waitFor();
    await pair.stage.locator('.cover[data-cover="black"]').waitFor();
    await speaker.getByRole("button", { name: "Noir" }).click();
    await pair.stage.locator(".cover").waitFor({ state: "detached" });
  });

  test("a mouse that rests is hidden from the audience, and back when it moves", async () => {
    const { stage } = pair;
    const waitForCursor = (value: string): Promise<unknown> =>
      stage.waitForFunction(
        (wanted) =>
          getComputedStyle(document.querySelector(".reveal") ?? document.body).cursor === wanted,
        value,
      );
    await stage.mouse.move(300, 300);
    await waitForCursor("none");
    await stage.mouse.move(320, 320);
    await waitForCursor("auto");
  });

  test("the pictures take the colours of the stage, whatever the view's own are", async () => {
    const { stage, speaker } = pair;
    await stage.keyboard.press("l");
    await stage.locator('html[data-scheme="light"]').waitFor();
    await speaker.locator('.preview.current[data-scheme="light"]').waitFor();
    expect(await speaker.getAttribute("html", "data-scheme")).toBe("dark");
    await stage.keyboard.press("l");
    await speaker.locator('.preview.current[data-scheme="dark"]').waitFor();
  });

  test("size of the notes and colours are the view's own, and remembered", async () => {
    const { speaker, stage } = pair;
    await pressInBoth(stage, "ArrowRight", pair, "b");
    const readBackground = (): Promise<string> =>
      speaker.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const [size, background] = [await readNotesSize(speaker), await readBackground()];
    await speaker.keyboard.press("+");
    await speaker.keyboard.press("l");
    const [larger, light] = [await readNotesSize(speaker), await readBackground()];
    expect(larger).toBeGreaterThan(size);
    expect(light).not.toBe(background);
    await speaker.reload();
    await waitForReady(speaker);
    await waitForPicture(speaker, "b");
    expect([await readNotesSize(speaker), await readBackground()]).toEqual([larger, light]);
    await speaker.keyboard.press("-");
    expect(await readNotesSize(speaker)).toBe(size);
  });

  test("a page made without notes has the stage's craft all the same", async () => {
    const stage = await openStage(pair.context, await getFixture().getPublicFile());
    await stage.keyboard.press("ArrowRight");
    await stage.keyboard.press("6");
    await stage.keyboard.press("Enter");
    await waitForStage(stage, "f");
    await stage.keyboard.press("z");
    await stage.locator("#f figure.enlarged").waitFor();
    await stage.keyboard.press("n");
    await waitForStage(stage, "b");
    await stage.keyboard.press("b");
    await stage.locator('.cover[data-cover="black"]').waitFor();
    await stage.keyboard.press("?");
    await stage.getByRole("dialog").getByText("écran blanc").waitFor();
    expect(await stage.getByRole("dialog").getByText("arrêter l’horloge").count()).toBe(0);
    // The window with notes is another deck to it.
    await waitForStage(pair.stage, "a");
  });
});
