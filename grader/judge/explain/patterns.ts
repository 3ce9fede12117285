/** Regularities in wrong values that name a mistake: a factor, a shift, swapped axes, one wrong border. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { PlacePattern, TensorValue, ValuePattern } from '#grader/protocol.ts';
import { agrees, distance } from '../compare/tensor-difference.ts';
import { isSameShape, sizeOf, unravel } from '../link/tensor-value.ts';
import { countApart } from './apart.ts';
import { asTold, axesOf, isTellingFactor } from './index-words.ts';
import { findCutOff, findLineRelation } from './partial-relations.ts';
import { findRearrangements } from './rearrangements.ts';

export interface PatternContext {
  readonly tolerance: ResolvedTolerance;
  readonly layout?: readonly string[] | undefined;
}

/** Above this many elements only the cheap patterns are looked for: a picture says more there. */
const ELEMENTS_MAX = 65_536;

/**
 * How `actual` relates to `expected`, what holds for all of it or else where it is wrong; empty when nothing regular is
 * seen. The two may differ in shape.
 */
export function findPatterns(
  actual: TensorValue,
  expected: TensorValue,
  context: PatternContext,
): readonly ValuePattern[] {
  const whole = findWhole(actual, expected, context);
  if (whole.length > 0) return whole;
  if (!isSameShape(actual, expected) || expected.data.length > ELEMENTS_MAX) return [];
  return findPlaces(actual, expected, context);
}

/** Whether a pattern holds for the whole result, and so for larger ones too; otherwise it speaks of places in this one. */
export function isOfWhole({ kind }: ValuePattern): boolean {
  return kind !== 'only-wrong' && kind !== 'only-right' && kind !== 'wrong-from';
}

function findWhole(
  actual: TensorValue,
  expected: TensorValue,
  context: PatternContext,
): readonly ValuePattern[] {
  if (expected.data.length < 2 || actual.data.length < 2) {
    return isSameShape(actual, expected) ? [] : findSizes(actual, expected, context);
  }
  if (!isSameShape(actual, expected)) return findShapePatterns(actual, expected, context);
  const whole = findSingleRelation(actual, expected, context);
  if (whole !== null) return [whole];
  if (expected.data.length > ELEMENTS_MAX) return [];
  const moved = findRearrangements(actual, expected, context);
  if (moved.length > 0 || ![...actual.data, ...expected.data].every(Number.isFinite)) return moved;
  const partial =
    findCutOff(actual, expected, context.tolerance) ?? findLineRelation(actual, expected, context);
  return partial === null ? [] : [partial];
}

function findShapePatterns(
  actual: TensorValue,
  expected: TensorValue,
  context: PatternContext,
): readonly ValuePattern[] {
  if (expected.data.length > ELEMENTS_MAX) return [];
  const transposed = findRearrangements(actual, expected, context);
  if (transposed.length > 0) return transposed;
  if (sizeOf(actual.shape) !== sizeOf(expected.shape)) return findSizes(actual, expected, context);
  const same = agrees({ ...actual, shape: expected.shape }, expected, context.tolerance);
  return same ? [{ kind: 'reshaped' }] : [];
}

/** Off by more, a size tells of no slip that can be counted. */
const SIZE_OFF_MAX = 9;

/** Axes that are all too short or too long by as much. */
function findSizes(actual: TensorValue, expected: TensorValue, { layout }: PatternContext): ValuePattern[] {
  if (actual.shape.length !== expected.shape.length || layout?.length !== expected.shape.length) return [];
  const off = axesOf(expected.shape.length, layout).flatMap((axis, at) => {
    const by = (actual.shape[at] ?? 0) - (expected.shape[at] ?? 0);
    return by === 0 ? [] : [{ by, axis }];
  });
  const by = off[0]?.by;
  if (by === undefined || Math.abs(by) > SIZE_OFF_MAX || off.some((one) => one.by !== by)) return [];
  return [{ kind: 'size', axes: off.map(({ axis }) => axis), by }];
}

/** A relation that holds for all elements, or null. */
function findSingleRelation(
  actual: TensorValue,
  expected: TensorValue,
  context: PatternContext,
): ValuePattern | null {
  const { tolerance } = context;
  if (actual.data.every((value) => value === 0)) return { kind: 'zero' };
  const nan = findNaN(actual, expected, context);
  if (nan !== null) return nan;
  if (![...actual.data, ...expected.data].every(Number.isFinite)) return null;
  if (actual.data.length >= DISTINCT_MIN && actual.data.every((value) => value === actual.data[0])) {
    return { kind: 'constant', value: asTold(actual.data[0] ?? 0) };
  }
  const factor = constantFactor(actual, expected, tolerance);
  if (factor === -1) return { kind: 'opposite-sign' };
  if (factor !== null) return { kind: 'factor', factor };
  const offset = constantOffset(actual, expected, tolerance);
  if (offset !== null) return { kind: 'offset', offset };
  if (countSizes(expected, tolerance) < DISTINCT_MIN) return null;
  const magnitudes = { ...expected, data: expected.data.map(Math.abs) as TensorValue['data'] };
  return agrees(actual, magnitudes, tolerance) ? { kind: 'absolute' } : null;
}

function findNaN(
  actual: TensorValue,
  expected: TensorValue,
  { layout }: PatternContext,
): ValuePattern | null {
  const first = actual.data.findIndex(Number.isNaN);
  if (first < 0 || expected.data.some(Number.isNaN)) return null;
  if (!actual.data.subarray(first).every(Number.isNaN)) return null;
  if (first === 0) return { kind: 'nan' };
  const index = unravel(first, actual.shape);
  return { kind: 'nan', from: { index, ...(layout?.length === index.length ? { axes: [...layout] } : {}) } };
}

function constantFactor(
  actual: TensorValue,
  expected: TensorValue,
  tolerance: ResolvedTolerance,
): number | null {
  const anchor = indexOfLargest(expected);
  const denominator = expected.data[anchor] ?? 0;
  if (denominator === 0) return null;
  const factor = (actual.data[anchor] ?? 0) / denominator;
  // Several elements must say so: one always has some factor, and two often the same.
  if (Math.abs(factor) < 1e-6 || countSizes(expected, tolerance) < DISTINCT_MIN) return null;
  const scaled = { ...expected, data: Float32Array.from(expected.data, (value) => value * factor) };
  const wider = { ...tolerance, absolute: tolerance.absolute * Math.max(1, Math.abs(factor)) };
  // What the factor makes all but zero agrees with any factor as small.
  if (countSizes(scaled, wider) < DISTINCT_MIN) return null;
  const rounded = asTold(factor);
  return isTellingFactor(factor) && agrees(actual, scaled, wider) ? rounded : null;
}

function constantOffset(
  actual: TensorValue,
  expected: TensorValue,
  tolerance: ResolvedTolerance,
): number | null {
  if (countSizes(expected, tolerance) < DISTINCT_MIN) return null;
  const offset = (actual.data[0] ?? 0) - (expected.data[0] ?? 0);
  const moved = { ...expected, data: Float32Array.from(expected.data, (value) => value + offset) };
  // Beside a huge offset the values that it is added to are within tolerance of one another.
  if (countApart(moved.data, tolerance, DISTINCT_MIN) < DISTINCT_MIN) return null;
  return agrees(actual, moved, tolerance) ? asTold(offset) : null;
}

function indexOfLargest({ data }: TensorValue): number {
  let largest = 0;
  for (let i = 1; i < data.length; i++) {
    if (Math.abs(data[i] ?? 0) > Math.abs(data[largest] ?? 0)) largest = i;
  }
  return largest;
}

/** On fewer values that are not 0 and differ in size, wrong values are regular by chance. */
const DISTINCT_MIN = 3;

/** How many values are not 0 and differ in size, counted up to {@link DISTINCT_MIN}. */
function countSizes({ data }: TensorValue, tolerance: ResolvedTolerance): number {
  return countApart([0, ...data.map(Math.abs)], tolerance, DISTINCT_MIN + 1) - 1;
}

/** Where the wrong values are, when all lie in one slice, or all but one slice are wrong. */
function findPlaces(
  actual: TensorValue,
  expected: TensorValue,
  { tolerance, layout }: PatternContext,
): readonly PlacePattern[] {
  const { shape } = expected;
  const wrongByAxis = shape.map((extent) => new Array<number>(extent).fill(0));
  const total = sizeOf(shape);
  for (let i = 0; i < expected.data.length; i++) {
    if (distance(actual.data[i] ?? 0, expected.data[i] ?? 0, tolerance) <= 1) continue;
    for (const [axis, position] of unravel(i, shape).entries()) {
      const counts = wrongByAxis[axis];
      if (counts) counts[position] = (counts[position] ?? 0) + 1;
    }
  }
  return axesOf(shape.length, layout).flatMap((along) => {
    const counts = wrongByAxis[along.axis] ?? [];
    if (isRightAtRest(expected, { counts, axis: along.axis })) return [];
    const place = findPlace({ counts, each: total / Math.max(1, counts.length), along });
    return place === null ? [] : [place];
  });
}

/**
 * Whether the slices that are right hold one number each, of which there are several: what never moves is right whoever
 * computes it, as a coordinate is that begins in its minimum.
 */
function isRightAtRest(
  { data, shape }: TensorValue,
  { counts, axis }: { readonly counts: readonly number[]; readonly axis: number },
): boolean {
  const seen = new Map<number, { readonly first: number; count: number; rests: boolean }>();
  for (const [i, value] of data.entries()) {
    const position = unravel(i, shape)[axis] ?? 0;
    if (counts[position] !== 0) continue;
    const slice = seen.get(position) ?? { first: value, count: 0, rests: true };
    slice.count += 1;
    slice.rests &&= Math.abs(value - slice.first) <= AT_REST * Math.max(1, Math.abs(slice.first));
    seen.set(position, slice);
  }
  return seen.size > 0 && [...seen.values()].every(({ count, rests }) => count > 1 && rests);
}

/** Less than what a tolerance lets pass is no movement. */
const AT_REST = 1e-3;

interface AxisCounts {
  /** Wrong values of each slice. */
  readonly counts: readonly number[];
  /** Values in a slice. */
  readonly each: number;
  readonly along: PlacePattern['along'];
}

/** Slices of one value are right or wrong by chance unless there are at least this many. */
const SINGLE_VALUES_MIN = 5;

function findPlace({ counts, each, along }: AxisCounts): PlacePattern | null {
  // With two slices, one of them is wrong for any reason at all.
  if (counts.length < 3 || (each < 2 && counts.length < SINGLE_VALUES_MIN)) return null;
  const bad = counts.flatMap((count, position) => (count > 0 ? [position] : []));
  // A wrong place is wrong through and through; a few wrong values here and there are none.
  if (bad.some((position) => (counts[position] ?? 0) * 2 < each)) return null;
  const first = bad[0] ?? 0;
  if (bad.length === 1) {
    return { kind: 'only-wrong', along, position: first, last: first === counts.length - 1 };
  }
  const good = counts.flatMap((count, position) => (count === 0 ? [position] : []));
  if (good.length === 1) return { kind: 'only-right', along, position: good[0] ?? 0 };
  // A run of wrong slices at the end: right up to somewhere.
  if (good.length > 1 && good.every((position, i) => position === i)) {
    return { kind: 'wrong-from', along, position: good.length };
  }
  return null;
}
