import { expect, test } from "vitest";
import { exportFile, weighFile } from "../exportFile.ts";
import { copyTalk, describeThisTalk } from "./thisTalk.ts";

describeThisTalk("the talk on Prometheus and Thanos", () => {
  test("the file to share is light, as it is and compressed", async () => {
    const talk = copyTalk();
    try {
      const { size, compressed } = weighFile(await exportFile(talk.root));
      expect(size).toBeLessThan(500_000);
      expect(compressed).toBeLessThan(150_000);
    } finally {
      talk.remove();
    }
  });
});
