import type { Diagram, Part } from "./parts.ts";

interface FlowchartDb {
  getVertices(): ReadonlyMap<
    string,
    { readonly domId: string; readonly classes: readonly string[] }
  >;
  getEdges(): readonly {
    readonly id: string;
    readonly start: string;
    readonly end: string;
    readonly classes: readonly string[];
  }[];
  getSubGraphs(): readonly {
    readonly id: string;
    readonly nodes: readonly string[];
    readonly classes: readonly string[];
  }[];
}

/** The parts of a flowchart; `stages` are the diagram up to each step, the whole one last. */
export function listFlowchartParts(svg: Element, stages: readonly Diagram[]): Part[] {
  const dbs = stages.map(readDb);
  const whole = dbs.at(-1);
  if (whole === undefined) return [];

  const stepOf = (isThere: (db: FlowchartDb) => boolean): number => dbs.findIndex(isThere);
  const ids = [...whole.getVertices().keys()];
  const stepById = new Map(ids.map((id) => [id, stepOf((db) => db.getVertices().has(id))]));
  // Subgraphs come innermost first, so that those inside are known already.
  for (const { id, nodes } of whole.getSubGraphs()) {
    const named = stepOf((db) => db.getSubGraphs().some((subgraph) => subgraph.id === id));
    const firstNode = Math.min(...nodes.map((node) => stepById.get(node) ?? 0));
    stepById.set(id, Math.max(named, firstNode));
  }

  const kindsById = new Map<string, readonly string[]>([
    ...[...whole.getVertices()].map(([id, { classes }]) => [id, classes] as const),
    ...whole.getSubGraphs().map(({ id, classes }) => [id, classes] as const),
  ]);
  const findBox = (id: string, domId: string): Part => ({
    id,
    kinds: kindsById.get(id) ?? [],
    step: stepById.get(id) ?? 0,
    elements: [...svg.querySelectorAll(`#${CSS.escape(`${svg.id}-${domId}`)}`)],
  });
  const nodes = [...whole.getVertices()].map(([id, { domId }]) => findBox(id, domId));
  const subgraphs = whole.getSubGraphs().map(({ id }) => findBox(id, id));
  const edges = whole.getEdges().map(({ id, start, end, classes }) => ({
    id,
    kinds: classes.length > 0 ? classes : (kindsById.get(start) ?? []),
    step: Math.max(
      stepOf((db) => db.getEdges().some((edge) => edge.id === id)),
      stepById.get(start) ?? 0,
      stepById.get(end) ?? 0,
    ),
    elements: findEdge(svg, id),
  }));
  return [...nodes, ...subgraphs, ...edges].filter(({ elements }) => elements.length > 0);
}

function readDb({ db }: Diagram): FlowchartDb {
  if (!("getVertices" in db)) throw new Error("this diagram is no flowchart");
  return db as unknown as FlowchartDb;
}

/** The line of an edge, and its label. */
function findEdge(svg: Element, id: string): Element[] {
  const marked = [...svg.querySelectorAll(`[data-id="${CSS.escape(id)}"]`)];
  return marked.map((element) => element.closest(".edgeLabel") ?? element);
}
