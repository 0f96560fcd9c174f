import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeThisTalk } from "./thisTalk.ts";

const DATA = join(import.meta.dirname, "../../slides/data");

describeThisTalk("the talk on Prometheus and Thanos", () => {
  test("its curves are what their script computes, byte for byte", () => {
    const folder = mkdtempSync(join(tmpdir(), "deck-data-"));
    try {
      copyFileSync(join(DATA, "make.mjs"), join(folder, "make.mjs"));
      execFileSync(process.execPath, [join(folder, "make.mjs")]);
      const files = readdirSync(DATA).filter((name) => name.endsWith(".csv"));
      expect(files.length).toBeGreaterThan(0);
      expect(readdirSync(folder).toSorted()).toEqual(readdirSync(DATA).toSorted());
      for (const name of files) {
        expect(readFileSync(join(folder, name), "utf8"), name).toBe(
          readFileSync(join(DATA, name), "utf8"),
        );
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
