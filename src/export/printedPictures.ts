import { openPicture } from "./rasterPicture.ts";

/** A script goes by its hash, so that nothing in it may change; else a picture, by its Base64. */
const SCRIPT_OR_WEBP = /<script[\s\S]*?<\/script>|data:image\/webp;base64,([\w+/=]+)/g;
/** The file that a link of the single file has inside: in a PDF it would be a very long address. */
const SCRIPT_OR_DOWNLOAD = /<script[\s\S]*?<\/script>|(<a\b[^>]*?)\shref="data:[^"]*"/g;

/**
 * The single file with its WebP pictures as JPEG. A PDF keeps a JPEG as it is, and unpacks all else
 * to some twenty times the size. A picture that is seen through stays: a JPEG has no such pixels.
 */
export async function prepareForPrint(page: string): Promise<string> {
  const html = page.replaceAll(SCRIPT_OR_DOWNLOAD, (found, link?: string) => link ?? found);
  const pictures = new Set(
    [...html.matchAll(SCRIPT_OR_WEBP)].flatMap(([, base64]) => base64 ?? []),
  );
  if (pictures.size === 0) return html;
  const printed = new Map<string, string>();
  for (const base64 of pictures) {
    const picture = await openPicture(Buffer.from(base64, "base64"));
    if (!(await picture.stats()).isOpaque) continue;
    // Edges in a screenshot are of colours, too.
    const jpeg = await picture.jpeg({ quality: 88, chromaSubsampling: "4:4:4" }).toBuffer();
    printed.set(base64, `data:image/jpeg;base64,${jpeg.toString("base64")}`);
  }
  return html.replaceAll(SCRIPT_OR_WEBP, (found, base64?: string) =>
    base64 === undefined ? found : (printed.get(base64) ?? found),
  );
}
