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
