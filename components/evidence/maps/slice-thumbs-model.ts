/** Small multiples: which axis they go along. */
import type { AxisPicker, MapAxes } from './map-axes.ts';

/** More small maps than this are no overview any more; the picker stays. */
export const THUMBS_MAX = 16;
/** Axes whose slices are worth seeing side by side. */
const WORTH_SEEING = /^(head|channel|filter|feature)/;

/** The axis of heads or channels, else the innermost that a picker is there for; null when none is short enough. */
export function thumbAxisOf({ pickers }: Pick<MapAxes, 'pickers'>): AxisPicker | null {
  const short = pickers.filter(({ size }) => size <= THUMBS_MAX);
  return short.find(({ name }) => WORTH_SEEING.test(name)) ?? short.at(-1) ?? null;
}

/** `picks` with another index at one axis. */
export function pickedAt(
  picks: readonly number[],
  { rank, axis, index }: { rank: number; axis: number; index: number },
): number[] {
  return Array.from({ length: rank }, (_, at) => (at === axis ? index : (picks[at] ?? 0)));
}

/** `picks` as far as the tensor has them: it may be another one than they were chosen in. */
export function picksWithin(picks: readonly number[], shape: readonly number[]): readonly number[] {
  return picks.map((index, axis) => Math.max(0, Math.min(index, (shape[axis] ?? 1) - 1)));
}

/** "head 2"; "axis 1 = 2" where the axis has no word. `index` counts from the first slice that is there. */
export function sliceName(
  { name, named, from }: Pick<AxisPicker, 'name' | 'named' | 'from'>,
  index: number,
): string {
  return named ? `${name} ${from + index}` : `${name} = ${from + index}`;
}
