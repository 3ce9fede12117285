/** Where a pattern begins and ends: one value more or less, one digit more or less, and what must not be said. */
import { describe, expect, it } from 'vitest';
import { linspace, tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { TensorValue, ValuePattern } from '#grader/protocol.ts';
import { findPatterns, isOfWhole } from './patterns.ts';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const tolerance = { absolute: 1e-4, relative: 1e-4 };
const find = (actual: TensorValue, expected: TensorValue, layout?: readonly string[]) =>
  findPatterns(actual, expected, { tolerance, layout });
const vector = (...numbers: number[]) => tensor(numbers);
const kinds = (actual: TensorValue, expected: TensorValue) => find(actual, expected).map(({ kind }) => kind);

describe('one relation for all values', () => {
  it.each<[string, TensorValue, TensorValue, readonly ValuePattern[]]>([
    ['zeros, also of two', vector(0, 0), vector(1, 2), [{ kind: 'zero' }]],
    ['zeros with a sign', vector(-0, 0), vector(1, 2), [{ kind: 'zero' }]],
    ['a single zero is no pattern', vector(0), vector(1), []],
    ['one number, of three', vector(7, 7, 7), vector(1, 2, 4), [{ kind: 'constant', value: 7 }]],
    ['one number twice is chance', vector(7, 7), vector(1, 2), []],
    [
      'one number to four digits',
      vector(1.23456, 1.23456, 1.23456),
      vector(1, 2, 4),
      [{ kind: 'constant', value: 1.235 }],
    ],
    ['a factor, of three that differ', vector(2, 4, 8), vector(1, 2, 4), [{ kind: 'factor', factor: 2 }]],
    ['a factor of two values is chance', vector(2, 4), vector(1, 2), []],
    ['a factor of values that differ in their sign alone', vector(2, -2, 2, -2), vector(1, -1, 1, -1), []],
    ['zeros tell of no factor', vector(0, 0, 2, 4), vector(0, 0, 1, 2), []],
    ['zeros beside three that do', vector(0, 2, 4, 8), vector(0, 1, 2, 4), [{ kind: 'factor', factor: 2 }]],
    [
      'a factor to four digits',
      vector(1 / 3, 2 / 3, 4 / 3),
      vector(1, 2, 4),
      [{ kind: 'factor', factor: 0.3333 }],
    ],
    ['a huge factor', vector(1e6, 2e6, 4e6), vector(1, 2, 4), [{ kind: 'factor', factor: 1e6 }]],
    ['minus one is the sign', vector(-1, -2, 4), vector(1, 2, -4), [{ kind: 'opposite-sign' }]],
    ['minus two is a factor', vector(-2, -4, 8), vector(1, 2, -4), [{ kind: 'factor', factor: -2 }]],
    ['what is hardly there has no factor', vector(1e-7, 2e-7, 4e-7), vector(1, 2, 4), []],
    ['what is hardly there agrees with any factor', vector(-1e-5, 3e-5, 2e-5), vector(1, 2, 4), []],
    [
      'values that are one within tolerance have no factor',
      vector(2, 2.00001, 2),
      vector(1, 1.00001, 0.99999),
      [],
    ],
    ['nor is anything added to them', vector(6, 6.00001, 6), vector(1, 1.00001, 0.99999), []],
    [
      'beside what is huge nothing was added to',
      vector(1000.01, 1000, 1000.02),
      vector(0.01, 0.02, 0.04),
      [],
    ],
    ['what is added', vector(1.5, 2.5, 4.5), vector(1, 2, 4), [{ kind: 'offset', offset: 0.5 }]],
    ['what is added to two is chance', vector(1.5, 2.5), vector(1, 2), []],
    ['sizes without their signs', vector(1, 2, 4), vector(1, -2, 4), [{ kind: 'absolute' }]],
    ['sizes of two alone are chance', vector(1, 2, 1), vector(1, -2, 1), []],
    [
      'integers twice what is due',
      tensor([2, 4, 8], 'int32'),
      tensor([1, 2, 4], 'int32'),
      [{ kind: 'factor', factor: 2 }],
    ],
  ])('%s', (_, actual, expected, patterns) => {
    expect(find(actual, expected)).toEqual(patterns);
  });

  it('is no factor within a hundredth of 1', () => {
    const expected = vector(1000, 2000, 4000);
    expect(kinds(vector(1000.4, 2000.8, 4001.6), expected)).not.toContain('factor');
    expect(kinds(vector(997, 1994, 3988), expected)).not.toContain('factor');
    expect(kinds(vector(980, 1960, 3920), expected)).toEqual(['factor']);
  });

  it('is found within the tolerance of what is multiplied', () => {
    expect(kinds(vector(200.01, 400, 800), vector(1, 2, 4))).toEqual(['factor']);
    expect(kinds(vector(201, 400, 800), vector(1, 2, 4))).toEqual([]);
  });
});

describe('values that broke down', () => {
  it.each<[string, TensorValue, TensorValue, readonly ValuePattern[]]>([
    ['all of two', vector(nan, nan), vector(1, 2), [{ kind: 'nan' }]],
    ['from the second on', vector(1, nan, nan), vector(1, 2, 3), [{ kind: 'nan', from: { index: [1] } }]],
    ['the last alone', vector(1, 2, nan), vector(1, 2, 3), [{ kind: 'nan', from: { index: [2] } }]],
    ['some in the middle have no such place', vector(1, nan, 3), vector(1, 2, 3), []],
    ['infinities are no NaN', vector(1, inf, inf), vector(1, 2, 3), []],
    ['where NaN is due nothing is said', vector(nan, nan, nan), vector(nan, 2, 3), []],
    ['a number for NaN has no factor', vector(2, 4, 8), vector(1, 2, nan), []],
  ])('%s', (_, actual, expected, patterns) => {
    expect(find(actual, expected)).toEqual(patterns);
  });

  it('say the place in the words of the layout, where it fits', () => {
    const actual = tensor([
      [1, 2],
      [nan, nan],
    ]);
    const expected = tensor([
      [1, 2],
      [3, 4],
    ]);
    const from = { index: [1, 0] };
    expect(find(actual, expected, ['row', 'column'])).toEqual([
      { kind: 'nan', from: { ...from, axes: ['row', 'column'] } },
    ]);
    expect(find(actual, expected, ['row'])).toEqual([{ kind: 'nan', from }]);
  });
});

describe('a place that is wrong', () => {
  const E = [1, -2, 3.5, 5, 7.25, -11];
  const withWrong = (...wrong: number[]) =>
    tensor(E.map((value, at) => (wrong.includes(at) ? value + 1 + at * at : value)));
  const of = (...wrong: number[]) => find(withWrong(...wrong), tensor(E));
  const along = { axis: 0 };

  it.each<[string, readonly number[], readonly ValuePattern[]]>([
    ['the last of a vector', [5], [{ kind: 'only-wrong', along, position: 5, last: true }]],
    ['the first of a vector', [0], [{ kind: 'only-wrong', along, position: 0, last: false }]],
    ['all but the first', [1, 2, 3, 4, 5], [{ kind: 'only-right', along, position: 0 }]],
    ['all but one in the middle', [0, 1, 2, 4, 5], [{ kind: 'only-right', along, position: 3 }]],
    ['the second half', [3, 4, 5], [{ kind: 'wrong-from', along, position: 3 }]],
    ['the last two', [4, 5], [{ kind: 'wrong-from', along, position: 4 }]],
    ['the first two, which have no word', [0, 1], []],
    ['every other one', [1, 3, 5], []],
    ['all of them', [0, 1, 2, 3, 4, 5], []],
  ])('%s', (_, wrong, patterns) => {
    expect(of(...wrong)).toEqual(patterns);
  });

  it('is none among four single values', () => {
    expect(find(vector(1, -2, 3.5, 99), vector(1, -2, 3.5, 5))).toEqual([]);
    expect(find(vector(1, -2, 3.5, 5, 99), vector(1, -2, 3.5, 5, 7.25))).toHaveLength(1);
  });

  it.each<[string, readonly [number, number][], readonly ValuePattern[]]>([
    [
      'a row, of which half is wrong',
      [
        [1, 0],
        [1, 2],
      ],
      [{ kind: 'only-wrong', along, position: 1, last: false }],
    ],
    ['a row, of which a quarter is wrong', [[1, 2]], []],
    [
      'a row and a column do not make two places',
      [
        [0, 0],
        [1, 0],
        [2, 0],
      ],
      [{ kind: 'only-wrong', along: { axis: 1 }, position: 0, last: false }],
    ],
    [
      'rows at the end',
      [
        [1, 0],
        [1, 1],
        [1, 2],
        [1, 3],
        [2, 0],
        [2, 1],
        [2, 2],
        [2, 3],
      ],
      [{ kind: 'only-right', along, position: 0 }],
    ],
  ])('%s', (_, wrong, patterns) => {
    const rows = [
      [1, -2, 3.5, 5],
      [7.25, -11, 13, 17],
      [-19, 23, 29.5, 31],
    ];
    const actual = rows.map((row, i) =>
      row.map((value, j) => (wrong.some(([a, b]) => a === i && b === j) ? value * value + 3 + j : value)),
    );
    expect(find(tensor(actual), tensor(rows))).toEqual(patterns);
  });

  it('is none of two rows, one of which is wrong for any reason', () => {
    const rows = [
      [1, -2],
      [3.5, 5],
    ];
    expect(
      find(
        tensor([
          [1, -2],
          [40, 51],
        ]),
        tensor(rows),
      ),
    ).toEqual([]);
  });
});

describe('a shape that is off', () => {
  const ofShape = (...shape: number[]): TensorValue => ({
    dtype: 'float32',
    shape,
    data: new Float32Array(shape.reduce((product, extent) => product * extent, 1)).fill(5),
  });
  const [row, column] = [
    { axis: 0, word: 'row' },
    { axis: 1, word: 'column' },
  ];
  it.each<[string, number[], number[], readonly ValuePattern[]]>([
    ['one column too few', [3, 3], [3, 4], [{ kind: 'size', axes: [column], by: -1 }]],
    ['two of each too many', [5, 6], [3, 4], [{ kind: 'size', axes: [row, column], by: 2 }]],
    ['nine are counted', [12, 4], [3, 4], [{ kind: 'size', axes: [row], by: 9 }]],
    ['ten are no slip', [13, 4], [3, 4], []],
    ['one more and one fewer', [5, 3], [4, 4], []],
    ['one more and two more', [4, 6], [3, 4], []],
    ['another rank', [3, 4, 1], [3, 5], []],
    ['nothing in it', [0, 4], [3, 4], [{ kind: 'size', axes: [row], by: -3 }]],
    ['one value where there should be two', [1, 1], [1, 2], [{ kind: 'size', axes: [column], by: -1 }]],
  ])('%s', (_, came, due, patterns) => {
    expect(find(ofShape(...came), ofShape(...due), ['row', 'column'])).toEqual(patterns);
  });

  it('is not counted without words for the axes', () => {
    expect(find(ofShape(3, 3), ofShape(3, 4))).toEqual([]);
  });

  it('has its values in order, or not', () => {
    const [flat, right] = [
      vector(1, 2, 3, 4, 5, 6),
      tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ];
    expect(find(flat, right)).toEqual([{ kind: 'reshaped' }]);
    expect(find({ ...flat, shape: [3, 2] }, right)).toEqual([{ kind: 'reshaped' }]);
    expect(find(vector(1, 2, 3, 4, 5, 7), right)).toEqual([]);
    // A scalar tells of no order.
    expect(find(vector(3), tensor(3))).toEqual([]);
  });
});

describe('large tensors', () => {
  const AT_MOST = 65_536;
  const counted = (length: number) => linspace(1, length, length);
  const reversed = (of: TensorValue): TensorValue => ({ ...of, data: of.data.slice().reverse() });
  const doubled = (of: TensorValue): TensorValue => ({ ...of, data: of.data.map((value) => 2 * value) });

  it('are searched for what moved up to a number of values', () => {
    const [most, more] = [counted(AT_MOST), counted(AT_MOST + 1)];
    expect(kinds(reversed(most), most)).toEqual(['reversed']);
    expect(kinds(reversed(more), more)).toEqual([]);
  });

  it('have a factor, however many they are, and no place and no other shape', () => {
    const more = counted(AT_MOST + 1);
    expect(kinds(doubled(more), more)).toEqual(['factor']);
    const wrongAtEnd = { ...more, data: more.data.slice() };
    wrongAtEnd.data[AT_MOST] = -5;
    expect(kinds(wrongAtEnd, more)).toEqual([]);
    expect(kinds({ ...more, shape: [1, AT_MOST + 1] }, more)).toEqual([]);
  });
});

it('a pattern of places speaks of the shown result alone, every other one of larger ones too', () => {
  const along = { axis: 0 };
  const places: readonly ValuePattern[] = [
    { kind: 'only-wrong', along, position: 0, last: false },
    { kind: 'only-right', along, position: 0 },
    { kind: 'wrong-from', along, position: 1 },
  ];
  const whole: readonly ValuePattern[] = [
    { kind: 'zero' },
    { kind: 'nan', from: { index: [1] } },
    { kind: 'shifted', along, by: 1 },
    { kind: 'by-line', along, relation: 'factor', least: 1, most: 2 },
    { kind: 'size', axes: [along], by: 1 },
  ];
  expect(places.map(isOfWhole)).toEqual([false, false, false]);
  expect(whole.map(isOfWhole)).toEqual([true, true, true, true, true]);
});
