import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../deck/problem.ts";
import { listShownFiles, type DeckSource } from "../vite/readSlides.ts";
import { isRasterPicture, openPicture } from "./rasterPicture.ts";

/** Twice full HD: more, nobody ever sees. Pixels. */
const MOST_PIXELS = 3840;
const MOST_BYTES = 4_000_000;

type Fault = Pick<Problem, "code" | "severity" | "message">;

/**
 * Pictures that nobody can read: errors. Those that the dev server shows slowly, or that only some
 * programs turn upright: warnings.
 */
export async function findUnfitPictures(source: DeckSource, root: string): Promise<Problem[]> {
  const assets = listShownFiles(source).filter(({ path }) => isRasterPicture(path));
  const faults = new Map<string, readonly Fault[]>();
  for (const path of new Set(assets.map((asset) => asset.path))) {
    if (existsSync(join(root, path))) faults.set(path, await inspectPicture(path, root));
  }
  return assets.flatMap(({ path, at }) =>
    (faults.get(path) ?? []).map((fault) => ({ ...fault, at })),
  );
}

async function inspectPicture(path: string, root: string): Promise<readonly Fault[]> {
  const file = join(root, path);
  const { size } = statSync(file);
  const picture = await openPicture(file);
  // That its last line can be read shows only when all of them are.
  const whole = picture.clone().resize(1, 1).toBuffer();
  const read = await Promise.all([picture.metadata(), whole]).catch(() => undefined);
  if (read === undefined) {
    const message = `"${path}" is no picture that can be read, or only a part of one: save it again`;
    return [{ code: "broken-picture", severity: "error", message }];
  }
  const [{ width, height, orientation = 1 }] = read;
  const faults: Fault[] = [];
  if (size > MOST_BYTES || Math.max(width, height) > MOST_PIXELS) {
    const message =
      Math.max(width, height) > MOST_PIXELS
        ? `"${path}" is larger than any stage (${width} × ${height} pixels): 1920 × 1080 is enough`
        : `"${path}" has ${(size / 1e6).toFixed(1)} MB: save it with a stronger compression, 4 MB are enough`;
    faults.push({ code: "large-picture", severity: "warning", message });
  }
  if (orientation > 1) {
    const message = `"${path}" lies on its side, with a note to turn it that not all programs read: save it upright`;
    faults.push({ code: "rotated-picture", severity: "warning", message });
  }
  return faults;
}
