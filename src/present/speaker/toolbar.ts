import { createElement } from "../element.ts";
import type { Actions } from "../keys.ts";
import type { KeyAction } from "../words.ts";
import { getSpeakerWords, type SpeakerWords } from "./words.ts";

type ButtonName = keyof SpeakerWords["buttons"];

interface Tool {
  readonly name: ButtonName;
  readonly action: KeyAction;
  readonly key: string;
}

const TOOLS: readonly Tool[] = [
  { name: "previous", action: "previous", key: "←" },
  { name: "next", action: "next", key: "→" },
  { name: "pause", action: "pause", key: "P" },
  { name: "black", action: "black", key: "B" },
  { name: "white", action: "white", key: "W" },
  { name: "waiting", action: "waiting", key: "A" },
  { name: "enlarge", action: "enlarge", key: "Z" },
  { name: "list", action: "overview", key: "O" },
  { name: "back", action: "back", key: "N" },
  { name: "preflight", action: "preflight", key: "C" },
  { name: "help", action: "help", key: "?" },
];

/** The keys that matter most, for fingers. */
export function createToolbar(actions: Actions): HTMLElement {
  const words = getSpeakerWords().buttons;
  const buttons = TOOLS.map(({ name, action, key }) => {
    const button = createElement(
      "button",
      name,
      createElement("kbd", "", key),
      createElement("span", "", words[name]),
    );
    button.addEventListener("click", () => actions[action]?.(key));
    return button;
  });
  return createElement("footer", "toolbar", ...buttons);
}
