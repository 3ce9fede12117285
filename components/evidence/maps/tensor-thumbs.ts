/** Every head or channel of one tensor as a small map. */
import type { JsonTensor } from '#grader/protocol.ts';
import { formatNumber } from '../words/number-words.ts';
import type { MapAxes } from './map-axes.ts';
import type { HiddenAt } from './masked-cells.ts';
import { blankCells, planeMapOf } from './plane-map.ts';
import type { Thumb } from './slice-thumbs.tsx';
import { pickedAt, thumbAxisOf } from './slice-thumbs-model.ts';

/** Empty where no axis is worth it. */
export function tensorThumbs(
  tensor: JsonTensor,
  view: { readonly axes: MapAxes; readonly picks: readonly number[]; readonly hidden: HiddenAt | null },
): readonly Thumb[] {
  const along = thumbAxisOf(view.axes);
  if (!along) return [];
  const rank = tensor.shape.length;
  return Array.from({ length: along.size }, (_, index) => {
    const slice = planeMapOf(tensor, view.axes, pickedAt(view.picks, { rank, axis: along.axis, index }));
    return {
      rows: slice.rows,
      columns: slice.columns,
      values: slice.values,
      blank: blankCells(slice, view.hidden, (cell) => slice.values[cell] === 0),
      text: `largest ${formatNumber(slice.limit)}`,
    };
  });
}
