import type { Point } from './himmelblau.ts';

interface Field {
  readonly value: (at: Point) => number;
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [from: number, to: number];
  /** Cells along each axis. */
  readonly cells: number;
}

/** Two ends of a piece of a level line; each names the grid edge it lies on, so that pieces can be joined. */
interface Piece {
  readonly from: string;
  readonly to: string;
}

/**
 * The lines on which `value` equals `level`, by marching squares with linear interpolation along the
 * grid's edges. A closed line repeats its first point at the end.
 */
export function levelLines(field: Field, level: number): readonly (readonly Point[])[] {
  const points = new Map<string, Point>();
  return join(marchSquares(field, level, points)).map((keys) =>
    keys.flatMap((key) => {
      const point = points.get(key);
      return point === undefined ? [] : [point];
    }),
  );
}

function marchSquares(field: Field, level: number, points: Map<string, Point>): readonly Piece[] {
  const { cells } = field;
  const at = (column: number, row: number): Point => [
    field.x[0] + ((field.x[1] - field.x[0]) * column) / cells,
    field.y[0] + ((field.y[1] - field.y[0]) * row) / cells,
  ];
  const heights = Array.from({ length: cells + 1 }, (_, row) =>
    Array.from({ length: cells + 1 }, (_, column) => field.value(at(column, row)) - level),
  );
  const height = (column: number, row: number) => heights[row]?.[column] ?? 0;

  /** Key of the crossing on the edge between two neighbouring corners, or null where there is none. */
  function crossing(c0: number, r0: number, c1: number, r1: number): string | null {
    const [h0, h1] = [height(c0, r0), height(c1, r1)];
    if (h0 >= 0 === h1 >= 0) return null;
    const key = `${c0},${r0},${c1},${r1}`;
    const part = h0 / (h0 - h1);
    const [p0, p1] = [at(c0, r0), at(c1, r1)];
    points.set(key, [p0[0] + part * (p1[0] - p0[0]), p0[1] + part * (p1[1] - p0[1])]);
    return key;
  }

  const pieces: Piece[] = [];
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const [right, up] = [column + 1, row + 1];
      const around = [
        crossing(column, row, right, row),
        crossing(right, row, right, up),
        crossing(column, up, right, up),
        crossing(column, row, column, up),
      ].filter((key) => key !== null);
      // Two crossings are one piece; four are a saddle, and either pairing is a correct drawing of it.
      for (let i = 0; i + 1 < around.length; i += 2) {
        pieces.push({ from: around[i] ?? '', to: around[i + 1] ?? '' });
      }
    }
  }
  return pieces;
}

/** Chains pieces that share an end into lines. */
function join(pieces: readonly Piece[]): readonly (readonly string[])[] {
  const neighbours = new Map<string, string[]>();
  const link = (from: string, to: string) => neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
  for (const { from, to } of pieces) {
    link(from, to);
    link(to, from);
  }
  const seen = new Set<string>();
  const walk = (start: string): string[] => {
    const line = [start];
    seen.add(start);
    for (let here: string | undefined = start; here !== undefined; ) {
      const next: string | undefined = neighbours.get(here)?.find((key) => !seen.has(key));
      if (next !== undefined) {
        line.push(next);
        seen.add(next);
      }
      here = next;
    }
    return line;
  };

  const lines: string[][] = [];
  // Open lines first, from their loose ends; what is left are rings.
  for (const [key, ends] of neighbours) if (ends.length === 1 && !seen.has(key)) lines.push(walk(key));
  for (const key of neighbours.keys()) {
    if (seen.has(key)) continue;
    const ring = walk(key);
    lines.push([...ring, key]);
  }
  return lines;
}
