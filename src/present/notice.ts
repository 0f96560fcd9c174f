/** Tells the speaker something for a few seconds, at the foot of the window. */
export function showNotice(text: string): void {
  document.querySelector(".notice")?.remove();
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  notice.textContent = text;
  document.body.append(notice);
  notice.addEventListener("animationend", () => notice.remove());
}
