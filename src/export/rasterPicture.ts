/** Whether a file is a photograph or a screenshot, by its name. */
export function isRasterPicture(path: string): boolean {
  return /\.(?:png|jpe?g|tiff?|webp|avif)$/i.test(path);
}

/** The library that reads them. Only when there is one: to load it takes as long as to shrink it. */
export async function loadSharp() {
  const { default: sharp } = await import("sharp");
  return sharp;
}
