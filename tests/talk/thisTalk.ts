import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe } from "vitest";
import { copyDeck, type Scratch } from "../scratch.ts";

const repository = join(import.meta.dirname, "../..");
const data = join(repository, "slides/deck.yaml");

const isThere =
  existsSync(data) && /^title:.*Prometheus & Thanos/m.test(readFileSync(data, "utf8"));

/** Tests of the one talk that this repository was made for: with another in its place they are skipped. */
export const describeThisTalk = describe.skipIf(!isThere);

/** A scratch copy of the talk, whose figures are drawn once for all copies. */
export function copyTalk(): Scratch {
  return copyDeck(".");
}
