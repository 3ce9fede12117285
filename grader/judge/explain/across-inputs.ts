/** Factors between wrong and expected values that only many inputs together show: "twice", "batch times". */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { InputPattern } from '#grader/protocol.ts';
import type { SizeRecord } from '../cases/inputs/size-coverage.ts';
import type { Mismatch } from '../compare/compare.ts';
import { distance } from '../compare/tensor-difference.ts';
import { asTold, isTellingFactor } from './index-words.ts';

/** An input on which the numbers differed. */
export interface DifferingInput {
  readonly mismatch: Mismatch;
  readonly sizes: SizeRecord | undefined;
}

/** Fewer inputs agree by chance. */
const INPUTS_MIN = 3;
/** An expected value this many tolerances from zero gives its factor to three digits. */
const TELLING = 1_000;
const ALIKE = 2e-3;

/**
 * Where on every input all values are off by one factor, and this is the same on all, or one of the sizes, or one over it;
 * else null. A size counts only if it varies.
 */
export function factorAcrossInputs(inputs: readonly DifferingInput[]): InputPattern | null {
  const factors = inputs.flatMap(({ mismatch, sizes }) => {
    const factor = factorOf(mismatch);
    return factor === null ? [] : [{ factor, sizes }];
  });
  const [first] = factors;
  if (first === undefined || factors.length < INPUTS_MIN || factors.length < inputs.length) return null;
  if (factors.every(({ factor }) => alike(factor, first.factor))) {
    if (!isTellingFactor(first.factor)) return null;
    return { kind: 'factor-of-inputs', factor: asTold(first.factor, 3) };
  }
  for (const { names, product } of candidates(first.sizes)) {
    const sizes = factors.map((each) => product(each.sizes));
    if (new Set(sizes).size < 2 || sizes.includes(0)) continue;
    if (factors.every(({ factor }, i) => alike(factor, sizes[i] ?? Number.NaN))) {
      return { kind: 'size-of-inputs', sizes: names, relation: 'times' };
    }
    if (factors.every(({ factor }, i) => alike(factor, 1 / (sizes[i] ?? Number.NaN)))) {
      return { kind: 'size-of-inputs', sizes: names, relation: 'divided-by' };
    }
  }
  return null;
}

interface Candidate {
  readonly names: string[];
  readonly product: (sizes: SizeRecord | undefined) => number;
}

/** Each size that is a number, and each product of two. */
function candidates(sizes: SizeRecord | undefined): readonly Candidate[] {
  const names = Object.keys(sizes ?? {}).filter((name) => typeof sizes?.[name] === 'number');
  const chosen = [
    ...names.map((name) => [name]),
    ...names.flatMap((name, i) => names.slice(i + 1).map((other) => [name, other])),
  ];
  return chosen.map((factors) => ({
    names: factors,
    product: (each) => factors.reduce((product, name) => product * Number(each?.[name]), 1),
  }));
}

function alike(a: number, b: number): boolean {
  return Math.abs(a - b) <= ALIKE * Math.abs(b);
}

/** What all values of the part that differs are multiplied by, where that can be told. */
function factorOf(mismatch: Mismatch): number | null {
  if (mismatch.kind === 'number') {
    return quotient(mismatch.actual, mismatch.expected, 0);
  }
  if (mismatch.kind !== 'values' || !mismatch.difference) return null;
  const { actual, expected, difference } = mismatch;
  const tolerance: ResolvedTolerance = {
    absolute: difference.toleranceAbsolute,
    relative: difference.toleranceRelative,
  };
  let anchor = 0;
  for (let i = 1; i < expected.data.length; i++) {
    if (Math.abs(expected.data[i] ?? 0) > Math.abs(expected.data[anchor] ?? 0)) anchor = i;
  }
  const factor = quotient(actual.data[anchor] ?? 0, expected.data[anchor] ?? 0, tolerance.absolute);
  if (factor === null) return null;
  const wider = { ...tolerance, absolute: tolerance.absolute * Math.max(1, Math.abs(factor)) };
  for (let i = 0; i < expected.data.length; i++) {
    if (distance(actual.data[i] ?? 0, (expected.data[i] ?? 0) * factor, wider) > 1) return null;
  }
  return factor;
}

function quotient(actual: number, expected: number, absolute: number): number | null {
  const factor = actual / expected;
  const telling = Math.abs(expected) > TELLING * absolute && expected !== 0;
  return telling && Number.isFinite(factor) && factor !== 0 ? factor : null;
}
