/** What scrolls sideways where the window is narrow. */
const WIDE = "figure.figure, .table, p:has(> svg.wide)";

/** Lets the keys scroll what is wider than the window: not every browser does so by itself. */
export function focusScrollers(): void {
  for (const element of document.querySelectorAll<HTMLElement>(WIDE)) {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }
}

/** A tap, or Enter, shows a drawing whole that the window cuts; one more puts it back, as Escape does. */
export function enlargeCut(): void {
  document.addEventListener("click", ({ target }) => toggle(target));
  document.addEventListener("keydown", ({ key, target }) => {
    if (key === "Enter") toggle(target);
    else if (key === "Escape") toggle(null);
  });
}

function toggle(target: EventTarget | null): void {
  const open = document.querySelector(".enlarged");
  open?.classList.remove("enlarged");
  if (!(target instanceof Element) || target.closest("a") !== null) return;
  const cut = target.closest("[tabindex]:has(> svg)");
  if (cut !== open) cut?.classList.add("enlarged");
}
