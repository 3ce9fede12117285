/** Right numbers in the wrong place: axes swapped, flipped or shifted by one. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { Axis, TensorValue, ValuePattern } from '#grader/protocol.ts';
import { distance } from '../compare/tensor-difference.ts';
import { isSameShape, stridesOf, unravel } from '../link/tensor-value.ts';
import { areApart, countApart } from './apart.ts';
import { axesOf } from './index-words.ts';

interface RearrangementContext {
  readonly tolerance: ResolvedTolerance;
  readonly layout?: readonly string[] | undefined;
}

/** All permutations of more axes than this are too many to try. */
const RANK_MAX = 5;
/** Two values trade places in many ways that are no rearrangement: signs, complements, a softmax of two classes. */
const EXTENT_MIN = 3;
/** Fewer values that differ come in another order by chance. */
const SHUFFLED_MIN = 5;
/** A move that changes fewer values than this is told from a wrong value by chance only. */
const MOVED_MIN = 2;
/** A shift that shows in one slice alone is that slice taking the values of its neighbour, for any reason at all. */
const SHIFTED_SLICES_MIN = 2;

/** How the expected values were moved to give `actual`; empty when they were not. */
export function findRearrangements(
  actual: TensorValue,
  expected: TensorValue,
  context: RearrangementContext,
): readonly ValuePattern[] {
  const rank = expected.shape.length;
  if (actual.shape.length !== rank || rank === 0 || rank > RANK_MAX) return [];
  if (countApart(expected.data, context.tolerance, 2) < 2) return [];
  const axes = axesOf(rank, context.layout);
  const chosen = (numbers: readonly number[]): Axis[] => axes.filter(({ axis }) => numbers.includes(axis));
  const found: ValuePattern[] = [];
  const order = findSwap(actual, expected, context.tolerance);
  if (order) found.push(swapOf(order, axes));
  if (!isSameShape(actual, expected)) return found;
  const flipped = findFlip(actual, expected, context.tolerance);
  if (flipped) found.push({ kind: 'reversed', axes: chosen(flipped) });
  const shift = findShift(actual, expected, context.tolerance);
  if (shift) found.push({ kind: 'shifted', along: axes[shift.axis] ?? { axis: shift.axis }, by: shift.by });
  const mixed =
    found.length === 0 &&
    countApart(expected.data, context.tolerance, SHUFFLED_MIN) >= SHUFFLED_MIN &&
    sameMultiset(actual, expected, context);
  if (mixed) found.push({ kind: 'shuffled' });
  return found;
}

interface Move {
  readonly tolerance: ResolvedTolerance;
  readonly map: (index: number[]) => number[] | null;
}

/**
 * The flat places whose values differ for sure from what is due there, where actual[index] agrees with
 * expected[map(index)] wherever map gives an index, and map gives values that vary; else null.
 */
function explainedBy(
  actual: TensorValue,
  expected: TensorValue,
  { tolerance, map }: Move,
): readonly number[] | null {
  const strides = stridesOf(expected.shape);
  const moved: number[] = [];
  const explained: number[] = [];
  for (let flat = 0; flat < actual.data.length; flat++) {
    const source = map(unravel(flat, actual.shape));
    if (source === null) continue;
    const at = source.reduce((sum, position, axis) => sum + position * (strides[axis] ?? 0), 0);
    const value = expected.data[at] ?? Number.NaN;
    if (distance(actual.data[flat] ?? Number.NaN, value, tolerance) > 1) return null;
    moved.push(value);
    if (areApart(value, expected.data[flat] ?? Number.NaN, tolerance)) explained.push(flat);
  }
  return countApart(moved, tolerance, 2) < 2 ? null : explained;
}

function findSwap(
  actual: TensorValue,
  expected: TensorValue,
  tolerance: ResolvedTolerance,
): readonly number[] | null {
  const inPlace = isSameShape(actual, expected);
  for (const order of simplestFirst(permutations(expected.shape.map((_, axis) => axis)))) {
    const moves = order.some((axis, i) => axis !== i && (expected.shape[axis] ?? 1) >= EXTENT_MIN);
    const fits = order.every((axis, i) => expected.shape[axis] === actual.shape[i]);
    if (!moves || !fits) continue;
    const map = (index: number[]): number[] => {
      const source = new Array<number>(index.length).fill(0);
      for (const [i, axis] of order.entries()) source[axis] = index[i] ?? 0;
      return source;
    };
    const explained = explainedBy(actual, expected, { tolerance, map });
    // In another shape no value has its place to begin with.
    if (explained && (!inPlace || explained.length >= MOVED_MIN)) return order;
  }
  return null;
}

function findFlip(
  actual: TensorValue,
  expected: TensorValue,
  tolerance: ResolvedTolerance,
): readonly number[] | null {
  const { shape } = expected;
  const long = shape.flatMap((extent, axis) => (extent >= EXTENT_MIN ? [axis] : []));
  const pairs = long.flatMap((axis, i) => long.slice(i + 1).map((other) => [axis, other]));
  for (const axes of [...long.map((axis) => [axis]), ...pairs]) {
    const map = (index: number[]): number[] =>
      index.map((position, axis) => (axes.includes(axis) ? (shape[axis] ?? 1) - 1 - position : position));
    const explained = explainedBy(actual, expected, { tolerance, map });
    if (explained && explained.length >= MOVED_MIN) return axes;
  }
  return null;
}

interface Shift {
  readonly axis: number;
  readonly by: 1 | -1;
}

/** The one shift that explains the values; where several do, such as in a chequered pattern, none of them can be told. */
function findShift(actual: TensorValue, expected: TensorValue, tolerance: ResolvedTolerance): Shift | null {
  const shifts = expected.shape.flatMap((extent, axis) => {
    if (extent < EXTENT_MIN) return [];
    return ([1, -1] as const)
      .map((by) => ({ axis, by }))
      .filter((shift) => isShifted(actual, expected, { ...shift, tolerance }));
  });
  return shifts.length === 1 ? (shifts[0] ?? null) : null;
}

function isShifted(
  actual: TensorValue,
  expected: TensorValue,
  { axis, by, tolerance }: Shift & { readonly tolerance: ResolvedTolerance },
): boolean {
  const map = (index: number[]): number[] | null => {
    const position = (index[axis] ?? 0) - by;
    if (position < 0 || position >= (expected.shape[axis] ?? 0)) return null;
    return index.map((own, at) => (at === axis ? position : own));
  };
  const explained = explainedBy(actual, expected, { tolerance, map }) ?? [];
  const slices = new Set(explained.map((flat) => unravel(flat, expected.shape)[axis]));
  return slices.size >= SHIFTED_SLICES_MIN;
}

function sameMultiset(actual: TensorValue, expected: TensorValue, context: RearrangementContext): boolean {
  const sorted = ({ data }: TensorValue) => Float64Array.from(data).sort();
  const others = sorted(expected);
  return sorted(actual).every((value, i) => distance(value, others[i] ?? Number.NaN, context.tolerance) <= 1);
}

function swapOf(order: readonly number[], axes: readonly Axis[]): ValuePattern {
  const [a, b, ...more] = axes.filter(({ axis }) => order[axis] !== axis);
  if (a && b && more.length === 0) return { kind: 'swapped', axes: [a, b] };
  return { kind: 'reordered', axes: order.map((axis) => axes[axis] ?? { axis }) };
}

/** Where an axis does not matter, more orders than one explain the values: the one that moves the fewest axes is told. */
function simplestFirst(orders: Iterable<readonly number[]>): readonly (readonly number[])[] {
  const moves = (order: readonly number[]) => order.filter((axis, i) => axis !== i).length;
  return [...orders].sort((a, b) => moves(a) - moves(b));
}

function* permutations(items: readonly number[]): Generator<readonly number[]> {
  if (items.length < 2) {
    yield items;
    return;
  }
  for (const [i, item] of items.entries()) {
    for (const rest of permutations([...items.slice(0, i), ...items.slice(i + 1)])) yield [item, ...rest];
  }
}
