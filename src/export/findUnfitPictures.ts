import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Asset, Deck } from "../deck/deck.ts";
import type { Problem } from "../deck/problem.ts";
import { listPictures } from "../vite/readSlides.ts";
import { isRasterPicture, loadSharp } from "./rasterPicture.ts";

/** Twice full HD: more, nobody ever sees. Pixels. */
const MOST_PIXELS = 3840;
const MOST_BYTES = 4_000_000;

/** Pictures that the dev server shows slowly, or that only some programs turn upright: warnings. */
export async function findUnfitPictures(deck: Deck, root: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const asset of listPictures(deck)) {
    const path = join(root, asset.path);
    if (isRasterPicture(path) && existsSync(path)) {
      problems.push(...(await inspectPicture(asset, path)));
    }
  }
  return problems;
}

async function inspectPicture({ path, at }: Asset, file: string): Promise<Problem[]> {
  const { size } = statSync(file);
  const sharp = await loadSharp();
  const { width = 0, height = 0, orientation = 1 } = await sharp(file).metadata();
  const problems: Problem[] = [];
  if (size > MOST_BYTES || Math.max(width, height) > MOST_PIXELS) {
    const message =
      Math.max(width, height) > MOST_PIXELS
        ? `"${path}" is larger than any stage (${width} × ${height} pixels): 1920 × 1080 is enough`
        : `"${path}" has ${(size / 1e6).toFixed(1)} MB: save it with a stronger compression, 4 MB are enough`;
    problems.push({ code: "large-picture", severity: "warning", message, at });
  }
  if (orientation > 1) {
    const message = `"${path}" lies on its side, with a note to turn it that not all programs read: save it upright`;
    problems.push({ code: "rotated-picture", severity: "warning", message, at });
  }
  return problems;
}
