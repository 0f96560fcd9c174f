import { createElement } from "../ui/element.ts";
import { showNotice } from "../ui/notice.ts";
import { outlineSlides } from "../talk/outline.ts";
import { listSections } from "../talk/places.ts";
import { getWords } from "../ui/words.ts";

/** Puts the number of each slide beside its heading: a link to the slide, which copies its address to share. */
export function addSlideLinks(): void {
  const { linkTo, linkCopied } = getWords();
  const sections = listSections(document.querySelector(".slides") ?? document.body);
  for (const { id, number, title } of outlineSlides(sections)) {
    const link = createElement("a", "slide-link", `#${number}`);
    link.href = `#${id}`;
    link.setAttribute("aria-label", linkTo(link.text, title));
    link.addEventListener("click", () => {
      // Where the browser lets a page do that: the address bar has it, too.
      navigator.clipboard?.writeText(link.href).then(
        () => showNotice(linkCopied),
        () => undefined,
      );
    });
    document.getElementById(id)?.querySelector("h1, h2, h3")?.before(link);
  }
}
