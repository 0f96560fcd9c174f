/** A figure that cannot be drawn as written. `line` counts from 1 in the figure's own source. */
export class FigureError extends Error {
  override name = "FigureError";
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}
