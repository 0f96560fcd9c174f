/** The list of contents gives way to the slide that was chosen in it. */
export function closeOnChoice(): void {
  const contents = document.querySelector<HTMLElement>(".contents");
  contents?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) contents.hidePopover();
  });
}
