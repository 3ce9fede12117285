import type { Range } from '../../ui/window/visible-range.ts';

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
