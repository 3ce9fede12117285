/** Which part of a structured result is said to be wrong, and how the two forms are called. */
import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Value } from '#grader/protocol.ts';
import { compareValues, valuesAgree } from './compare.ts';
import { findUnfit } from './fit.ts';
import { valueDistance } from './value-distance.ts';

const tolerance = { absolute: 0.5, relative: 0 };
const compare = (actual: Value, expected: Value) => compareValues(actual, expected, { tolerance });
const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const vector = (...numbers: number[]) => tensor(numbers);

const FORMS: readonly (readonly [form: string, value: Value])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a tensor', vector(1)],
  ['a list', [1]],
  ['an object', {}],
  ['a number', 1],
  ['a string', 'a'],
  ['a boolean', true],
];

describe('two forms', () => {
  it.each(FORMS)('that are both %s agree', (_, value) => {
    expect(compare(value, value)).toBeNull();
    expect(valuesAgree(value, value, tolerance)).toBe(true);
    expect(valueDistance(value, value, tolerance)).toBe(0);
  });

  it.each(
    FORMS.flatMap(([due, expected]) =>
      FORMS.filter(([came]) => came !== due).map(([came, actual]) => [came, due, actual, expected] as const),
    ),
  )('%s is not %s, and the sentence has both', (came, due, actual, expected) => {
    expect(compare(actual, expected)).toEqual({ kind: 'form', path: '', expected: due, actual: came });
    expect(valuesAgree(actual, expected, tolerance)).toBe(false);
    expect(valueDistance(actual, expected, tolerance)).toBe(inf);
  });

  it.each<[string, Value]>([
    ['an object with `a`', { a: 1 }],
    ['an object with `a` and `b`', { a: 1, b: 1 }],
    ['an object with `a`, `b`, and `c`', { a: 1, b: 1, c: 1 }],
  ])('wants %s by name', (words, expected) => {
    expect(compare(1, expected)).toMatchObject({ expected: words });
  });

  it.each<[string, Value]>([
    ['a list', []],
    ['a list', [vector(1), 1]],
    ['a list of tensors', [vector(1)]],
    ['a list of tensors', [vector(1), vector(2)]],
  ])('calls what came %s', (words, actual) => {
    expect(compare(actual, vector(1))).toMatchObject({ actual: words });
  });

  it('calls an object that came an object, whatever is in it', () => {
    expect(compare({ a: 1, b: 2 }, 1)).toMatchObject({ actual: 'an object' });
  });
});

describe('the place of a mismatch', () => {
  it.each<[string, Value, Value, string]>([
    ['[1]', [1, 2], [1, 9], 'number'],
    ['a', { a: 'x' }, { a: 'y' }, 'word'],
    ['a.b', { a: { b: true } }, { a: { b: false } }, 'word'],
    ['a[0].b', { a: [{ b: vector(1) }] }, { a: [{ b: vector(9) }] }, 'values'],
    ['[0][1]', [[1, 2]], [[1, 9]], 'number'],
    ['a[1]', { a: [1, 1] }, { a: [1, vector(1)] }, 'form'],
    ['w', { w: vector(1, 2) }, { w: vector(1) }, 'shape'],
    ['w', { w: tensor([1], 'bool') }, { w: vector(1) }, 'dtype'],
    ['list', { list: [1] }, { list: [] }, 'length'],
  ])('is %s', (path, actual, expected, kind) => {
    expect(compare(actual, expected)).toMatchObject({ path, kind });
    expect(valuesAgree(actual, expected, tolerance)).toBe(false);
    expect(valueDistance(actual, expected, tolerance)).toBeGreaterThan(1);
  });

  it.each<[string, Value, Value, object]>([
    ['at the top', { a: 1 }, { a: 1, b: 2 }, { path: '', key: 'b', has: ['a'] }],
    ['inside', { g: {} }, { g: { w: 1 } }, { path: 'g', key: 'w', has: [] }],
    [
      'with a name that every object inherits',
      {},
      { constructor: 1 },
      { path: '', key: 'constructor', has: [] },
    ],
    ['that is there as undefined', { b: 1 }, { a: undefined }, { path: '', key: 'a', has: ['b'] }],
    ['named as the prototype is', {}, JSON.parse('{"__proto__": 1}') as Value, { key: '__proto__' }],
  ])('of a part that is missing %s is what holds it', (_, actual, expected, found) => {
    expect(compare(actual, expected)).toMatchObject({ kind: 'missing', ...found });
  });

  it('is nowhere for what nobody asked for', () => {
    expect(compare({ a: 1, more: vector(nan) }, { a: 1 })).toBeNull();
    expect(compare({ a: { b: 1, more: 'x' } }, { a: { b: 1 } })).toBeNull();
    expect(compare({ a: undefined }, { a: undefined })).toBeNull();
  });
});

describe('of several parts that are wrong', () => {
  it.each<[string, Value, Value, string]>([
    ['a wrong form comes before the furthest number', [vector(1e9), 'a'], [vector(1), 1], '[1]'],
    ['a missing part does', { a: vector(1e9) }, { a: vector(1), b: 1 }, ''],
    ['a wrong length does', [vector(1e9), [1]], [vector(1), [1, 2]], '[1]'],
    ['a wrong shape does', [vector(1e9), vector(1)], [vector(1), tensor(1)], '[1]'],
    ['a wrong type does', [vector(1e9), tensor([1], 'int32')], [vector(1), vector(1)], '[1]'],
    ['a wrong word does', [vector(1e9), 'a'], [vector(1), 'b'], '[1]'],
    ['the first of two wrong forms', [1, 2], ['a', 'b'], '[0]'],
    [
      'the tensor that is furthest off',
      [vector(2), vector(4), vector(3)],
      [vector(1), vector(1), vector(1)],
      '[1]',
    ],
    ['the number that is furthest off', [2, 4, 3], [1, 1, 1], '[1]'],
    ['a plain number by its tolerances, as a tensor is', [vector(2), 2.9], [vector(1), 1], '[1]'],
    ['the first of two that are as far', [vector(3), vector(3)], [vector(1), vector(1)], '[0]'],
    ['NaN before any number', [vector(1e30), vector(nan)], [vector(1), vector(1)], '[1]'],
    ['an infinity before any number', [vector(1e30), vector(-inf)], [vector(1), vector(1)], '[1]'],
    ['a plain NaN before any number', [1e30, nan], [1, 1], '[1]'],
    ['a number for an infinity', [vector(9), vector(1)], [vector(1), vector(inf)], '[1]'],
    [
      'an integer, of which nothing is allowed',
      [vector(9), tensor([2], 'int32')],
      [vector(1), tensor([1], 'int32')],
      '[1]',
    ],
  ])('%s', (_, actual, expected, path) => {
    expect(compare(actual, expected)?.path).toBe(path);
  });

  it('a large number is no further off than a small tensor that is off by a larger share', () => {
    const shares = { tolerance: { absolute: 0, relative: 0.1 } };
    expect(compareValues([vector(2), 1500], [vector(1), 1000], shares)?.path).toBe('[0]');
    expect(compareValues([vector(2), 2500], [vector(1), 1000], shares)?.path).toBe('[1]');
  });

  it('the words of axes are those of the part', () => {
    const layout = { a: ['row'], 'b[0]': ['step', 'unit'] };
    const found = compareValues(
      { a: vector(1, 1), b: [tensor([[1, 9]])] },
      { a: vector(1, 1), b: [tensor([[1, 1]])] },
      { tolerance, layout },
    );
    expect(found).toMatchObject({ path: 'b[0]', difference: { worstIndexWords: 'step 0, unit 1' } });
  });
});

describe('the distance of structured results', () => {
  it.each<[string, Value, Value, number]>([
    ['of nothing at all', [], [], 0],
    ['of an object without parts', { a: 1 }, {}, 0],
    ['is the largest of a list', [1, 3, 2], [1, 1, 1], 4],
    ['is the largest of an object', { a: 2, b: { c: 4 } }, { a: 1, b: { c: 1 } }, 6],
    ['is the largest in a tensor', vector(1, -2), vector(1, 1), 6],
    ['of an empty tensor', vector(), vector(), 0],
    ['of NaN where it is due', { a: nan }, { a: nan }, 0],
    ['of a part that is missing', {}, { a: 1 }, inf],
    ['of one that is missing where nothing is due', {}, { a: undefined }, inf],
    ['of one that is there as nothing', { a: undefined }, { a: undefined }, 0],
    ['of a list that is too long', [1, 1], [1], inf],
    ['of two booleans', [true], [false], inf],
    ['of null for an object', { a: null }, { a: { b: 1 } }, inf],
    ['of a scalar for a number', { a: tensor(1) }, { a: 1 }, inf],
  ])('%s', (_, actual, expected, found) => {
    expect(valueDistance(actual, expected, tolerance)).toBe(found);
  });
});

describe('what can be worked with', () => {
  it.each<[string, Value, Value]>([
    ['any numbers of the shape', { w: tensor([[7, 8]]) }, { w: tensor([[1, 2]]) }],
    ['any integers', tensor([9], 'int32'), tensor([1], 'int32')],
    ['any truth', tensor([1], 'bool'), tensor([0], 'bool')],
    ['any word', ['left', 7], ['right', 1]],
    ['more parts than are due', { a: 1, more: [] }, { a: 2 }],
    ['nothing where nothing is due', undefined, undefined],
    ['null where null is due', { a: null }, { a: null }],
    ['what is no number where none is due', [nan, vector(inf)], [nan, vector(nan)]],
    ['a number where an infinity is due', [1], [-inf]],
  ])('is %s', (_, actual, due) => {
    expect(findUnfit(actual, due, tolerance)).toBeNull();
  });

  it.each<[string, Value, Value, object]>([
    ['nothing', undefined, 1, { kind: 'form', path: '' }],
    ['a tensor for null', vector(1), null, { kind: 'form', expected: 'null', actual: 'a tensor' }],
    ['a list for null', [1], null, { kind: 'form', expected: 'null', actual: 'a list' }],
    ['an object for null', { a: {} }, { a: null }, { kind: 'form', path: 'a', actual: 'an object' }],
    ['a word for a number', { a: '1' }, { a: 1 }, { kind: 'form', path: 'a', actual: 'a string' }],
    ['a number for a word', [1], ['x'], { kind: 'form', path: '[0]', expected: 'a string' }],
    ['a list for an object', [1], { a: 1 }, { kind: 'form', expected: 'an object with `a`' }],
    ['an object for a list', { a: 1 }, [1], { kind: 'form', expected: 'a list' }],
    ['a longer list', [1, 2, 3], [1, 2], { kind: 'length', actual: 3, expected: 2 }],
    [
      'a missing part inside',
      { g: { a: 1 } },
      { g: { a: 1, b: 1 } },
      { kind: 'missing', path: 'g', key: 'b' },
    ],
    ['an empty tensor', vector(), vector(1), { kind: 'shape' }],
    ['another rank', tensor([[1]]), vector(1), { kind: 'shape' }],
    ['a truth for a number', tensor([1], 'bool'), vector(1), { kind: 'dtype' }],
    [
      'an infinity among many',
      { w: vector(5, inf, 5) },
      { w: vector(1, 2, 3) },
      { kind: 'values', path: 'w' },
    ],
    ['a plain infinity', inf, 1, { kind: 'number' }],
  ])('is not %s', (_, actual, due, found) => {
    expect(findUnfit(actual, due, tolerance)).toMatchObject(found);
  });

  it('counts only what is no number among what is due', () => {
    const found = findUnfit(vector(9, nan, inf, nan), vector(1, 1, 1, nan), tolerance);
    expect(found).toMatchObject({
      difference: { differing: 2, nanCount: 1, infinityCount: 1, worstIndex: [1] },
    });
  });

  it('changes neither side', () => {
    const [actual, due] = [vector(9, nan), vector(1, 2)];
    findUnfit(actual, due, tolerance);
    expect([Array.from(actual.data), Array.from(due.data)]).toEqual([
      [9, nan],
      [1, 2],
    ]);
  });
});
