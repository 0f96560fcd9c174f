import type mermaid from "mermaid";

/** Elements of a drawing that appear together, and the step on which they do: 0 is the slide as it opens. */
export interface Part {
  readonly step: number;
  readonly elements: readonly Element[];
  /** What the source calls it, where it has a name. */
  readonly id?: string;
  /** Its kinds; of an edge, those of the node that it starts from. */
  readonly kinds?: readonly string[];
}

/** What Mermaid has understood of a source. */
export type Diagram = Awaited<ReturnType<typeof mermaid.mermaidAPI.getDiagramFromText>>;
