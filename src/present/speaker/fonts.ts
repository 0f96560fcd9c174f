/**
 * Loads every face now: a browser loads one when the first slide that needs it comes, and until
 * then that slide is measured, and shown, in another.
 */
export async function loadFonts(): Promise<void> {
  await Promise.allSettled([...document.fonts].map((face) => face.load()));
}
