import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendJson, startFakeServer } from "../fakeServers.ts";
import { browser, serveDeck, server } from "../served.ts";
import { openTab, visit } from "../stagePage.ts";
import { copyTalk, describeThisTalk } from "./thisTalk.ts";

/** A moment at which nothing has ever failed: every series is there, and has no hole. */
const querier = await startFakeServer(({ searchParams }, response) => {
  const [start = 0, end = 0, step = 1] = ["start", "end", "step"].map((name) =>
    Number(searchParams.get(name)),
  );
  const count = (end - start) / step + 1;
  const values = Array.from({ length: count }, (_, n) => [start + n * step, "50"]);
  const result = ["eu", "us"].flatMap((cluster) =>
    ["a", "b"].map((replica) => ({ metric: { cluster, replica }, values })),
  );
  sendJson(response, { status: "success", data: { resultType: "matrix", result } });
});
const lab = await startFakeServer((_url, response) => {
  const names = ["eu-a", "eu-b", "us-a", "balancer", "querier"];
  const servers = Object.fromEntries(names.map((name) => [name, querier.address]));
  sendJson(response, { servers, actions: {} });
});
afterAll(() => Promise.all([querier.close(), lab.close()]));

describeThisTalk("the talk's demonstrations", () => {
  serveDeck(copyTalk, { live: { lab: lab.address } });

  let page: Page;
  beforeAll(async () => {
    page = await openTab(browser);
  });

  test.each(["deux-graphes", "haute-dispo", "deduplication"])(
    "%s is drawn from what its servers say while nothing fails",
    async (id) => {
      await visit(page, `${server.address}#/${id}`);
      const charts = await page.locator(`#${id} figure[data-live]`).count();
      expect(charts).toBeGreaterThan(0);
      const mark = page.locator(`#${id} .live-mark[data-now="true"]`);
      await expect.poll(() => mark.count()).toBe(charts);
      expect(await page.evaluate(() => document.documentElement.dataset["queryFault"])).toBe("");
    },
  );
});
