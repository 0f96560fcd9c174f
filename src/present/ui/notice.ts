import { createElement } from "./element.ts";

/** Tells the speaker something at the foot of the window, for a few seconds; longer if it offers something. */
export function showNotice(...content: readonly (Node | string)[]): HTMLElement {
  document.querySelector(".notice")?.remove();
  const notice = createElement("p", "notice", ...content);
  notice.setAttribute("role", "status");
  notice.classList.toggle("offer", content.length > 1);
  document.body.append(notice);
  notice.addEventListener("animationend", () => notice.remove());
  return notice;
}
