import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metadata, Raw, Sharp } from "sharp";
import type { Asset } from "../deck/model.ts";
import type { Problem } from "../deck/problem.ts";
import { findCache } from "../vite/folders.ts";
import { listShownFiles, type DeckSource } from "../vite/readSlides.ts";
import { hash, keepFile } from "./fileCache.ts";
import { mapInParallel } from "./parallel.ts";
import type { NewContents, Site } from "./site.ts";

/** The stage on a full-HD projector, in pixels. */
const STAGE = { width: 1920, height: 1080 };
/** Twice full HD: more, nobody ever sees. Pixels. */
const MOST_PIXELS = 3840;
const MOST_BYTES = 4_000_000;

/**
 * The photographs and screenshots of a site at the size of the stage, as WebP, upright and without
 * what cameras write into them. One that is smaller as it was is left out, if it is upright. What
 * comes out is kept in the deck's folder `root`.
 */
export async function shrinkImages(site: Site, root: string): Promise<NewContents> {
  const images = [...site].filter(([path]) => isRasterImage(path));
  const shrunk = await mapInParallel(images, async ([path, content]) => {
    const small = await shrinkImage(Buffer.from(content), path, root);
    return [path, { content: new Uint8Array(small), extension: ".webp" }] as const;
  });
  return new Map(shrunk.filter(([, { content }]) => content.length > 0));
}

/** The same for the images of a deck, before its site is built, with a line for each that is new. */
export async function shrinkShownImages(
  source: DeckSource,
  root: string,
  log: (line: string) => void,
): Promise<void> {
  const paths = listImages(source).map(({ path }) => path);
  const images = [...new Set(paths)].filter((path) => existsSync(join(root, path)));
  await mapInParallel(images, (path, index) => {
    const made = (): void => log(`picture ${index + 1}/${images.length}  ${path}`);
    return shrinkImage(readFileSync(join(root, path)), path, root, made);
  });
}

/**
 * An image as it is shown, or nothing if it stays as it is: as large as it must be, or broken, which
 * the check names. It is decoded once for all that is made of it.
 */
function shrinkImage(
  content: Buffer,
  path: string,
  root: string,
  made?: () => void,
): Promise<Buffer> {
  // A screenshot has edges that must stay sharp, a photograph has none.
  const options = path.endsWith(".png") ? { nearLossless: true, quality: 60 } : { quality: 82 };
  return keepFile(keptPath(root, [content, JSON.stringify(options)], "webp"), async () => {
    made?.();
    const image = await openImage(content);
    const decoded = await Promise.all([
      image.metadata(),
      image
        .clone()
        .rotate()
        .resize({ ...STAGE, fit: "outside", withoutEnlargement: true })
        .raw()
        .toBuffer({ resolveWithObject: true }),
    ]).catch(() => undefined);
    await readSize(content, root, () => decoded?.[0]);
    if (decoded === undefined) return "";
    const [{ orientation = 1, format }, { data, info }] = decoded;
    const pixels = await openImage(data, info);
    const small = await pixels.clone().webp(options).toBuffer();
    const isSmaller = small.length < content.length || orientation > 1;
    if (isSmaller || format === "webp") await printImage(isSmaller ? small : content, root, pixels);
    return isSmaller ? small : "";
  });
}

/**
 * A WebP as JPEG, of which a PDF keeps the bytes; nothing if it is seen through, as no JPEG is. What
 * comes out is kept in `root`.
 */
export function printImage(webp: Buffer, root: string, pixels?: Sharp): Promise<Buffer> {
  return keepFile(keptPath(root, [webp], "jpeg"), async () => {
    const image = pixels ?? (await openImage(webp));
    if (!(await image.stats()).isOpaque) return "";
    // Edges in a screenshot are of colours, too.
    return image.jpeg({ quality: 88, chromaSubsampling: "4:4:4" }).toBuffer();
  });
}

type Size = Pick<Metadata, "width" | "height" | "orientation">;

/** What `read` says of an image, or was said by an earlier run; undefined for one that is broken. */
async function readSize(
  content: Buffer,
  root: string,
  read: () => Size | undefined | Promise<Size | undefined>,
): Promise<Size | undefined> {
  const kept = await keepFile(keptPath(root, [content], "json"), async () => {
    const { width, height, orientation } = (await read()) ?? {};
    return JSON.stringify(width === undefined ? null : { width, height, orientation });
  });
  return (JSON.parse(String(kept)) as Size | null) ?? undefined;
}

function keptPath(root: string, parts: readonly (string | Uint8Array)[], type: string): string {
  return join(findCache(root), "pictures", `${hash(parts)}.${type}`);
}

/**
 * Images that nobody can read, that the dev server shows slowly, or that only some programs turn
 * upright.
 */
export async function findUnfitImages(source: DeckSource, root: string): Promise<Problem[]> {
  const assets = listImages(source);
  const paths = [...new Set(assets.map(({ path }) => path))];
  const inspected = await mapInParallel(paths, async (path) => {
    const faults = existsSync(join(root, path)) ? await inspectImage(path, root) : [];
    return [path, faults] as const;
  });
  const faults = new Map(inspected);
  return assets.flatMap(({ path, at }) =>
    (faults.get(path) ?? []).map((fault) => ({ ...fault, at })),
  );
}

type Fault = Pick<Problem, "code" | "severity" | "message">;

async function inspectImage(path: string, root: string): Promise<readonly Fault[]> {
  const content = readFileSync(join(root, path));
  const read = await readSize(content, root, async () => {
    const image = await openImage(content);
    // That its last line can be read shows only when all of them are.
    const whole = image.clone().resize(1, 1).toBuffer();
    return (await Promise.all([image.metadata(), whole]).catch(() => undefined))?.[0];
  });
  if (read === undefined) {
    const message = `"${path}" is no picture that can be read, or only a part of one: save it again`;
    return [{ code: "broken-picture", severity: "warning", message }];
  }
  const { width, height, orientation = 1 } = read;
  const faults: Fault[] = [];
  if (content.length > MOST_BYTES || Math.max(width, height) > MOST_PIXELS) {
    const message =
      Math.max(width, height) > MOST_PIXELS
        ? `"${path}" is larger than any stage (${width} × ${height} pixels): 1920 × 1080 is enough`
        : `"${path}" has ${(content.length / 1e6).toFixed(1)} MB: save it with a stronger compression, 4 MB are enough`;
    faults.push({ code: "large-picture", severity: "warning", message });
  }
  if (orientation > 1) {
    const message = `"${path}" lies on its side, with a note to turn it that not all programs read: save it upright`;
    faults.push({ code: "rotated-picture", severity: "warning", message });
  }
  return faults;
}

function listImages(source: DeckSource): readonly Asset[] {
  return listShownFiles(source).filter(({ path }) => isRasterImage(path));
}

/** Whether a file is a photograph or a screenshot, by its name. */
function isRasterImage(path: string): boolean {
  return /\.(?:png|jpe?g|tiff?|webp|avif)$/i.test(path);
}

/**
 * An image to work on, with all that a browser shows too. The library is loaded only when there is
 * one: that takes as long as to shrink it.
 */
async function openImage(input: Buffer, raw?: Raw): Promise<Sharp> {
  const { default: sharp } = await import("sharp");
  return sharp(input, { failOn: "error", ...(raw && { raw }) });
}
