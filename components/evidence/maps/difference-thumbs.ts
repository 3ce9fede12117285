/** The difference of every head or channel as a small map. */
import type { JsonTensor } from '#grader/protocol.ts';
import { formatNumber } from '../words/number-words.ts';
import type { MapAxes } from './map-axes.ts';
import { inWhole, type MapModel, mapModelOf } from './map-model.ts';
import type { HiddenAt } from './masked-cells.ts';
import { blankCells } from './plane-map.ts';
import type { Thumb } from './slice-thumbs.tsx';
import { pickedAt, thumbAxisOf } from './slice-thumbs-model.ts';

/** Empty where no axis is worth it. `limit` is the end of each map's own scale. */
export function differenceThumbs(
  { expected, actual }: { readonly expected: JsonTensor; readonly actual: JsonTensor },
  view: {
    readonly axes: MapAxes;
    readonly picks: readonly number[];
    readonly hidden: HiddenAt | null;
    /** Of a part, where it lies in the whole. */
    readonly origin?: readonly number[];
  },
): readonly (Thumb & { readonly limit: number })[] {
  const { axes, picks, hidden, origin = [] } = view;
  const along = thumbAxisOf(axes);
  if (!along) return [];
  const rank = expected.shape.length;
  return Array.from({ length: along.size }, (_, index) => {
    const own = pickedAt(picks, { rank, axis: along.axis, index });
    const slice = inWhole(mapModelOf(expected, actual, axes, own), origin);
    return {
      rows: slice.rows,
      columns: slice.columns,
      values: slice.difference,
      blank: blankCells(slice, hidden, (cell) => bothZero(slice, cell)),
      limit: slice.differenceLimit,
      text: `largest difference ${formatNumber(slice.differenceLimit)}`,
    };
  });
}

/** A masked cell as it should be; a weight that leaks through the mask is shown. */
export function bothZero(model: Pick<MapModel, 'expected' | 'actual'>, cell: number): boolean {
  return model.expected[cell] === 0 && model.actual[cell] === 0;
}
