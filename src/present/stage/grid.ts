/** Small pictures of slides in rows. Lengths are CSS pixels. */
export interface Grid {
  readonly columns: number;
  /** How many rows the window shows at once. */
  readonly rows: number;
  /** The size of a picture beside that of its slide. */
  readonly scale: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between pictures, and around all of them. */
export const GAP = 16;
/** A smaller picture says nothing: rather than that, the grid is longer than the window. */
const SMALLEST = 150;

/** The grid of the largest pictures with which `count` slides of a size fit a window. */
export function fitGrid(count: number, slide: Size, window: Size): Grid {
  const scaleToWidth = (columns: number): number =>
    (window.width - GAP * (columns + 1)) / columns / slide.width;
  const scaleToHeight = (rows: number): number =>
    (window.height - GAP * (rows + 1)) / rows / slide.height;

  const most = Math.max(Math.floor((window.width - GAP) / (SMALLEST + GAP)), 1);
  const grids = Array.from({ length: most }, (_, index): Grid => {
    const columns = index + 1;
    const rows = Math.ceil(count / columns);
    return { columns, rows, scale: Math.min(scaleToWidth(columns), scaleToHeight(rows)) };
  });
  const best = grids.reduce((one, other) => (other.scale > one.scale ? other : one));
  if (best.scale * slide.width >= SMALLEST) return best;
  const scale = scaleToWidth(most);
  const rows = Math.max(Math.floor((window.height - GAP) / (scale * slide.height + GAP)), 1);
  return { columns: most, rows, scale };
}

/** Where a key leads to from the picture at `index` of `count`; nothing for a key that leads nowhere. */
export function moveInGrid(
  key: string,
  index: number,
  count: number,
  { columns, rows }: Grid,
): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * rows,
    PageDown: columns * rows,
    Home: -count,
    End: count,
  };
  const move = moves[key];
  return move === undefined ? undefined : Math.min(Math.max(index + move, 0), count - 1);
}
