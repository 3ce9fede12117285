/** What the maps of one failed case draw: planes of one slice, pooled when large, with their scales. */
import type { JsonTensor } from '#grader/protocol.ts';
import { indexAt, type MapAxes, type Plane, planeAt } from './map-axes.ts';

/** Sides longer than this are pooled. */
export const MAP_SIDE_MAX = 64;

export interface MapModel {
  readonly rows: number;
  readonly columns: number;
  /** Elements per cell and side; [1, 1] when nothing is pooled. */
  readonly pooled: readonly [rows: number, columns: number];
  readonly expected: Float64Array;
  readonly actual: Float64Array;
  /** |actual − expected|; zero where both are the same NaN or infinity, NaN or infinite where only one is. */
  readonly difference: Float64Array;
  /** Full tensor index that a cell shows: with pooling, the one that differs most. */
  readonly indexOfCell: (cell: number) => readonly number[];
  /** Half-width of the scale that expected and yours share. */
  readonly valueLimit: number;
  readonly differenceLimit: number;
}

/** Both tensors must have the same shape. */
export function mapModelOf(
  expected: JsonTensor,
  actual: JsonTensor,
  axes: MapAxes,
  picks: readonly number[],
): MapModel {
  const expectedPlane = planeAt(expected, axes, picks);
  const actualPlane = planeAt(actual, axes, picks);
  const difference = differenceOf(expectedPlane, actualPlane);
  const pooling = poolByLargest({ ...expectedPlane, values: difference });
  const pick = (values: Float64Array) => Float64Array.from(pooling.source, (at) => values[at] ?? Number.NaN);
  const model = {
    rows: pooling.rows,
    columns: pooling.columns,
    pooled: pooling.factor,
    expected: pick(expectedPlane.values),
    actual: pick(actualPlane.values),
    difference: pick(difference),
  };
  return {
    ...model,
    indexOfCell: (cell) => {
      const at = pooling.source[cell] ?? 0;
      const position = { row: Math.floor(at / expectedPlane.columns), column: at % expectedPlane.columns };
      return indexAt(expected.shape, axes, picks, position);
    },
    valueLimit: Math.max(finiteLimit(model.expected), finiteLimit(model.actual)),
    differenceLimit: finiteLimit(model.difference),
  };
}

/** Element-wise |b − a|, with equal non-finite values counting as equal. */
export function differenceOf(first: Plane, second: Plane): Float64Array {
  return first.values.map((value, at) => {
    const other = second.values[at] ?? Number.NaN;
    return Object.is(value, other) ? 0 : Math.abs(other - value);
  });
}

interface Pooling {
  readonly rows: number;
  readonly columns: number;
  readonly factor: readonly [number, number];
  /** Position in the plane that each cell stands for. */
  readonly source: Int32Array;
}

/** Blocks stand for their largest value (NaN counts as larger than all), never for a mean that hides a peak. */
export function poolByLargest(plane: Plane, sideMax = MAP_SIDE_MAX): Pooling {
  const factor = [
    Math.max(1, Math.ceil(plane.rows / sideMax)),
    Math.max(1, Math.ceil(plane.columns / sideMax)),
  ] as const;
  const rows = Math.ceil(plane.rows / factor[0]);
  const columns = Math.ceil(plane.columns / factor[1]);
  const source = new Int32Array(rows * columns).fill(-1);
  plane.values.forEach((value, at) => {
    const row = Math.floor(Math.floor(at / plane.columns) / factor[0]);
    const cell = row * columns + Math.floor((at % plane.columns) / factor[1]);
    const best = source[cell] ?? -1;
    if (best < 0 || rank(value) > rank(plane.values[best] ?? 0)) source[cell] = at;
  });
  return { rows, columns, factor, source };
}

function rank(value: number): number {
  return Number.isNaN(value) ? Number.POSITIVE_INFINITY : Math.abs(value);
}

/** Largest finite size; 0 when there is none. */
export function finiteLimit(values: Float64Array): number {
  return values.reduce(
    (limit, value) => (Number.isFinite(value) ? Math.max(limit, Math.abs(value)) : limit),
    0,
  );
}

/** The cell that differs most, where the probe starts. */
export function worstCell(model: MapModel): number {
  return model.difference.reduce(
    (worst, value, cell) => (rank(value) > rank(model.difference[worst] ?? 0) ? cell : worst),
    0,
  );
}

/** How many values have no place in a scale. */
export function strangeAmong(...maps: readonly Float64Array[]): { nanCount: number; infinityCount: number } {
  const values = maps.flatMap((map) => [...map]);
  return {
    nanCount: values.filter(Number.isNaN).length,
    infinityCount: values.filter((value) => Math.abs(value) === Number.POSITIVE_INFINITY).length,
  };
}

/** One step of the probe; stays inside the map. */
export function moveProbe(
  model: Pick<MapModel, 'rows' | 'columns'>,
  cell: number,
  key: string,
): number | null {
  const [row, column] = [Math.floor(cell / model.columns), cell % model.columns];
  const to = (nextRow: number, nextColumn: number) =>
    Math.min(model.rows - 1, Math.max(0, nextRow)) * model.columns +
    Math.min(model.columns - 1, Math.max(0, nextColumn));
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'Home':
      return to(row, 0);
    case 'End':
      return to(row, model.columns - 1);
    default:
      return null;
  }
}

/** A model of a part, with the indices of the whole tensor. @param origin first index of the part along each axis */
export function inWhole(model: MapModel, origin: readonly number[] | undefined): MapModel {
  if (!origin) return model;
  const indexOfCell = (cell: number): readonly number[] =>
    model.indexOfCell(cell).map((index, axis) => index + (origin[axis] ?? 0));
  return { ...model, indexOfCell };
}
