import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aFunction,
  anything,
  type Check,
  each,
  either,
  fields,
  integerFrom,
  maybe,
  notNegative,
  oneOfWords,
  points,
  pointsAbove0,
  text,
  values,
} from './value-checks.ts';

const isRight = (check: Check, value: unknown) => check(value).length === 0;

describe('checks of one value', () => {
  it.each<[string, Check, readonly unknown[], readonly unknown[]]>([
    ['text', text, ['a', ' '], ['', 3, null, undefined, ['a']]],
    ['a function', aFunction, [() => 1, class {}], ['() => 1', {}, null]],
    ['at least 0', notNegative, [0, -0, 0.1, 1e308], [-1e-9, Number.NaN, Infinity, '1', null]],
    ['an integer from 2', integerFrom(2), [2, 1e15], [1, 2.5, Number.NaN, Infinity, '2']],
    ['points', points, [0, 1, 0.25, 33.33, 1.1], [-1, 1 / 3, 0.005, Number.NaN, Infinity, '1']],
    ['points above 0', pointsAbove0, [0.01, 5], [0, -0, 0.001, -1]],
    ['words', oneOfWords(['best', true]), ['best', true], ['worst', false, 'true', undefined]],
    ['anything', anything, [undefined, null, {}], []],
    ['what may be left out', maybe(text), [undefined, 'a'], [null, '']],
  ])('%s', (_, check, right, wrong) => {
    for (const value of right) expect([value, check(value)]).toEqual([value, []]);
    for (const value of wrong) expect([value, isRight(check, value)]).toEqual([value, false]);
  });

  it('two decimals are two decimals, whatever rounding makes of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (hundredths) => {
        expect(points(hundredths / 100)).toEqual([]);
        expect(isRight(points, hundredths / 100 + 0.004)).toBe(false);
      }),
    );
  });

  it('say what came instead, in words and never at length', () => {
    expect(text(undefined)).toEqual(['expected text; got nothing']);
    expect(text([])).toEqual(['expected text; got a list']);
    expect(text(null)).toEqual(['expected text; got null']);
    expect(text({})).toEqual(['expected text; got an object']);
    expect(text(() => 1)).toEqual(['expected text; got a function']);
    expect(points('3')).toEqual([
      'expected a number of at least 0 with at most two decimals; got the text "3"',
    ]);
    expect(points('x'.repeat(5_000)).join().length).toBeLessThan(150);
    expect(oneOfWords(['a', 'b'])('c')).toEqual(['expected a or b; got the text "c"']);
  });
});

describe('checks of what holds others', () => {
  const place = fields<{ x: number; note?: string }>({ x: integerFrom(0), note: maybe(text) });

  it('name each key that is wrong, and each that nobody knows', () => {
    expect(place({ x: 1 })).toEqual([]);
    expect(place({ x: -1, note: '' })).toEqual([
      'x: expected an integer of at least 0; got -1',
      'note: expected text; got the text ""',
    ]);
    expect(place({ x: 1, y: 2 })).toEqual(['there is no `y`; it may have x, note']);
    expect(place({})).toEqual(['x: expected an integer of at least 0; got nothing']);
    for (const value of [null, [], 'x', 3])
      expect(place(value)).toEqual([expect.stringContaining('expected an object of x, note')]);
  });

  it('a key that every object inherits is a stranger like any other', () => {
    expect(place({ x: 1, toString: 1 })).toEqual(['there is no `toString`; it may have x, note']);
    const shapes = either('kind', { circle: fields<{ kind: string }>({ kind: anything }) });
    for (const kind of ['constructor', '__proto__', 'square', 3, undefined])
      expect(shapes({ kind })).toEqual([expect.stringContaining('kind: expected one of circle')]);
    expect([shapes({ kind: 'circle' }), shapes(null).length]).toEqual([[], 1]);
  });

  it('lists and records lead to the place of the problem, as a person counts', () => {
    const table = values(each(each(notNegative)));
    expect(table({ a: [[0, 1]], b: [] })).toEqual([]);
    expect(table({ a: [[0], [1, -2]] })).toEqual(['a: 2.: 2.: expected a number of at least 0; got -2']);
    expect(table({ a: 3 })).toEqual(['a: expected a list; got 3']);
    expect(table([])).toEqual(['expected an object; got a list']);
  });

  it('give words for any value at all', () => {
    const whole = fields<{ kind: string; list: number[] }>({ kind: text, list: each(notNegative) });
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const problem of whole(value)) expect(problem).toBeTypeOf('string');
      }),
    );
  });
});
