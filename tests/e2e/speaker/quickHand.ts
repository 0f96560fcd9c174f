import { join } from "node:path";
import { expect, test } from "vitest";
import { buildSite, writeSite } from "../../../src/export/site.ts";
import { getDesk } from "./desk.ts";
import { openContext, openSpeaker, openStage, waitForPicture, waitForStage } from "./pages.ts";

const SITE = "http://deck.test/";

test("steps that are quicker than the speaker's code start the clock, too", async () => {
  const { root } = getDesk().talk;
  // A site whose code is not all in one file, as the dev server's.
  const folder = join(root, "split");
  writeSite(await buildSite({ root, notes: true, isDrawn: false }), folder);
  const context = await openContext();
  const held: (() => void)[] = [];
  await context.route(`${SITE}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.includes("stageLink")) await new Promise<void>((resolve) => held.push(resolve));
    await route.fulfill({ path: join(folder, pathname) });
  });
  const address = `${SITE}index.html`;
  const stage = await openStage(context, address);
  for (const place of ["b", "b+1"]) {
    await stage.keyboard.press("ArrowRight");
    await waitForStage(stage, place);
  }
  expect(held).toHaveLength(1);
  held[0]?.();
  const speaker = await openSpeaker(context, address);
  await waitForPicture(speaker, "b+1");
  await speaker.locator('.time-pane[data-clock="runs"]').waitFor();
  await context.close();
});
