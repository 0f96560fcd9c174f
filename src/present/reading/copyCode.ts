import { createElement } from "../ui/element.ts";
import { showNotice } from "../ui/notice.ts";
import { getWords } from "../ui/words.ts";

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
