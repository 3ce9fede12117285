/** Right numbers in the wrong place: axes swapped, flipped or shifted by one. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { Axis, TensorValue, ValuePattern } from '#grader/protocol.ts';
import { distance } from '../compare/tensor-difference.ts';
import { isSameShape, sizeOf, stridesOf, unravel } from '../link/tensor-value.ts';
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

/** How the expected values were moved to give `actual`; empty when they were not. */
export function findRearrangements(
  actual: TensorValue,
  expected: TensorValue,
  context: RearrangementContext,
): readonly ValuePattern[] {
  const rank = expected.shape.length;
  if (actual.shape.length !== rank || rank === 0 || rank > RANK_MAX || isConstant(expected)) return [];
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
    new Set(expected.data).size >= SHUFFLED_MIN &&
    sameMultiset(actual, expected, context);
  if (mixed) found.push({ kind: 'shuffled' });
  return found;
}

/** True when actual[index] agrees with expected[map(index)] wherever map gives an index, and map gives some. */
function agreesThrough(
  actual: TensorValue,
  expected: TensorValue,
  { tolerance, map }: { tolerance: ResolvedTolerance; map: (index: number[]) => number[] | null },
): boolean {
  const strides = stridesOf(expected.shape);
  let compared = 0;
  let nonZero = 0;
  for (let flat = 0; flat < actual.data.length; flat++) {
    const source = map(unravel(flat, actual.shape));
    if (source === null) continue;
    const at = source.reduce((sum, position, axis) => sum + position * (strides[axis] ?? 0), 0);
    const value = expected.data[at] ?? Number.NaN;
    if (distance(actual.data[flat] ?? Number.NaN, value, tolerance) > 1) return false;
    compared += 1;
    if (value !== 0) nonZero += 1;
  }
  return compared > 1 && nonZero > 0;
}

function findSwap(
  actual: TensorValue,
  expected: TensorValue,
  tolerance: ResolvedTolerance,
): readonly number[] | null {
  for (const order of permutations(expected.shape.map((_, axis) => axis))) {
    const moves = order.some((axis, i) => axis !== i && (expected.shape[axis] ?? 1) >= EXTENT_MIN);
    const fits = order.every((axis, i) => expected.shape[axis] === actual.shape[i]);
    if (!moves || !fits) continue;
    const map = (index: number[]): number[] => {
      const source = new Array<number>(index.length).fill(0);
      for (const [i, axis] of order.entries()) source[axis] = index[i] ?? 0;
      return source;
    };
    if (agreesThrough(actual, expected, { tolerance, map })) return order;
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
    if (agreesThrough(actual, expected, { tolerance, map })) return axes;
  }
  return null;
}

function findShift(
  actual: TensorValue,
  expected: TensorValue,
  tolerance: ResolvedTolerance,
): { axis: number; by: 1 | -1 } | null {
  for (const [axis, extent] of expected.shape.entries()) {
    if (extent < EXTENT_MIN) continue;
    for (const by of [1, -1] as const) {
      const map = (index: number[]): number[] | null => {
        const position = (index[axis] ?? 0) - by;
        if (position < 0 || position >= extent) return null;
        return index.map((own, at) => (at === axis ? position : own));
      };
      if (agreesThrough(actual, expected, { tolerance, map })) return { axis, by };
    }
  }
  return null;
}

function sameMultiset(actual: TensorValue, expected: TensorValue, context: RearrangementContext): boolean {
  const sorted = ({ data }: TensorValue) => Float64Array.from(data).sort();
  const others = sorted(expected);
  return sorted(actual).every((value, i) => distance(value, others[i] ?? Number.NaN, context.tolerance) <= 1);
}

function isConstant({ data, shape }: TensorValue): boolean {
  return sizeOf(shape) < 2 || data.every((value) => value === data[0]);
}

function swapOf(order: readonly number[], axes: readonly Axis[]): ValuePattern {
  const [a, b, ...more] = axes.filter(({ axis }) => order[axis] !== axis);
  if (a && b && more.length === 0) return { kind: 'swapped', axes: [a, b] };
  return { kind: 'reordered', axes: order.map((axis) => axes[axis] ?? { axis }) };
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
