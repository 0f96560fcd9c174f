/** Whether a file is a photograph or a screenshot, by its name. */
export function isRasterPicture(path: string): boolean {
  return /\.(?:png|jpe?g|tiff?|webp|avif)$/i.test(path);
}

/**
 * A picture to work on, with all that a browser shows too. The library is loaded only when there
 * is one: that takes as long as to shrink it.
 */
export async function openPicture(input: string | Buffer) {
  const { default: sharp } = await import("sharp");
  return sharp(input, { failOn: "error" });
}
