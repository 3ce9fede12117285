/** Which items of one size lie in a scrolled window: all that is drawn of 600 rows or 60 columns. */
export interface Range {
  readonly from: number;
  /** Behind the last. */
  readonly to: number;
}

export function visibleRange(window: {
  /** Scrolled past, in pixels. */
  start: number;
  /** Of the window, in pixels. */
  length: number;
  /** Of one item, in pixels. */
  size: number;
  count: number;
  /** Drawn beyond each end, so that a small scroll shows no gap. */
  beyond: number;
}): Range {
  const { start, length, size, count, beyond } = window;
  const from = Math.min(Math.max(Math.floor(start / size) - beyond, 0), count);
  const to = Math.min(Math.max(Math.ceil((start + length) / size) + beyond, from), count);
  return { from, to };
}

/** Where to scroll so that one item is in view; the present place when it is. */
export function scrolledTo(
  item: number,
  { start, length, size }: { start: number; length: number; size: number },
): number {
  const top = item * size;
  if (top < start) return top;
  return top + size > start + length ? top + size - length : start;
}

/** Columns that a row is drawn wider by at once. */
const STRIDE = 4;

/**
 * The columns that one row draws, a few more than are in view. Each row grows at other columns than those around it: a
 * column that comes into view changes one row in four, not all of them in one frame.
 */
export function columnsOfRow(row: number, { from, to }: Range, count: number): Range {
  const shift = row % STRIDE;
  const before = Math.floor((from + shift) / STRIDE) * STRIDE - shift;
  const behind = Math.ceil((to + shift) / STRIDE) * STRIDE - shift;
  return { from: Math.max(before, 0), to: Math.min(behind, count) };
}
