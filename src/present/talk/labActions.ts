import { say } from "../ui/words.ts";
import { askServer, setFault } from "./fault.ts";
import type { TalkController } from "./state.ts";

/**
 * Lets a laboratory do what the slides say at their steps, and undo it where the talk steps back.
 * Only the window acts in which the step was made: all others hear of it.
 */
export function followActions(talk: TalkController): void {
  if (!("acts" in document.documentElement.dataset)) return;
  let acting = Promise.resolve();
  talk.state.subscribe(({ place }, { place: before }, isOwn) => {
    if (!isOwn || place.id !== before.id) return;
    const written = talk.findSection(place.id)?.dataset["lab"] ?? "{}";
    const actions = JSON.parse(written) as Readonly<Record<string, string>>;
    for (const { step, undo } of listCrossed(before.step, place.step)) {
      const action = actions[step];
      if (action !== undefined) acting = acting.then(() => act(action, undo));
    }
  });
}

/** The steps between two moments of a slide, in the order in which they are made or taken back. */
export function listCrossed(before: number, after: number) {
  const [from, to] = [Math.min(before, after), Math.max(before, after)];
  const steps = Array.from({ length: to - from }, (_, index) => from + 1 + index);
  const undo = after < before;
  return (undo ? steps.toReversed() : steps).map((step) => ({ step, undo }));
}

async function act(action: string, undo: boolean): Promise<void> {
  const address = `/__lab/${encodeURIComponent(action)}${undo ? "?undo" : ""}`;
  await askServer(address, { method: "POST" }).then(
    () => setFault("action", ""),
    ({ message }: Error) => {
      const what = undo ? say(`annuler « ${action} »`, `undo “${action}”`) : action;
      setFault("action", `${what}: ${message}`);
    },
  );
}
