/**
 * Gives the background pictures of slides to reveal, which shows them beyond the slide's own edges
 * on a screen of another shape. The other views show the picture where it stands in the slide.
 */
export function moveBackgrounds(root: ParentNode): void {
  for (const picture of root.querySelectorAll<HTMLImageElement>("img.background")) {
    const section = picture.closest("section");
    if (section !== null) section.dataset["backgroundImage"] = picture.src;
  }
}
