import { createElement } from "../element.ts";
import { showNotice } from "../notice.ts";
import { getWords } from "../words.ts";

/** Gives each block of code a button that copies it, where the browser lets a page do that. */
export function addCopyButtons(): void {
  if (!navigator.clipboard) return;
  const { copy, copied } = getWords();
  for (const code of document.querySelectorAll("figure.code")) {
    const button = createElement("button", "copy", copy);
    button.type = "button";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.querySelector("pre")?.textContent ?? "");
      showNotice(copied);
    });
    code.append(button);
  }
}
