import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../deck/problem.ts";
import { listShownFiles, type DeckSource } from "../vite/readSlides.ts";
import type { NewContents, Site } from "./site.ts";

/** The stage on a full-HD projector, in pixels. */
const STAGE = { width: 1920, height: 1080 };
/** Twice full HD: more, nobody ever sees. Pixels. */
const MOST_PIXELS = 3840;
const MOST_BYTES = 4_000_000;

/**
 * The photographs and screenshots of a site at the size of the stage, as WebP, upright and without
 * what cameras write into them. One that is smaller as it was is left out, if it is upright.
 */
export async function shrinkImages(site: Site): Promise<NewContents> {
  const shrunk = new Map<string, { content: Uint8Array; extension: string }>();
  // One after the other: a large one takes hundreds of megabytes while it is unpacked.
  for (const [path, content] of site) {
    if (!isRasterImage(path)) continue;
    const image = await openImage(Buffer.from(content));
    const { orientation = 1 } = await image
      .metadata()
      .catch(() => ({}) as { orientation?: number });
    const small = await image
      .rotate()
      .resize({ ...STAGE, fit: "outside", withoutEnlargement: true })
      // A screenshot has edges that must stay sharp, a photograph has none.
      .webp(path.endsWith(".png") ? { nearLossless: true, quality: 60 } : { quality: 82 })
      .toBuffer()
      .catch(() => undefined);
    // One that cannot be read is named by the check, and stays as it is.
    if (small === undefined) continue;
    if (small.length >= content.length && orientation === 1) continue;
    shrunk.set(path, { content: new Uint8Array(small), extension: ".webp" });
  }
  return shrunk;
}

/**
 * Images that nobody can read, that the dev server shows slowly, or that only some programs turn
 * upright.
 */
export async function findUnfitImages(source: DeckSource, root: string): Promise<Problem[]> {
  const assets = listShownFiles(source).filter(({ path }) => isRasterImage(path));
  const faults = new Map<string, readonly Fault[]>();
  for (const path of new Set(assets.map((asset) => asset.path))) {
    if (existsSync(join(root, path))) faults.set(path, await inspectImage(path, root));
  }
  return assets.flatMap(({ path, at }) =>
    (faults.get(path) ?? []).map((fault) => ({ ...fault, at })),
  );
}

type Fault = Pick<Problem, "code" | "severity" | "message">;

async function inspectImage(path: string, root: string): Promise<readonly Fault[]> {
  const file = join(root, path);
  const { size } = statSync(file);
  const image = await openImage(file);
  // That its last line can be read shows only when all of them are.
  const whole = image.clone().resize(1, 1).toBuffer();
  const read = await Promise.all([image.metadata(), whole]).catch(() => undefined);
  if (read === undefined) {
    const message = `"${path}" is no picture that can be read, or only a part of one: save it again`;
    return [{ code: "broken-picture", severity: "warning", message }];
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

/** Whether a file is a photograph or a screenshot, by its name. */
function isRasterImage(path: string): boolean {
  return /\.(?:png|jpe?g|tiff?|webp|avif)$/i.test(path);
}

/**
 * An image to work on, with all that a browser shows too. The library is loaded only when there is
 * one: that takes as long as to shrink it.
 */
export async function openImage(input: string | Buffer) {
  const { default: sharp } = await import("sharp");
  return sharp(input, { failOn: "error" });
}
