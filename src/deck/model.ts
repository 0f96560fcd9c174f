import type { Location, Problem } from "./problem.ts";
import type { DeckData, Settings } from "./schemas.ts";

/** A text file of the deck; `path` is relative to the project root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** How slides look into files of the project that they show; paths are relative to its root. */
export interface ProjectFiles {
  /** Where a file is that `path` names: its name may have another Unicode form. Undefined when there is none. */
  find(path: string): string | undefined;
  /** The text of a file; undefined when there is none. */
  read(path: string): string | undefined;
  /** The paths of the files in the folder where `path` would be. */
  listBeside(path: string): readonly string[];
}

/** What the files of `slides/data` hold, by path: rows, or whatever else JSON says; of a broken one, nothing. */
export type DataByPath = ReadonlyMap<string, unknown>;

/** A whole talk, parsed. `problems` holds those of all its files, in reading order. */
export interface Deck {
  readonly data: DeckData;
  readonly slides: readonly Slide[];
  readonly problems: readonly Problem[];
  /** The chapters that are written as for another tool, and what shows it. */
  readonly dialects: readonly {
    readonly path: string;
    readonly name: string;
    readonly why: string;
  }[];
}

/** One slide. `body` and `notes` are HTML; notes are separate so that a public build can leave them out. */
export interface Slide {
  readonly id: string;
  readonly at: Location;
  readonly settings: Settings;
  /** Attributes of its section that no setting replaces. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The text of the slide's heading, or its `title` setting. */
  readonly title: string;
  readonly hasHeading: boolean;
  /** Below the slide before it, instead of to its right. */
  readonly vertical: boolean;
  /** Markers are where a figure or the table of contents goes: see `figureMarker` and `TOC_MARKER`. */
  readonly body: string;
  /** One entry for the slide as it opens, then one for each `[click]`. */
  readonly notes: readonly string[];
  readonly figures: readonly Figure[];
  readonly problems: readonly Problem[];
  /** The files that it shows. */
  readonly assets: readonly Asset[];
  readonly links: readonly PlacedId[];
  readonly anchors: readonly PlacedId[];
  /** Where tables of contents are. */
  readonly contents: readonly Location[];
}

/** A drawing's source. `at` is the first line of the source itself, so that a place inside it can be named. */
export interface Figure {
  readonly kind: "mermaid" | "vega-lite";
  /** Unlike that of any other figure of the deck: the ids inside the drawing begin with it. */
  readonly name: string;
  /** What is drawn; of a chart, JSON with all its data inside. */
  readonly source: string;
  /** What its author wrote, where that is something else. */
  readonly written?: string;
  readonly at: Location;
  /** What it shows, in words. */
  readonly label: string;
  /** How many clicks it takes to show all of it. */
  readonly steps: number;
  /** Whether something in it leads elsewhere. */
  readonly hasLinks?: boolean;
  /** Attributes of its element that the author wrote. */
  readonly attributes?: Readonly<Record<string, string | number | true>>;
}

/** A local file that a slide shows; `path` is relative to the project root. */
export interface Asset {
  readonly path: string;
  readonly at: Location;
}

/** An id where a slide gives it to an element, or links to the slide that has it. */
export interface PlacedId {
  readonly id: string;
  readonly at: Location;
}
