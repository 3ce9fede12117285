/** What two results that agree say, and what they do not: few values, equal ones, ones that broke down. */
import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Value } from '#grader/protocol.ts';
import { fitOf, isMatch, type PartFit } from './mistake-fit.ts';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const tolerance = { absolute: 1e-3, relative: 0 };
const vector = (...numbers: number[]) => tensor(numbers);
const E = vector(1, 2, 3, 4, 5, 6);
const X = vector(2, 4, 6, 8, 10, 12);

interface Setting {
  readonly s: Value;
  readonly x: Value;
  readonly e?: Value;
  readonly args?: readonly Value[];
  readonly input?: 'given' | 'drawn' | 'shrunk';
}
const fits = ({ s, x, e = E, args = [E], input = 'drawn' }: Setting): Record<string, PartFit> =>
  Object.fromEntries(fitOf({ actual: [s], expected: [e], mistaken: [x] }, { tolerance, input, args }));
const whole = (setting: Setting): PartFit | undefined => fits(setting)[''];

describe('how much a likeness says', () => {
  it.each<[string, Setting, PartFit]>([
    ['much on six values that differ', { s: X, x: X }, 'telling'],
    ['much on a literal input as well', { s: X, x: X, input: 'given' }, 'telling'],
    ['hardly anything on one that was made small', { s: X, x: X, input: 'shrunk' }, 'faint'],
    [
      'little on four values',
      { s: vector(2, 4, 6, 8), x: vector(2, 4, 6, 8), e: vector(1, 2, 3, 4), args: [] },
      'small',
    ],
    [
      'much on five',
      { s: vector(2, 4, 6, 8, 9), x: vector(2, 4, 6, 8, 9), e: vector(1, 2, 3, 4, 5), args: [] },
      'telling',
    ],
    [
      'much on one value, of an argument of many',
      { s: vector(9), x: vector(9), e: vector(1), args: [E] },
      'telling',
    ],
    [
      'little on many values of two sorts',
      { s: vector(2, 2, 2, 0, 0), x: vector(2, 2, 2, 0, 0), e: vector(1, 1, 1, 0, 0), args: [] },
      'small',
    ],
    [
      'much on many values of three sorts',
      { s: vector(2, 4, 2, 0, 0), x: vector(2, 4, 2, 0, 0), e: vector(1, 3, 1, 0, 0), args: [] },
      'telling',
    ],
    ['much where there is no tensor at all', { s: 9, x: 9, e: 1, args: [3] }, 'telling'],
    [
      'hardly anything where it is off by less than ten tolerances',
      { s: vector(1.009, 2, 3, 4, 5, 6), x: vector(1.009, 2, 3, 4, 5, 6) },
      'faint',
    ],
    [
      'much from ten tolerances on',
      { s: vector(1.011, 2, 3, 4, 5, 6), x: vector(1.011, 2, 3, 4, 5, 6) },
      'telling',
    ],
    ['little where both are zero', { s: 0, x: 0, e: 1 }, 'odd'],
    ['little where both are NaN', { s: nan, x: nan, e: 1 }, 'odd'],
    ['little where both are infinite', { s: inf, x: inf, e: 1 }, 'odd'],
    [
      'little where both are one number everywhere',
      { s: vector(7, 7, 7, 7, 7, 7), x: vector(7, 7, 7, 7, 7, 7) },
      'odd',
    ],
    [
      'much where all that is wrong is one value among right ones',
      { s: vector(1, 2, 3, 4, 5, 60), x: vector(1, 2, 3, 4, 5, 60) },
      'telling',
    ],
    ['little where that one is NaN', { s: vector(1, 2, 3, 4, 5, nan), x: vector(1, 2, 3, 4, 5, nan) }, 'odd'],
    ['much of a word', { s: 'left', x: 'left', e: 'right' }, 'telling'],
    ['little of a scalar that is zero', { s: tensor(0), x: tensor(0), e: tensor(1) }, 'odd'],
    ['much of another shape', { s: vector(1, 2), x: vector(1, 2), e: E }, 'telling'],
  ])('is %s', (_, setting, expected) => {
    expect(whole(setting)).toBe(expected);
    expect(isMatch(expected)).toBe(true);
  });

  it.each<[string, Setting, PartFit]>([
    ['nothing where neither is wrong', { s: E, x: E }, 'silent'],
    ['that something is left where the mistake is right', { s: X, x: E }, 'left'],
    ['something against it where only the mistake is wrong', { s: E, x: X }, 'against'],
    [
      'something against it where they are wrong in two ways',
      { s: vector(9, 9, 9, 9, 9, 8), x: X },
      'against',
    ],
    [
      'that something is left where the code broke down before',
      { s: vector(nan, 4, 6, 8, 10, 12), x: X },
      'left',
    ],
    [
      'something against it where only the mistake broke down',
      { s: X, x: vector(nan, 4, 6, 8, 10, 12) },
      'against',
    ],
    [
      'something against it where both broke down, each elsewhere',
      { s: vector(nan, 4, 6, 8, 10, 12), x: vector(2, nan, 6, 8, 10, 12) },
      'against',
    ],
    ['that something is left where a plain number broke down', { s: inf, x: 2, e: 1 }, 'left'],
    ['something against it where the forms differ', { s: X, x: [2, 4] }, 'against'],
  ])('says %s', (_, setting, expected) => {
    expect(whole(setting)).toBe(expected);
    expect(isMatch(expected)).toBe(false);
  });

  it('is none of what was never looked at', () => {
    expect(isMatch(undefined)).toBe(false);
  });
});

it('ten tolerances to the last bit are enough to be clear', () => {
  const exact = { absolute: 2 ** -10, relative: 0 };
  const off = (tolerances: number) => vector(1 + tolerances * 2 ** -10, 2, 3, 4, 5, 6);
  const of = (tolerances: number) => {
    const both = [off(tolerances)];
    const sides = { actual: both, expected: [E], mistaken: both };
    return fitOf(sides, { tolerance: exact, input: 'drawn', args: [E] }).get('');
  };
  expect([of(9.5), of(10)]).toEqual(['faint', 'telling']);
});

describe('parts', () => {
  it('are looked at as deep as all three sides go', () => {
    const e = { a: [E, { b: 1 }], c: 'x' };
    expect(fits({ s: { a: [X, { b: 2 }], c: 'x' }, x: { a: [X, { b: 3 }], c: 'x' }, e })).toEqual({
      'a[0]': 'telling',
      'a[1].b': 'against',
      c: 'silent',
    });
  });

  it('are one where one side has another form', () => {
    const e = { a: E };
    expect(fits({ s: E, x: { a: X }, e })).toEqual({ '': 'against' });
    expect(fits({ s: { a: X }, x: X, e })).toEqual({ '': 'against' });
    expect(fits({ s: [X], x: [X, X], e: [E] })).toEqual({ '': 'against' });
  });

  it('that only the reference has are missing on both sides alike', () => {
    expect(fits({ s: {}, x: {}, e: { a: 1 } })).toEqual({ a: 'telling' });
    expect(fits({ s: {}, x: { a: 1 }, e: { a: 1 } })).toEqual({ a: 'left' });
  });
});

describe('several calls', () => {
  const ofCalls = (calls: readonly (readonly [s: Value, x: Value])[]) =>
    fitOf(
      { actual: calls.map(([s]) => s), expected: calls.map(() => E), mistaken: calls.map(([, x]) => x) },
      { tolerance, input: 'drawn', args: [E] },
    ).get('');
  it.each<[string, readonly (readonly [Value, Value])[], PartFit | undefined]>([
    [
      'one that tells, one that says nothing',
      [
        [X, X],
        [E, E],
      ],
      'telling',
    ],
    [
      'one that says nothing, one that tells',
      [
        [E, E],
        [X, X],
      ],
      'telling',
    ],
    [
      'one that tells, one that is left',
      [
        [X, X],
        [X, E],
      ],
      'left',
    ],
    [
      'one that is left, one that is against it',
      [
        [X, E],
        [E, X],
      ],
      'against',
    ],
    [
      'one that is against it, one that tells',
      [
        [E, X],
        [X, X],
      ],
      'against',
    ],
    ['none', [], undefined],
  ])('%s', (_, calls, expected) => {
    expect(ofCalls(calls)).toBe(expected);
  });
});
