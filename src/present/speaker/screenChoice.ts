import { createElement } from "../ui/element.ts";
import { isText } from "../talk/guards.ts";
import { assignScreens, findScreens, nameScreen } from "./screens.ts";
import { keep, recall } from "../talk/storage.ts";
import { getSpeakerWords } from "./words.ts";

/** Which screen is the projector, remembered; where the browser does not tell, how to do it by hand. */
export async function createScreenChoice(): Promise<Node> {
  const words = getSpeakerWords();
  const found = await findScreens();
  if (found.kind !== "several") return createSteps(words.byHand);

  const roles = assignScreens(found.screens, recall("projector", isText));
  const select = createElement("select");
  for (const spot of found.screens) {
    const option = createElement("option", "", nameScreen(spot));
    option.selected = spot === roles?.projector;
    select.append(option);
  }
  select.addEventListener("change", () => keep("projector", select.value));
  return createElement(
    "div",
    "",
    createElement("label", "", `${words.projector} `, select),
    createSteps([words.byKey]),
  );
}

function createSteps(lines: readonly string[]): HTMLElement {
  return createElement("ol", "", ...lines.map((line) => createElement("li", "", line)));
}
