/** An element with a class and what it holds; strings are text, never HTML. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = "",
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== "") element.className = className;
  element.append(...children);
  return element;
}

/** A button with a text on it, which does this when it is pressed. */
export function createButton(text: string, onClick: () => unknown, className = "") {
  const button = createElement("button", className, text);
  button.addEventListener("click", onClick);
  return button;
}

/** Writes a text into an element; one that is already there is not laid out again. */
export function writeText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
