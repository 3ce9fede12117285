/** Regularities in wrong values that name a mistake: a factor, a shift, swapped axes, one wrong border. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { TensorValue } from '#grader/protocol.ts';
import { agrees, distance } from '../compare/tensor-difference.ts';
import { sizeOf, unravel } from '../link/tensor-value.ts';
import { axisWords, indexInWords, numberText } from './index-words.ts';
import { describeBound, describeLines } from './partial-relations.ts';
import { findRearrangements } from './rearrangements.ts';

export interface PatternContext {
  readonly tolerance: ResolvedTolerance;
  readonly layout?: readonly string[] | undefined;
}

/** A regularity, in a sentence. */
export interface Pattern {
  readonly sentence: string;
  /** Holds for the whole result, and so for larger ones too; otherwise it speaks of places in this one. */
  readonly everywhere: boolean;
  /** Of the shape alone: another input's would contradict the sizes that are shown. */
  readonly ofSizes: boolean;
}

/** Above this many elements only the cheap patterns are looked for: a picture says more there. */
const ELEMENTS_MAX = 65_536;

/** How `actual` relates to `expected`; empty when nothing regular is seen. The two may differ in shape. */
export function findPatterns(
  actual: TensorValue,
  expected: TensorValue,
  context: PatternContext,
): readonly Pattern[] {
  const whole = findWhole(actual, expected, context);
  if (whole.length > 0) {
    const sizes = describeSizes(actual, expected, context);
    return whole.map((sentence) => ({ sentence, everywhere: true, ofSizes: sizes.includes(sentence) }));
  }
  const sameShape = actual.shape.join() === expected.shape.join();
  if (!sameShape || expected.data.length > ELEMENTS_MAX) return [];
  return describePlaces(actual, expected, context).map((sentence) => ({
    sentence,
    everywhere: false,
    ofSizes: false,
  }));
}

function findWhole(actual: TensorValue, expected: TensorValue, context: PatternContext): readonly string[] {
  if (expected.data.length < 2 || actual.data.length < 2) {
    return actual.shape.join() === expected.shape.join() ? [] : describeSizes(actual, expected, context);
  }
  if (actual.shape.join() !== expected.shape.join()) return findShapePatterns(actual, expected, context);
  const whole = describeWhole(actual, expected, context);
  if (whole !== null) return [whole];
  if (expected.data.length > ELEMENTS_MAX) return [];
  const moved = findRearrangements(actual, expected, context);
  if (moved.length > 0 || ![...actual.data, ...expected.data].every(Number.isFinite)) return moved;
  const partial =
    describeBound(actual, expected, context.tolerance) ?? describeLines(actual, expected, context);
  return partial === null ? [] : [partial];
}

function findShapePatterns(
  actual: TensorValue,
  expected: TensorValue,
  context: PatternContext,
): readonly string[] {
  if (expected.data.length > ELEMENTS_MAX) return [];
  const transposed = findRearrangements(actual, expected, context);
  if (transposed.length > 0) return transposed;
  if (sizeOf(actual.shape) !== sizeOf(expected.shape)) return describeSizes(actual, expected, context);
  const same = agrees({ ...actual, shape: expected.shape }, expected, context.tolerance);
  return same ? ['The values are right and in order; only the shape is wrong.'] : [];
}

/** "One row and one column too few."; nothing where a size is off by more. */
function describeSizes(actual: TensorValue, expected: TensorValue, { layout }: PatternContext): string[] {
  if (actual.shape.length !== expected.shape.length || layout?.length !== expected.shape.length) return [];
  const off = expected.shape.flatMap((extent, axis) => {
    const by = (actual.shape[axis] ?? 0) - extent;
    return by === 0 ? [] : [{ by, word: layout[axis] ?? '' }];
  });
  const [first] = off;
  if (first === undefined || Math.abs(first.by) !== 1 || off.some(({ by }) => by !== first.by)) return [];
  const which = off.map(({ word }, i) => `${i === 0 ? 'One' : 'one'} ${word}`).join(' and ');
  return [`${which} too ${first.by < 0 ? 'few' : 'many'}.`];
}

/** A relation that holds for all elements, or null. */
function describeWhole(actual: TensorValue, expected: TensorValue, context: PatternContext): string | null {
  const { tolerance } = context;
  if (actual.data.every((value) => value === 0)) return 'Yours is zero everywhere.';
  const nan = describeNaN(actual, expected, context);
  if (nan !== null) return nan;
  if (![...actual.data, ...expected.data].every(Number.isFinite)) return null;
  if (actual.data.length >= DISTINCT_MIN && actual.data.every((value) => value === actual.data[0])) {
    return `Yours is ${numberText(actual.data[0] ?? 0)} everywhere.`;
  }
  const factor = constantFactor(actual, expected, tolerance);
  if (factor === -1) return 'Yours has the opposite sign everywhere.';
  if (factor !== null) return `Yours is ${numberText(factor)} × the expected values everywhere.`;
  const offset = constantOffset(actual, expected, tolerance);
  if (offset !== null) {
    return `Yours is the expected values ${offset < 0 ? '−' : '+'} ${numberText(Math.abs(offset))} everywhere.`;
  }
  if (countDistinct(expected) < DISTINCT_MIN) return null;
  const magnitudes = { ...expected, data: expected.data.map(Math.abs) as TensorValue['data'] };
  if (agrees(actual, magnitudes, tolerance)) return 'Yours is the absolute value of what is expected.';
  return null;
}

function describeNaN(actual: TensorValue, expected: TensorValue, { layout }: PatternContext): string | null {
  const first = actual.data.findIndex(Number.isNaN);
  if (first < 0 || expected.data.some(Number.isNaN)) return null;
  if (!actual.data.subarray(first).every(Number.isNaN)) return null;
  if (first === 0) return 'Yours is NaN everywhere.';
  return `Yours is NaN from ${indexInWords(unravel(first, actual.shape), layout)} on.`;
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
  if (Math.abs(factor) < 1e-6 || countDistinct(expected) < DISTINCT_MIN) return null;
  const scaled = { ...expected, data: Float32Array.from(expected.data, (value) => value * factor) };
  const wider = { ...tolerance, absolute: tolerance.absolute * Math.max(1, Math.abs(factor)) };
  const rounded = Number(factor.toPrecision(4));
  return rounded !== 1 && agrees(actual, scaled, wider) ? rounded : null;
}

function constantOffset(
  actual: TensorValue,
  expected: TensorValue,
  tolerance: ResolvedTolerance,
): number | null {
  if (countDistinct(expected) < DISTINCT_MIN) return null;
  const offset = (actual.data[0] ?? 0) - (expected.data[0] ?? 0);
  const moved = { ...expected, data: Float32Array.from(expected.data, (value) => value + offset) };
  return agrees(actual, moved, tolerance) ? Number(offset.toPrecision(4)) : null;
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

function countDistinct({ data }: TensorValue): number {
  const seen = new Set<number>();
  for (const value of data) {
    if (value !== 0) seen.add(Math.abs(value));
    if (seen.size === DISTINCT_MIN) break;
  }
  return seen.size;
}

/** Where the wrong values are, when all lie in one slice, or all but one slice are wrong. */
function describePlaces(
  actual: TensorValue,
  expected: TensorValue,
  { tolerance, layout }: PatternContext,
): readonly string[] {
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
  const words = axisWords(shape.length, layout);
  return wrongByAxis.flatMap((counts, axis) => {
    const place = placeSentence({
      counts,
      each: total / Math.max(1, counts.length),
      word: words[axis] ?? '',
      named: layout !== undefined,
    });
    return place === null ? [] : [place];
  });
}

interface AxisCounts {
  /** Wrong values of each slice. */
  readonly counts: readonly number[];
  /** Values in a slice. */
  readonly each: number;
  readonly word: string;
  readonly named: boolean;
}

/** Slices of one value are right or wrong by chance unless there are at least this many. */
const SINGLE_VALUES_MIN = 5;

function placeSentence({ counts, each, word, named }: AxisCounts): string | null {
  // With two slices, one of them is wrong for any reason at all.
  if (counts.length < 3 || (each < 2 && counts.length < SINGLE_VALUES_MIN)) return null;
  const bad = counts.flatMap((count, position) => (count > 0 ? [position] : []));
  // A wrong place is wrong through and through; a few wrong values here and there are none.
  if (bad.some((position) => (counts[position] ?? 0) * 2 < each)) return null;
  const slice = (position: number) => (named ? `${word} ${position}` : `position ${position} of ${word}`);
  const first = bad[0] ?? 0;
  if (bad.length === 1) {
    const last = first === counts.length - 1;
    const which = last && named ? `the last ${word}` : slice(first);
    return `Only ${which} is wrong.`;
  }
  const good = counts.flatMap((count, position) => (count === 0 ? [position] : []));
  if (good.length === 1) return `Only ${slice(good[0] ?? 0)} is right.`;
  // A run of wrong slices at the end: right up to somewhere.
  if (good.length > 1 && good.every((position, i) => position === i)) {
    return `Right up to ${slice(good.length - 1)}, wrong from ${slice(good.length)} on.`;
  }
  return null;
}
