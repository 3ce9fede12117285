/** Comparison of structured results: the first part that has the wrong form, else the part that is furthest off. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { Layout } from '#grader/exercise/case-spec.ts';
import type { Difference, InputChange, TensorValue, Value } from '#grader/protocol.ts';
import { isRecord, isTensorValue } from '../link/tensor-value.ts';
import { agrees, distance, measureDifference } from './tensor-difference.ts';

/** What is wrong with a result; `path` says where in it ("" is the result itself, else "grads.w1", "[0]"). */
export type Mismatch =
  | { readonly kind: 'form'; readonly path: string; readonly expected: string; readonly actual: string }
  | { readonly kind: 'missing'; readonly path: string; readonly key: string; readonly has: readonly string[] }
  | { readonly kind: 'length'; readonly path: string; readonly expected: number; readonly actual: number }
  | {
      readonly kind: 'shape' | 'dtype' | 'values';
      readonly path: string;
      readonly expected: TensorValue;
      readonly actual: TensorValue;
      /** With kind `values`. */
      readonly difference?: Difference;
    }
  | { readonly kind: 'number'; readonly path: string; readonly expected: number; readonly actual: number }
  | { readonly kind: 'word'; readonly path: string; readonly expected: Value; readonly actual: Value }
  /** Of what went in: whatever came out, it is not what the caller still has. `input` says which: "state.m". */
  | {
      readonly kind: 'input';
      readonly path: string;
      readonly input: string;
      readonly change: InputChange['change'];
    };

export interface CompareOptions {
  readonly tolerance: ResolvedTolerance;
  readonly layout?: Layout | undefined;
}

/**
 * Null when `actual` agrees with `expected`. Keys that nobody expects are ignored. float32 tensors and numbers agree
 * within tolerance; int32 and bool tensors, strings and booleans exactly.
 */
export function compareValues(actual: Value, expected: Value, options: CompareOptions): Mismatch | null {
  let worst: Mismatch | null = null;
  for (const mismatch of findMismatches({ actual, expected, path: '' }, options)) {
    if (mismatch.kind !== 'values' && mismatch.kind !== 'number') return mismatch;
    if (worst === null || severity(mismatch, options) > severity(worst, options)) worst = mismatch;
  }
  return worst;
}

/** True when two results agree everywhere: {@link compareValues} without the account. */
export function valuesAgree(actual: Value, expected: Value, tolerance: ResolvedTolerance): boolean {
  for (const _ of findMismatches({ actual, expected, path: '' }, { tolerance })) return false;
  return true;
}

interface Pair {
  readonly actual: Value;
  readonly expected: Value;
  readonly path: string;
}

function* findMismatches(pair: Pair, options: CompareOptions): Generator<Mismatch> {
  const { actual, expected, path } = pair;
  const expectedForm = formOf(expected);
  const actualForm = formOf(actual);
  if (expectedForm !== actualForm) {
    yield { kind: 'form', path, expected: wantedForm(expected), actual: givenForm(actual) };
  } else if (isTensorValue(expected) && isTensorValue(actual)) {
    yield* tensorMismatch({ actual, expected, path }, options);
  } else if (typeof expected === 'number' && typeof actual === 'number') {
    if (distance(actual, expected, options.tolerance) > 1) yield { kind: 'number', path, expected, actual };
  } else if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) {
      yield { kind: 'length', path, expected: expected.length, actual: actual.length };
    } else {
      for (const [i, inner] of expected.entries()) {
        yield* findMismatches({ actual: actual[i], expected: inner, path: `${path}[${i}]` }, options);
      }
    }
  } else if (isRecord(expected) && isRecord(actual)) {
    for (const [key, inner] of Object.entries(expected)) {
      if (!Object.hasOwn(actual, key)) yield { kind: 'missing', path, key, has: Object.keys(actual) };
      else {
        const innerPath = path === '' ? key : `${path}.${key}`;
        yield* findMismatches({ actual: actual[key], expected: inner, path: innerPath }, options);
      }
    }
  } else if (actual !== expected) yield { kind: 'word', path, expected, actual };
}

function* tensorMismatch(
  { actual, expected, path }: { actual: TensorValue; expected: TensorValue; path: string },
  { tolerance, layout }: CompareOptions,
): Generator<Mismatch> {
  if (actual.shape.join() !== expected.shape.join()) {
    yield { kind: 'shape', path, expected, actual };
  } else if (actual.dtype !== expected.dtype) {
    yield { kind: 'dtype', path, expected, actual };
  } else {
    const exact = { absolute: 0, relative: 0 };
    const allowed = expected.dtype === 'float32' ? tolerance : exact;
    if (agrees(actual, expected, allowed)) return;
    const difference = measureDifference(actual, expected, {
      path,
      tolerance: allowed,
      layout: layout?.[path],
    });
    if (difference) yield { kind: 'values', path, expected, actual, difference };
  }
}

/** Nothing · a tensor · a number · …, in the words of a message. */
function formOf(value: Value): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (isTensorValue(value)) return 'a tensor';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}

/** "an object with `output` and `weights`": a form that says what it must hold. */
function wantedForm(expected: Value): string {
  const form = formOf(expected);
  if (form !== 'an object' || !isRecord(expected)) return form;
  const names = Object.keys(expected).map((key) => `\`${key}\``);
  return names.length === 0 ? form : `${form} with ${new Intl.ListFormat('en').format(names)}`;
}

function givenForm(actual: Value): string {
  const tensors = Array.isArray(actual) && actual.length > 0 && actual.every(isTensorValue);
  return tensors ? 'a list of tensors' : formOf(actual);
}

/** In tolerances, of tensors and plain numbers alike. */
function severity(mismatch: Mismatch, { tolerance }: CompareOptions): number {
  if (mismatch.kind === 'number') {
    return Math.min(distance(mismatch.actual, mismatch.expected, tolerance), Number.MAX_VALUE);
  }
  if (mismatch.kind !== 'values' || !mismatch.difference) return Number.MAX_VALUE;
  const { nanCount, infinityCount, maxInTolerances } = mismatch.difference;
  return nanCount + infinityCount > 0 ? Number.MAX_VALUE : (maxInTolerances ?? Number.MAX_VALUE);
}
