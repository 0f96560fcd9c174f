import { createElement } from "../ui/element.ts";
import type { Actions } from "../ui/keys.ts";
import { getSpeakerWords, type SpeakerWords } from "./words.ts";

interface Tool {
  readonly action: keyof SpeakerWords["buttons"];
  readonly key: string;
}

const TOOLS: readonly Tool[] = [
  { action: "previous", key: "←" },
  { action: "next", key: "→" },
  { action: "pause", key: "P" },
  { action: "black", key: "B" },
  { action: "white", key: "W" },
  { action: "waiting", key: "A" },
  { action: "enlarge", key: "Z" },
  { action: "overview", key: "O" },
  { action: "back", key: "N" },
  { action: "preflight", key: "C" },
  { action: "help", key: "?" },
];

/** The keys that matter most, for fingers. */
export function createToolbar(actions: Actions): HTMLElement {
  const words = getSpeakerWords().buttons;
  const buttons = TOOLS.map(({ action, key }) => {
    const button = createElement(
      "button",
      "",
      createElement("kbd", "", key),
      createElement("span", "", words[action]),
    );
    button.addEventListener("click", () => actions[action]?.(key));
    return button;
  });
  return createElement("footer", "toolbar", ...buttons);
}
