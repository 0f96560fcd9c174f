import { expect, test } from "vitest";
import { server } from "../../served.ts";
import { shareDesk } from "./desk.ts";
import { openContext, openSpeaker, openStage, waitForPicture, waitForStage } from "./pages.ts";

shareDesk();

test("steps that are quicker than the stage's line to the speaker start the clock, too", async () => {
  // On the dev server that code is a file of its own.
  const { address } = server;
  const context = await openContext();
  const held: (() => Promise<void>)[] = [];
  await context.route(/stageLink/, (route) => {
    held.push(() => route.continue());
  });
  const speaker = await openSpeaker(context, address);
  const stage = await openStage(context, address);
  for (const place of ["b", "b+1"]) {
    await stage.keyboard.press("ArrowRight");
    await waitForStage(stage, place);
  }
  await expect.poll(() => held.length).toBe(1);
  await held[0]?.();
  await waitForPicture(speaker, "b+1");
  await speaker.locator('.time-pane[data-clock="runs"]').waitFor();
  await context.close();
});
