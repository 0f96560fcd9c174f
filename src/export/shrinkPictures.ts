import { isRasterPicture, openPicture } from "./rasterPicture.ts";
import { renameFiles } from "./renameFiles.ts";
import type { Site } from "./site.ts";

/** The stage on a full-HD projector, in pixels. */
const STAGE = { width: 1920, height: 1080 };

/**
 * The site with its photographs and screenshots at the size of the stage, as WebP, upright and
 * without what cameras write into them. One that is smaller as it was stays, if it is upright.
 */
export async function shrinkPictures(site: Site): Promise<Site> {
  const pictures = [...site].filter(([path]) => isRasterPicture(path));
  if (pictures.length === 0) return site;
  const shrunk: [string, { content: Uint8Array; extension: string }][] = [];
  // One after the other: a large one takes hundreds of megabytes while it is unpacked.
  for (const [path, content] of pictures) {
    const bytes = Buffer.from(content);
    const picture = await openPicture(bytes);
    const { orientation = 1 } = await picture.metadata();
    const small = await picture
      .rotate()
      .resize({ ...STAGE, fit: "outside", withoutEnlargement: true })
      // A screenshot has edges that must stay sharp, a photograph has none.
      .webp(path.endsWith(".png") ? { nearLossless: true, quality: 60 } : { quality: 82 })
      .toBuffer();
    const isBetter = small.length < bytes.length || orientation > 1;
    if (isBetter) shrunk.push([path, { content: new Uint8Array(small), extension: ".webp" }]);
  }
  return renameFiles(site, new Map(shrunk));
}
