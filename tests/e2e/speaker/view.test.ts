// A BroadcastChannel has no target origin.
/* oxlint-disable unicorn/require-post-message-target-origin */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { goTo as walkTo } from "../../../src/export/stageWalk.ts";
import { deck, server } from "../../served.ts";
import { isThorough } from "../../thorough.ts";
import { getFixture, shareFixture } from "./fixture.ts";
import {
  addQuery,
  openContext,
  openPair,
  openPairByKey,
  openSpeaker,
  openStage,
  pressInBoth,
  readNotesSize,
  readPicture,
  sharePair,
  waitForPicture,
  waitForReady,
  waitForStage,
  type Pair,
  type SharedPair,
} from "./pages.ts";
import { PLACES } from "./steppedTalk.ts";

shareFixture();

const getFile = (): string => getFixture().file;
const getServed = (): string => server.address;

/** The texts of what is visible among the fragments of the slide that is shown. */
function readVisible(page: Page, root: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const slide = document.querySelector(selector);
    const visible = slide?.querySelectorAll(".fragment.visible, .line:not(.dim)") ?? [];
    return [...visible].map((element) => element.textContent ?? "");
  }, root);
}

const STAGE_SLIDE = ".slides section.present:not(.stack)";
const PICTURE = ".preview.current section";

/** Shows that the key's window is the view, and that each of both drives the other. */
async function expectPairByKey(pair: Pair): Promise<void> {
  const { stage, speaker } = pair;
  expect(new URL(speaker.url()).search).toBe("?speaker");
  // No tie to the stage: when one of the two crashes, the other lives on.
  expect(await speaker.evaluate(() => window.opener)).toBeNull();
  await pressInBoth(stage, "PageDown", pair, "b");
  await pressInBoth(speaker, "PageDown", pair, "b+1");
}

/** What holds for two windows of the deck at any address. */
function describePair(shared: SharedPair, getAddress: () => string): void {
  test("both walk the talk to its end and back, each driven by the other; the next step is what then comes", async () => {
    const pair = shared.get();
    const { stage, speaker } = pair;
    for (const [index, place] of PLACES.slice(1).entries()) {
      const told = await readPicture(speaker, "next");
      await pressInBoth(index % 2 === 0 ? speaker : stage, "PageDown", pair, place);
      expect(told).toBe(place);
      expect(await readVisible(speaker, PICTURE)).toEqual(await readVisible(stage, STAGE_SLIDE));
      expect(await speaker.locator("section").count()).toBeLessThanOrEqual(2);
    }
    expect(await readPicture(speaker, "next")).toBe("");
    await speaker.getByText("C’était la dernière diapositive").waitFor();
    for (const [index, place] of PLACES.slice(0, -1).toReversed().entries()) {
      await pressInBoth(index % 2 === 0 ? speaker : stage, "PageUp", pair, place);
    }
  });

  test("an address opens the view at a place, and it is there again after a reload", async () => {
    const context = await openContext();
    const speaker = await openSpeaker(context, `${getAddress()}#/b/1`);
    await waitForPicture(speaker, "b+2");
    await speaker.keyboard.press("ArrowRight");
    await speaker.waitForFunction(() => location.hash === "#/b/2");
    await speaker.reload();
    await waitForPicture(speaker, "b+3");
    // A stage that opens now goes where the talk is.
    const stage = await openStage(context, getAddress());
    await waitForStage(stage, "b+3");
    await context.close();
  });

  test("the notes of the current step are large and in view, the others dimmed", async () => {
    const pair = shared.get();
    const { speaker } = pair;
    await pressInBoth(speaker, "ArrowRight", pair, "b");
    const readCurrent = () => speaker.locator(".notes-step.current").innerText();
    expect((await readCurrent()).trim()).toBe("mots pour B");
    await speaker.keyboard.press("ArrowRight");
    await speaker.keyboard.press("ArrowRight");
    await waitForPicture(speaker, "b+2");
    expect((await readCurrent()).trim()).toBe("mots pour B deux");
    const readOffset = (): Promise<number> =>
      speaker.evaluate(() => {
        const [step, pane] = [".notes-step.current", ".notes-pane"].map(
          (selector) => document.querySelector(selector)?.getBoundingClientRect().top ?? Number.NaN,
        );
        return Math.abs((step ?? 0) - (pane ?? 0));
      });
    await expect.poll(readOffset).toBeLessThan(2);
    await expect.poll(() => readNotesSize(speaker)).toBeGreaterThanOrEqual(24);
    const opacities = await speaker
      .locator(".notes-step:not(.current)")
      .evaluateAll((all) => all.map((element) => Number(getComputedStyle(element).opacity)));
    expect(opacities.every((opacity) => opacity < 0.6)).toBe(true);
  });
}

describe("on the file on disk", () => {
  const shared = sharePair(() => openPairByKey(getFile()));

  test("S opens the view in a window of its own, which follows and drives", () =>
    expectPairByKey(shared.get()));

  describePair(shared, getFile);
});

describe("on the dev server", () => {
  const shared = sharePair(() => openPairByKey(getServed()));

  test("steps that are quicker than the stage's line to the speaker start the clock, too", async () => {
    const { context, stage, speaker } = shared.get();
    // On the dev server that code is a file of its own.
    const held: (() => Promise<void>)[] = [];
    await context.route(/stageLink/, (route) => {
      held.push(() => route.continue());
    });
    await stage.reload();
    await waitForReady(stage);
    for (const place of ["b", "b+1"]) {
      await stage.keyboard.press("ArrowRight");
      await waitForStage(stage, place);
    }
    await expect.poll(() => held.length).toBe(1);
    expect(await readPicture(speaker, "current")).toBe("a");
    await held[0]?.();
    await waitForPicture(speaker, "b+1");
    await speaker.locator('.time-pane[data-clock="runs"]').waitFor();
    await context.unroute(/stageLink/);
  });

  test("S opens the view in a window of its own, which follows and drives", () =>
    expectPairByKey(shared.get()));

  test("a live edit is in both windows, place and step kept", async () => {
    const pair = shared.get();
    await pressInBoth(pair.stage, "ArrowRight", pair, "b");
    await pressInBoth(pair.stage, "ArrowRight", pair, "b+1");
    const path = "slides/10.md";
    const text = readFileSync(join(deck.root, path), "utf8");
    deck.write(
      path,
      text.replace("Trois étapes", "Trois pas").replace("mots pour B un", "d’autres mots"),
    );
    await pair.stage.locator("#b").getByText("Trois pas").waitFor();
    await pair.speaker.locator(".preview.current").getByText("Trois pas").waitFor();
    await pair.speaker.locator(".notes-step.current").getByText("d’autres mots").waitFor();
    await waitForStage(pair.stage, "b+1");
    await waitForPicture(pair.speaker, "b+1");
    await pressInBoth(pair.speaker, "ArrowRight", pair, "b+2");

    // The slide on screen goes: both windows show the same other one.
    deck.write(path, text.replace(/---\nid: b\n[\s\S]*?(?=---\nid: c)/, ""));
    await pair.stage.locator("#b").waitFor({ state: "detached" });
    await waitForStage(pair.stage, "c");
    await waitForPicture(pair.speaker, "c");

    // Where no time is planned, none is overrun.
    const data = readFileSync(join(deck.root, "slides/deck.yaml"), "utf8");
    deck.write("slides/deck.yaml", data.replace(/^duration: .*/m, ""));
    deck.write(path, text.replaceAll(/^time: .*\n/gm, ""));
    await pair.speaker.getByText("Pas de temps prévu ici").waitFor();
    await pair.speaker.getByText("Reste", { exact: true }).waitFor();

    deck.write("slides/deck.yaml", data);
    deck.write(path, text);
    await pair.speaker.getByText("Pas de temps prévu ici").waitFor({ state: "detached" });
    await pair.stage.locator("#b").waitFor({ state: "attached" });
  });

  test("what comes over the channel or the address never becomes HTML, and never stops the view", async () => {
    const pair = shared.get();
    // Its windows have heard of one that never was.
    shared.spoil();
    const { stage, speaker } = pair;
    const faults: string[] = [];
    speaker.on("pageerror", (error) => faults.push(error.message));
    await stage.evaluate(() => {
      const line = new BroadcastChannel(`deck 2 ${location.pathname}`);
      const html = "<img src=x onerror=document.title='hit'>";
      const place = { id: html, step: 0 };
      const shown = { place, before: place, cover: "none", enlarged: -1 };
      line.postMessage({
        kind: "shared",
        from: "x",
        to: null,
        name: "state",
        timestamp: Date.now() + 50,
        by: "x",
        value: shown,
      });
      line.postMessage({ kind: "report", from: "x", report: html });
      line.postMessage(html);
      line.postMessage(null);
    });
    await speaker.evaluate(() => (location.hash = "#/<img src=x onerror=document.title='hit'>"));
    // Unknown places are nowhere: the next known one is shown.
    // Reveal may write the address of the place before once more, a moment later.
    await walkTo(stage, { id: "c", step: 0 });
    await waitForPicture(speaker, "c");
    expect(await speaker.locator("img").count()).toBe(0);
    expect(await speaker.title()).not.toBe("hit");
    expect(faults).toEqual([]);
    // The windows still go together.
    await pressInBoth(stage, "ArrowRight", pair, "d");
  });

  if (isThorough) describePair(shared, getServed);
});

test("the view by itself shows the background of a slide, and of no other, and draws its diagrams", async () => {
  const context = await openContext();
  const speaker = await openSpeaker(context, `${server.address}#/e`);
  await waitForPicture(speaker, "e");
  // In one go: the picture may be made anew between finding what is in it and looking at that.
  const readGround = (): Promise<string> =>
    speaker.evaluate(() =>
      [...document.querySelectorAll(".preview.current section.has-dark-background > .ground")]
        .map((ground) => getComputedStyle(ground).backgroundColor)
        .join(),
    );
  expect(await readGround()).toBe("rgb(18, 52, 86)");
  await speaker.keyboard.press("ArrowRight");
  await waitForPicture(speaker, "f");
  expect(await readGround()).toBe("");
  // Nobody else is there to draw the diagram.
  await speaker.locator(".preview.current figure svg").getByText("Boîte A").waitFor();
  await speaker.keyboard.press("ArrowLeft");
  await waitForPicture(speaker, "e");
  await speaker.locator(".preview.next figure svg").waitFor();
  await context.close();
});

test("two decks on one origin do not hear each other", async () => {
  const { site } = getFixture();
  const { context, stage, speaker } = await openPair(site);
  const stranger = await openSpeaker(context, `${site}other/`);
  await stage.keyboard.press("PageDown");
  await waitForPicture(speaker, "b");
  expect(await readPicture(stranger, "current")).toBe("a");
  await context.close();
});

test("a page made without notes carries nothing of the speaker: no view, no line, no plan", async () => {
  const file = await getFixture().getPublicFile();
  const html = readFileSync(fileURLToPath(file), "utf8");
  expect(html).not.toMatch(
    /BroadcastChannel|data-timing|name="duration"|mots pour|notes-pane|de retard/,
  );
  const context = await openContext();
  const stage = await openStage(context, addQuery(file, "speaker"));
  await waitForStage(stage, "a");
  await stage.keyboard.press("s");
  await stage.getByText("ne contient pas les notes de l’orateur").waitFor();
  await context.close();
});
