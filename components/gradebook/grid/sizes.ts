/** Of the matrix, in pixels; the style sheet gets them as variables. */
export const SIZES = {
  row: 28,
  column: 56,
  name: 172,
  total: 68,
  /** Modules, numbers and points above the columns. */
  head: 58,
  /** Spread and mean below them. */
  foot: 48,
} as const;

/** Verified and provisional. */
export const TOTALS = 2;
