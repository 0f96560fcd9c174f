import type { RevealApi } from "reveal.js";
import {
  createParameters,
  fillLive,
  listLive,
  readAnswer,
  readSeconds,
  type LiveQuery,
} from "../../figures/liveData.ts";
import { showFigureSteps } from "../slide/steps.ts";
import { followActions } from "../talk/labActions.ts";
import { askServer, setFault } from "../talk/fault.ts";
import type { TalkController } from "../talk/state.ts";
import { createElement } from "../ui/element.ts";
import { say } from "../ui/words.ts";

/** What comes later does not answer what the speaker has just said. Milliseconds. */
const PATIENCE = 1000;

type Rows = ReturnType<typeof readAnswer>;

/** What each query last said: a server that has died leaves its line. */
const lastRows = new Map<string, Rows>();
/** The drawing with which each live chart came. */
const recordings = new WeakMap<Element, string>();

/** Draws the charts of the slide that is shown by what the servers say now, again and again; by their recording where none answers. */
export function liveCharts(deck: RevealApi, talk: TalkController): void {
  followActions(talk);
  if (!("live" in document.documentElement.dataset)) return;
  let turns = 0;
  let timer: number | undefined;
  const refresh = async (): Promise<void> => {
    const turn = (turns += 1);
    window.clearTimeout(timer);
    const all = deck.getCurrentSlide().querySelectorAll<HTMLElement>("figure[data-live]:has(svg)");
    const figures = [...all];
    const isPast = (): boolean => turn !== turns;
    const faults = await Promise.all(figures.map((figure) => update(figure, isPast)));
    if (isPast()) return;
    setFault("query", faults.find(Boolean) ?? "");
    const steps = figures.flatMap((figure) => readLive(figure).map((data) => data.live.step));
    const pause = Math.min(...steps.map(readSeconds)) * 1000;
    if (steps.length > 0) timer = window.setTimeout(() => void refresh(), pause);
  };
  const start = (): void => void refresh();
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden", "sectionsswapped"]) {
    deck.on(event, start);
  }
  deck.getSlidesElement()?.addEventListener("figuredrawn", start);
}

function readLive(figure: HTMLElement) {
  return listLive(figure.dataset["live"] ?? "{}");
}

/** Brings a figure to what is known now, unless it is `isPast` by then; gives what has failed, if anything. */
async function update(figure: HTMLElement, isPast: () => boolean): Promise<string | undefined> {
  const data = readLive(figure);
  const answers = await Promise.allSettled(data.map(({ live: asked }) => askRows(asked)));
  let fault = answers.find((answer) => answer.status === "rejected")?.reason as Error | undefined;
  const isWhole = data.every(({ live: asked }) => lastRows.has(JSON.stringify(asked)));
  const isAnswered = answers.some(({ status }) => status === "fulfilled");
  let drawn: string | undefined;
  try {
    if (isWhole && isAnswered) drawn = await draw(figure.dataset);
  } catch (error) {
    fault = error as Error;
  }
  if (isPast()) return undefined;
  show(figure, drawn);
  return fault?.message;
}

async function askRows(asked: LiveQuery): Promise<void> {
  const now = Date.now() / 1000;
  const address = `/__live/api/v1/query_range?${createParameters(asked, now)}`;
  const answer = await askServer(address, { signal: AbortSignal.timeout(PATIENCE) });
  lastRows.set(JSON.stringify(asked), readAnswer(answer, asked, now));
}

/** Throws where no chart can be made of the rows. */
async function draw({ live: source = "", name = "" }: DOMStringMap): Promise<string> {
  const { drawFigure } = await import("../../figures/drawFigure.ts");
  const filled = fillLive(source, (asked) => lastRows.get(JSON.stringify(asked)) ?? []);
  const at = { path: "", line: 1, column: 1 };
  const drawn = await drawFigure({ kind: "vega-lite", name, source: filled, at });
  if ("failure" in drawn) throw new Error(drawn.failure.message);
  return drawn.svg;
}

/** Shows a drawing of now, or else the recording, and says which. */
function show(figure: HTMLElement, drawn: string | undefined): void {
  const mark =
    figure.querySelector<HTMLElement>(".live-mark") ?? createElement("span", "live-mark");
  const isSame = drawn === undefined && mark.dataset["now"] === "false";
  mark.dataset["now"] = String(drawn !== undefined);
  mark.textContent = drawn === undefined ? sayRecorded(figure) : say("en direct", "live");
  figure.append(mark);
  const svg = figure.querySelector("svg");
  if (isSame || svg === null) return;
  const recording = recordings.get(figure) ?? svg.outerHTML;
  recordings.set(figure, recording);
  svg.outerHTML = drawn ?? recording;
  showFigureSteps(figure.parentElement ?? figure);
}

/** With the day of the last recorded row. */
function sayRecorded(figure: HTMLElement): string {
  const times = readLive(figure).flatMap(({ values }) => values.map(({ time }) => String(time)));
  const last = new Date(times.toSorted().at(-1) ?? "");
  const { lang } = document.documentElement;
  if (Number.isNaN(last.getTime())) return say("enregistré", "recorded");
  const day = new Intl.DateTimeFormat(lang, { dateStyle: "medium" }).format(last);
  return say(`enregistré le ${day}`, `recorded on ${day}`);
}
