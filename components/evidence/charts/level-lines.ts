/** Level lines of a function on a grid, by marching squares: which levels, and where they run. */
import type { Point } from './chart-scale.ts';

export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** Row by row. Cells at values that are not finite have no lines. */
  readonly values: ArrayLike<number>;
}

export type Segment = readonly [from: Point, to: Point];

/**
 * Levels below which lie 1², 2², … parts of the area: round a minimum the lines have equal distances, and a steep
 * wall does not use them all up.
 */
export function levelsOf({ values }: Pick<Grid, 'values'>, count = 10): number[] {
  const sorted = Array.from(values).filter(Number.isFinite);
  sorted.sort((a, b) => a - b);
  if (sorted[0] === sorted.at(-1)) return [];
  const levels = Array.from({ length: count }, (_, k) => {
    const share = ((k + 0.5) / count) ** 2;
    return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  });
  return [...new Set(levels)];
}

/** Where the function has that value, as segments in grid units: [column, row]. */
export function levelSegments({ rows, columns, values }: Grid, level: number): Segment[] {
  const segments: Segment[] = [];
  const at = (column: number, row: number) => values[row * columns + column] ?? Number.NaN;
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      const heights = corners.map(([c, r]) => at(c, r));
      if (heights.every(Number.isFinite)) segments.push(...cellSegments(corners, heights, level));
    }
  }
  return segments;
}

function cellSegments(
  corners: readonly Point[],
  heights: readonly number[],
  level: number,
): readonly Segment[] {
  const crossings = corners.flatMap((corner, i): Point[] => {
    const next = (i + 1) % corners.length;
    const [from = 0, to = 0] = [heights[i], heights[next]];
    // Half open, so that a level through a corner crosses one edge there, not two.
    if (from < level === to < level) return [];
    const [x, y] = corner;
    const [nextX, nextY] = corners[next] ?? corner;
    const share = (level - from) / (to - from);
    return [[x + share * (nextX - x), y + share * (nextY - y)]];
  });
  const [a, b, c, d] = crossings;
  if (!a || !b) return [];
  if (!c || !d) return [[a, b]];
  // A saddle: the middle says which corners belong together.
  const middleIsLow = heights.reduce((sum, height) => sum + height, 0) / heights.length < level;
  const firstIsLow = (heights[0] ?? 0) < level;
  return middleIsLow === firstIsLow
    ? [
        [a, b],
        [c, d],
      ]
    : [
        [d, a],
        [b, c],
      ];
}
