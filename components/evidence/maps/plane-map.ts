/** What one map of a tensor draws: a plane of one slice, pooled when large. */
import type { JsonTensor } from '#grader/protocol.ts';
import { formatNumber, formatShape, numberOf } from '../words/number-words.ts';
import type { MapScale } from './draw-map.ts';
import { indexAt, type MapAxes, planeAt } from './map-axes.ts';
import { finiteLimit, poolByLargest, strangeAmong } from './map-model.ts';
import type { HiddenAt } from './masked-cells.ts';

export interface PlaneMap {
  readonly rows: number;
  readonly columns: number;
  /** Elements per cell and side; [1, 1] when nothing is pooled. */
  readonly pooled: readonly [rows: number, columns: number];
  readonly values: Float64Array;
  readonly limit: number;
  /** Counts in the whole slice. */
  readonly nanCount: number;
  readonly infinityCount: number;
  readonly indexOfCell: (cell: number) => readonly number[];
}

export function planeMapOf(tensor: JsonTensor, axes: MapAxes, picks: readonly number[]): PlaneMap {
  const plane = planeAt(tensor, axes, picks);
  const pooling = poolByLargest(plane);
  return {
    rows: pooling.rows,
    columns: pooling.columns,
    pooled: pooling.factor,
    values: Float64Array.from(pooling.source, (at) => plane.values[at] ?? Number.NaN),
    limit: finiteLimit(plane.values),
    ...strangeAmong(plane.values),
    indexOfCell: (cell) => {
      const at = pooling.source[cell] ?? 0;
      const position = { row: Math.floor(at / plane.columns), column: at % plane.columns };
      return indexAt(tensor.shape, axes, picks, position);
    },
  };
}

/** Shares from 0 to 1, such as attention and probabilities, get the scale that starts at 0. */
export function scaleFor(...tensors: readonly JsonTensor[]): Extract<MapScale, 'sequential' | 'diverging'> {
  const shares = tensors.every(({ data }) =>
    data.every((entry) => {
      const value = numberOf(entry);
      return !Number.isFinite(value) || (value >= 0 && value <= 1);
    }),
  );
  return shares && tensors.some(({ data }) => data.length > 0) ? 'sequential' : 'diverging';
}

/** The cell of largest size, where the probe starts. */
export function largestCell({ values }: Pick<PlaneMap, 'values'>): number {
  const size = (value: number) => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : Math.abs(value));
  return values.reduce((best, value, cell) => (size(value) > size(values[best] ?? 0) ? cell : best), 0);
}

/** Cells that a mask hides and that hold nothing: what should be blank and is not must be seen. */
export function blankCells(
  map: Pick<PlaneMap, 'indexOfCell' | 'rows' | 'columns'>,
  hidden: HiddenAt | null,
  holdsNothing: (cell: number) => boolean,
): ReadonlySet<number> {
  const cells = hidden ? Array.from({ length: map.rows * map.columns }, (_, cell) => cell) : [];
  return new Set(cells.filter((cell) => hidden?.(map.indexOfCell(cell)) && holdsNothing(cell)));
}

/** The probe of one map in words. */
export function cellText(map: PlaneMap, cell: number): string {
  return `At ${formatShape(map.indexOfCell(cell))}: ${formatNumber(map.values[cell] ?? Number.NaN, 6)}.`;
}
