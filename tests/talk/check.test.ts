import { expect, test } from "vitest";
import { checkInBrowser } from "../../src/check/checkDeck.ts";
import { formatProblem } from "../../src/deck/problem.ts";
import { getBrowser } from "../served.ts";
import { copyTalk, describeThisTalk } from "./thisTalk.ts";

describeThisTalk("the talk on Prometheus and Thanos", () => {
  test("it has no fault, but for what its speaker has still to fill in", async () => {
    const talk = copyTalk();
    try {
      const { problems } = await checkInBrowser(talk.root, getBrowser, () => undefined);
      const others = problems.filter(({ code }) => code !== "placeholder");
      expect(others.map(formatProblem)).toEqual([]);
    } finally {
      talk.remove();
    }
  }, 180_000);
});
