import type { Diagram, Part } from "./parts.ts";

interface Message {
  readonly id: string;
  readonly type: number;
}

interface SequenceDb {
  readonly LINETYPE: Readonly<Record<string, number>>;
  getMessages(): readonly Message[];
  getActors(): ReadonlyMap<string, unknown>;
  getBoxes(): readonly { readonly actorKeys: readonly string[] }[];
}

/** A block of a sequence, `alt` or `rect`: its first statement, the ones that divide it, its last. */
interface Block {
  readonly kind: string;
  readonly start: Message;
  readonly dividers: Message[];
  end: Message;
}

/** A drawn sequence with what is known of its steps. */
interface Sequence {
  readonly svg: Element;
  readonly whole: SequenceDb;
  readonly blocks: readonly Block[];
  stepOf(message: Message): number;
  stepOfActor(name: string): number;
}

/** The parts of a sequence diagram; `stages` are the diagram up to each step, the whole one last. */
export function listSequenceParts(svg: Element, stages: readonly Diagram[]): Part[] {
  const dbs = stages.map(readDb);
  const whole = dbs.at(-1);
  if (whole === undefined) return [];

  const sequence: Sequence = {
    svg,
    whole,
    blocks: listBlocks(whole.getMessages(), whole.LINETYPE),
    stepOf: createStepOf(dbs),
    stepOfActor: (name) => dbs.findIndex((db) => db.getActors().has(name)),
  };
  const lists = [listActors, listLines, listActivations, listFrames, listBackgrounds, listBoxes];
  return lists.flatMap((list) => list(sequence)).filter(({ elements }) => elements.length > 0);
}

function listActors({ svg, whole, stepOfActor }: Sequence): Part[] {
  return [...whole.getActors().keys()].map((name) => ({
    id: name,
    step: stepOfActor(name),
    elements: [...svg.querySelectorAll(`[data-id="${CSS.escape(name)}"]`)],
  }));
}

/** Messages and notes. */
function listLines({ svg, whole, stepOf }: Sequence): Part[] {
  return whole.getMessages().map((message) => ({
    step: stepOf(message),
    elements: findMessage(svg, message).flatMap(withText),
  }));
}

/** Activations are drawn in the order in which they begin. */
function listActivations({ svg, whole, stepOf }: Sequence): Part[] {
  const isStart = ({ type }: Message): boolean => type === whole.LINETYPE["ACTIVE_START"];
  const steps = whole.getMessages().filter(isStart).map(stepOf);
  return pairWithSteps([...svg.querySelectorAll("[class^=activation]")], steps);
}

/** `loop`, `alt` and their like; what divides one comes with its own section. */
function listFrames({ svg, blocks, stepOf }: Sequence): Part[] {
  return blocks.flatMap(({ start, dividers, end }) =>
    findMessage(svg, end).flatMap((frame) => [
      { step: stepOf(start), elements: [frame] },
      ...dividers.map((divider, index) => ({
        step: stepOf(divider),
        elements: listDividerElements(frame, index),
      })),
    ]),
  );
}

/** `rect` blocks: each is put below all that is there, so that the last one comes first. */
function listBackgrounds({ svg, blocks, stepOf }: Sequence): Part[] {
  const steps = blocks.filter(({ kind }) => kind === "RECT").map(({ start }) => stepOf(start));
  return pairWithSteps([...svg.querySelectorAll(":scope > rect.rect")].toReversed(), steps);
}

/** Boxes around participants, put below all that is there as well. */
function listBoxes({ svg, whole, stepOfActor }: Sequence): Part[] {
  const steps = whole.getBoxes().map(({ actorKeys }) => Math.min(...actorKeys.map(stepOfActor)));
  return pairWithSteps(
    [...svg.querySelectorAll(":scope > g:has(> rect.rect)")].toReversed(),
    steps,
  );
}

/** The nth element comes on the nth step. */
function pairWithSteps(elements: readonly Element[], steps: readonly number[]): Part[] {
  return steps.map((step, index) => ({ step, elements: elements.slice(index, index + 1) }));
}

function readDb({ db }: Diagram): SequenceDb {
  if (!("getMessages" in db)) throw new Error("this diagram is no sequence");
  return db as unknown as SequenceDb;
}

/** Messages keep their number from stage to stage; the ends that close a stage's open blocks come after. */
function createStepOf(dbs: readonly SequenceDb[]): (message: Message) => number {
  const whole = dbs.at(-1)?.getMessages() ?? [];
  const counts = dbs.map((db) => {
    const messages = db.getMessages();
    const differs = messages.findIndex(({ type }, index) => type !== whole[index]?.type);
    return differs === -1 ? messages.length : differs;
  });
  const stepById = new Map(
    whole.map(({ id }, index) => [id, counts.findIndex((count) => index < count)]),
  );
  return ({ id }) => stepById.get(id) ?? 0;
}

function findMessage(svg: Element, { id }: Message): Element[] {
  return [...svg.querySelectorAll(`[data-id="i${CSS.escape(id)}"]`)];
}

/** A message's line with the texts before it, and with its number after it. */
function withText(line: Element): Element[] {
  if (line.getAttribute("data-et") !== "message") return [line];
  return [
    ...takeWhile(line, "previousElementSibling", (element) => element.matches(".messageText")),
    line,
    ...takeWhile(line, "nextElementSibling", (element) =>
      element.matches(".sequenceNumber, line[marker-start*=sequencenumber]"),
    ),
  ];
}

function takeWhile(
  from: Element,
  direction: "previousElementSibling" | "nextElementSibling",
  matches: (element: Element) => boolean,
): Element[] {
  const next = from[direction];
  return next === null || !matches(next) ? [] : [next, ...takeWhile(next, direction, matches)];
}

/** The blocks of a sequence in the order in which they end, as Mermaid draws them. */
function listBlocks(messages: readonly Message[], types: SequenceDb["LINETYPE"]): Block[] {
  const nameByType = new Map(Object.entries(types).map(([name, type]) => [type, name]));
  const open: Block[] = [];
  return messages.flatMap((message) => {
    const name = nameByType.get(message.type) ?? "";
    const [, kind = "", edge] = /^(?!ACTIVE)(.+)_(START|END|ELSE|AND|OPTION)$/.exec(name) ?? [];
    if (edge === "START") open.push({ kind, start: message, dividers: [], end: message });
    else if (edge === "END") {
      const block = open.pop();
      return block === undefined ? [] : [{ ...block, end: message }];
    } else if (edge !== undefined) open.at(-1)?.dividers.push(message);
    return [];
  });
}

/** The dashed line and the title of the nth section after the first. */
function listDividerElements(frame: Element, index: number): Element[] {
  const dashed = [...frame.querySelectorAll<SVGElement>(".loopLine")].filter(
    ({ style }) => style.strokeDasharray !== "",
  );
  const titles = [...frame.querySelectorAll(".sectionTitle")];
  return [dashed[index], titles[index]].filter((element) => element !== undefined);
}
