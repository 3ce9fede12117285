/** Which two axes of a tensor a map shows, and what the pickers choose among the rest. */
import type { JsonTensor } from '#grader/protocol.ts';
import { numberOf } from '../words/number-words.ts';

export interface AxisPicker {
  readonly axis: number;
  /** "channel", or "axis 3" when the exercise names no axes. */
  readonly name: string;
  /** Whether that is a word of the exercise's. */
  readonly named: boolean;
  readonly size: number;
  /** Index of its first slice in the whole tensor; not 0 when only a part came. */
  readonly from: number;
}

export interface MapAxes {
  /** Null for a scalar or vector, which is drawn as one row. */
  readonly row: number | null;
  readonly column: number | null;
  readonly rowName: string;
  readonly columnName: string;
  readonly pickers: readonly AxisPicker[];
}

/** Names that lie on the page downwards and rightwards when an exercise's axes carry them. */
const DOWNWARDS = ['row', 'height', 'query'];
const RIGHTWARDS = ['column', 'width', 'key'];

/** The image plane when the axes name one, else the last two axes. `origin`: where the part lies that `shape` is of. */
export function mapAxesOf(
  shape: readonly number[],
  names: readonly string[] = [],
  origin: readonly number[] = [],
): MapAxes {
  const nameOf = (axis: number) => names[axis] ?? `axis ${axis}`;
  const rank = shape.length;
  const [row, column] = planeOf(rank, names);
  const pickers = shape
    .map((size, axis) => ({
      axis,
      name: nameOf(axis),
      named: names[axis] !== undefined,
      size,
      from: origin[axis] ?? 0,
    }))
    .filter(({ axis, size }) => axis !== row && axis !== column && size > 1);
  return {
    row,
    column,
    rowName: row === null ? '' : nameOf(row),
    columnName: column === null ? '' : nameOf(column),
    pickers,
  };
}

function planeOf(rank: number, names: readonly string[]): readonly [number | null, number | null] {
  if (rank === 0) return [null, null];
  if (rank === 1) return [null, 0];
  const down = names.findIndex((name) => DOWNWARDS.includes(name));
  const right = names.findIndex((name) => RIGHTWARDS.includes(name));
  if (down >= 0 && right >= 0 && down < rank && right < rank) return [down, right];
  return [rank - 2, rank - 1];
}

/** A rectangle of numbers, row-major. */
export interface Plane {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** The plane of `tensor` at `picks` (index per axis; axes of the plane are ignored); without elements, one of 0 × 0. */
export function planeAt(tensor: JsonTensor, axes: MapAxes, picks: readonly number[]): Plane {
  const { shape, data } = tensor;
  // Nothing has no plane, however large the planes would be: [0, 12000, 12000].
  if (data.length === 0) return { rows: 0, columns: 0, values: new Float64Array() };
  const rows = axes.row === null ? 1 : (shape[axes.row] ?? 1);
  const columns = axes.column === null ? 1 : (shape[axes.column] ?? 1);
  const values = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = flatIndex(shape, indexAt(shape, axes, picks, { row, column }));
      values[row * columns + column] = numberOf(data[at] ?? 'NaN');
    }
  }
  return { rows, columns, values };
}

/** Full index of a cell of the plane. */
export function indexAt(
  shape: readonly number[],
  axes: MapAxes,
  picks: readonly number[],
  cell: { readonly row: number; readonly column: number },
): number[] {
  return shape.map((_, axis) => {
    if (axis === axes.row) return cell.row;
    if (axis === axes.column) return cell.column;
    return picks[axis] ?? 0;
  });
}

/** Row-major position of an index. */
export function flatIndex(shape: readonly number[], index: readonly number[]): number {
  return shape.reduce((position, size, axis) => position * size + (index[axis] ?? 0), 0);
}
