/** What is said of the smallest input that failed, on whose few values nearly anything looks regular. */
import { describe, expect, it } from 'vitest';
import type { Layout } from '#grader/exercise/case-spec.ts';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Pattern, Value } from '#grader/protocol.ts';
import { compareValues, type Mismatch } from '../compare/compare.ts';
import { shownPatterns } from './evidence.ts';

const tolerance = { absolute: 1e-4, relative: 1e-4 };
const layout: Layout = { '': ['row', 'column'] };
const mismatch = (actual: Value, expected: Value): Mismatch => {
  const found = compareValues(actual, expected, { tolerance });
  if (found === null) throw new Error('They agree.');
  return found;
};
const vector = (...numbers: number[]) => tensor(numbers);
const shown = (own: Mismatch, ...drawn: Mismatch[]): Pattern[] => shownPatterns(own, drawn, { layout });

const DOUBLED_FEW = mismatch(vector(2, 4), vector(1, 2));
const DOUBLED = mismatch(vector(2, 4, 8, 10), vector(1, 2, 4, 5));
const UNLIKE = mismatch(vector(7, -3, 8, 1, 0.5), vector(1, 2, 4, 5, 9));

describe('a pattern of the input that is shown', () => {
  it('is said where no other input failed', () => {
    expect(shown(DOUBLED)).toEqual([{ fact: { kind: 'factor', factor: 2 } }]);
    expect(shown(DOUBLED, DOUBLED)).toEqual([{ fact: { kind: 'factor', factor: 2 } }]);
  });

  it('is not said where a larger input that failed does not show it', () => {
    const zeros = mismatch(vector(0, 0), vector(1, 2));
    expect(shown(zeros)).toEqual([{ fact: { kind: 'zero' } }]);
    expect(shown(zeros, UNLIKE)).toEqual([]);
  });

  it('counts against a larger input of the same part and kind alone', () => {
    const zeros = mismatch({ w: vector(0, 0) }, { w: vector(1, 2) });
    const ofOtherPart = mismatch(
      { w: vector(1, 2), b: vector(7, -3, 8) },
      { w: vector(1, 2), b: vector(1, 2, 4) },
    );
    const ofOtherKind = mismatch({ w: vector(1, 2, 3) }, { w: vector(1, 2) });
    expect(shown(zeros, ofOtherPart, ofOtherKind)).toEqual([{ fact: { kind: 'zero' } }]);
    expect(shown(zeros, mismatch({ w: vector(7, -3, 8, 2) }, { w: vector(1, 2, 4, 5) }))).toEqual([]);
  });

  it('that speaks of places is said of it alone', () => {
    const own = mismatch(vector(1, 2, 4, 5, 77), vector(1, 2, 4, 5, 9));
    const place = { fact: { kind: 'only-wrong', along: { axis: 0 }, position: 4, last: true } };
    const larger = mismatch(vector(7, -3, 8, 1, 0.5, 6), vector(1, 2, 4, 5, 9, 11));
    expect(shown(own)).toEqual([place]);
    expect(shown(own, larger)).toEqual([place]);
  });

  it('is none where there are no two tensors', () => {
    expect(shown(mismatch(3, 1), mismatch(6, 2))).toEqual([]);
    expect(shown(mismatch('a', 1), DOUBLED)).toEqual([]);
    expect(shown(mismatch(tensor([1, 2], 'int32'), vector(1, 2)))).toEqual([]);
  });
});

describe('a pattern of a larger input', () => {
  it('with a number says that it is of a larger one, unless the shown values have the same', () => {
    expect(shown(DOUBLED_FEW, DOUBLED)).toEqual([{ fact: { kind: 'factor', factor: 2 }, ofLarger: true }]);
    const larger = mismatch(vector(2, 4, 8, 10, 14), vector(1, 2, 4, 5, 7));
    expect(shown(DOUBLED, larger)).toEqual([{ fact: { kind: 'factor', factor: 2 } }]);
    const tripled = mismatch(vector(3, 6, 12, 15, 21), vector(1, 2, 4, 5, 7));
    expect(shown(DOUBLED, tripled)).toEqual([{ fact: { kind: 'factor', factor: 3 }, ofLarger: true }]);
  });

  it('without a number is said plainly of one or two values, which cannot show it', () => {
    const reversed = mismatch(vector(5, 4, 2, 1), vector(1, 2, 4, 5));
    const fact = { kind: 'reversed', axes: [{ axis: 0 }] };
    expect(shown(mismatch(vector(2, 1), vector(1, 2)), reversed)).toEqual([{ fact }]);
    // Three could show it, and do not.
    expect(shown(mismatch(vector(3, 1, 9), vector(1, 2, 3)), reversed)).toEqual([{ fact, ofLarger: true }]);
  });

  it('is not said of where values went that can hardly be told apart', () => {
    const three = mismatch(vector(3, 2, 1), vector(1, 2, 3));
    expect(shown(mismatch(vector(2, 1), vector(1, 2)), three)).toEqual([]);
    const nearlyAlike = mismatch(vector(1.00003, 1.00002, 1.00001, 9), vector(9, 1.00001, 1.00002, 1.00003));
    expect(shown(mismatch(vector(2, 1), vector(1, 2)), nearlyAlike)).toEqual([]);
    const four = mismatch(vector(4, 3, 2, 1), vector(1, 2, 3, 4));
    expect(shown(mismatch(vector(2, 1), vector(1, 2)), four)).toHaveLength(1);
  });

  it('is that of the largest, whichever came first', () => {
    const tripled = mismatch(vector(3, 6, 12, 15, 21), vector(1, 2, 4, 5, 7));
    const told = { fact: { kind: 'factor', factor: 3 }, ofLarger: true };
    expect(shown(DOUBLED_FEW, DOUBLED, tripled)).toEqual([told]);
    expect(shown(DOUBLED_FEW, tripled, DOUBLED)).toEqual([told]);
  });

  it('of NaN from a place on has a number as well', () => {
    const { NaN: nan } = Number;
    const larger = mismatch(vector(1, 2, nan, nan), vector(1, 2, 4, 5));
    expect(shown(mismatch(vector(1, nan), vector(1, 2)), larger)).toEqual([
      { fact: { kind: 'nan', from: { index: [2] } }, ofLarger: true },
    ]);
    const everywhere = mismatch(vector(nan, nan, nan), vector(1, 2, 4));
    expect(shown(mismatch(vector(nan), vector(1)), everywhere)).toEqual([{ fact: { kind: 'nan' } }]);
  });
});

describe('sizes that are off', () => {
  const shape = (rows: number, columns: number) => ({
    dtype: 'float32' as const,
    shape: [rows, columns],
    data: new Float32Array(rows * columns).fill(5),
  });
  const off = (came: [number, number], due: [number, number]) => mismatch(shape(...came), shape(...due));
  const column = { axis: 1, word: 'column' };

  it('are told by how much the shown one is, which may hang on the input', () => {
    expect(shown(off([3, 2], [3, 4]), off([9, 6], [9, 9]))).toEqual([
      { fact: { kind: 'size', axes: [column], by: -2 } },
    ]);
  });

  it('are not told where a larger one is off on the other side, or along another axis', () => {
    expect(shown(off([3, 3], [3, 4]), off([9, 10], [9, 9]))).toEqual([]);
    expect(shown(off([3, 3], [3, 4]), off([8, 9], [9, 9]))).toEqual([]);
  });
});
