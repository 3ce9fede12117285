/** A plane of a tensor as rows of text, bounded to what a person scrolls through. */
import type { JsonTensor, Picture } from '#grader/protocol.ts';
import { type MapAxes, planeAt } from '../maps/map-axes.ts';
import { formatNumber } from '../words/number-words.ts';

export const TABLE_SIDE_MAX = 64;
const TABLE_DIGITS = 5;

export interface TensorRows {
  readonly columnNames: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
  /** "The first 64 of 128 rows"; null when all is there. */
  readonly left: string | null;
}

/** Vectors and scalars go downwards, one number a row. */
export function tensorRowsOf(
  tensor: JsonTensor,
  {
    axes,
    picks,
    labels,
  }: { axes: MapAxes; picks: readonly number[]; labels?: Picture['labels'] | undefined },
): TensorRows {
  const plane = planeAt(tensor, axes, picks);
  const isLine = axes.row === null;
  const [height, width] = isLine ? [plane.columns, 1] : [plane.rows, plane.columns];
  const [rows, columns] = [Math.min(height, TABLE_SIDE_MAX), Math.min(width, TABLE_SIDE_MAX)];
  const rowNames = isLine ? (labels?.columns ?? labels?.rows) : labels?.rows;
  const columnNames = isLine ? undefined : labels?.columns;
  return {
    columnNames: Array.from({ length: columns }, (_, at) =>
      isLine ? 'value' : (columnNames?.[at] ?? String(at)),
    ),
    rows: Array.from({ length: rows }, (_, row) => ({
      name: rowNames?.[row] ?? String(row),
      cells: Array.from({ length: columns }, (_, column) =>
        formatNumber(plane.values[row * width + column] ?? Number.NaN, TABLE_DIGITS),
      ),
    })),
    left: leftOut([rows, height, 'rows'], [columns, width, 'columns']),
  };
}

function leftOut(...sides: readonly (readonly [shown: number, all: number, name: string])[]): string | null {
  const parts = sides.flatMap(([shown, all, name]) => (shown < all ? [`${shown} of ${all} ${name}`] : []));
  return parts.length === 0 ? null : `The first ${parts.join(' and ')}.`;
}
