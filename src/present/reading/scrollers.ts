/** What scrolls sideways where the window is narrow. */
const WIDE = "figure.figure, .table, p:has(> svg.wide)";

/** Lets the keys scroll what is wider than the window: not every browser does so by itself. */
export function focusScrollers(): void {
  for (const element of document.querySelectorAll<HTMLElement>(WIDE)) {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }
}
