import { closeDialog, createDialog, openDialog } from "../dialog.ts";
import { createElement } from "../element.ts";
import { runChecks, type Check, type CheckedParts } from "./checks.ts";
import { resetRun } from "./runKeeper.ts";
import { createScreenChoice } from "./screenChoice.ts";
import { getSpeakerWords } from "./words.ts";

/** Opens the list of what must be right before going on stage, each line green or with what to do. */
export async function openPreflight(parts: CheckedParts): Promise<void> {
  const words = getSpeakerWords().preflight;
  const summary = createElement("p", "summary");
  const lines = createElement("ul");
  const again = createElement("button", "", words.again);
  const reset = createElement("button", "", words.reset);
  const close = createElement("button", "", words.close);
  const screens = createElement("div", "screens");
  const dialog = createDialog(
    "preflight",
    words.title,
    createElement("h2", "", words.title),
    summary,
    lines,
    screens,
    createElement("div", "buttons", again, reset, close),
  );

  const check = async (): Promise<void> => {
    const checks = await runChecks(parts);
    const bad = checks.filter((each) => each.bad !== undefined);
    summary.textContent = bad.length === 0 ? words.ready : words.notReady(bad.length);
    lines.replaceChildren(...checks.map(createLine));
    reset.hidden = !bad.some(({ name }) => name === "clock");
    screens.replaceChildren(await createScreenChoice());
  };
  again.addEventListener("click", () => void check());
  close.addEventListener("click", () => closeDialog(dialog));
  reset.addEventListener("click", () => {
    resetRun(parts.run);
    again.focus();
    void check();
  });
  openDialog(dialog);
  await check();
  again.focus();
}

function createLine({ name, bad }: Check): HTMLElement {
  const { good } = getSpeakerWords().preflight.checks[name];
  const line = createElement("li", bad === undefined ? "good" : "bad", bad ?? good);
  line.dataset["check"] = name;
  return line;
}
