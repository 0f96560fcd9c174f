/** Steps through code: the last visible step says which lines are lit. */
export function lightLines(root: ParentNode): void {
  for (const code of root.querySelectorAll<HTMLElement>("figure.code code[data-lines]")) {
    const steps = code.closest("figure")?.querySelectorAll<HTMLElement>(".code-step.visible") ?? [];
    const lit = [...steps].at(-1)?.dataset["lines"] ?? code.dataset["lines"] ?? "";
    const lights = parseLines(lit);
    for (const [index, line] of [...code.querySelectorAll(".line")].entries()) {
      line.classList.toggle("dim", !lights(index + 1));
    }
  }
}

/** `1,3-5` as a test on line numbers; nothing or `*` means all lines. */
function parseLines(text: string): (line: number) => boolean {
  if (text === "" || text === "*") return () => true;
  const ranges = text.split(",").map((range) => range.split("-").map(Number));
  return (line) => ranges.some(([first = 0, last = first]) => line >= first && line <= last);
}
