import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { TensorValue, Value } from '#grader/protocol.ts';
import {
  copyValue,
  countElements,
  isRecord,
  isSameShape,
  isTensorValue,
  sizeOf,
  stridesOf,
  unravel,
} from './tensor-value.ts';

const T = tensor([1, 2]);

describe('a value', () => {
  it.each<[string, Value, 'tensor' | 'record' | 'neither']>([
    ['a tensor', T, 'tensor'],
    ['an empty tensor', tensor([]), 'tensor'],
    ['a scalar', tensor(1), 'tensor'],
    ['a tensor of integers', tensor([1], 'int32'), 'tensor'],
    ['options', { stride: 2 }, 'record'],
    ['no options', {}, 'record'],
    ['options with plain data', { shape: [1], data: [1] }, 'record'],
    ['options that hold a tensor', { data: T }, 'record'],
    ['a list', [T], 'neither'],
    ['null', null, 'neither'],
    ['nothing', undefined, 'neither'],
    ['a number', 1, 'neither'],
    ['a word', 'data', 'neither'],
    ['truth', true, 'neither'],
  ])('that is %s is told apart', (_, value, kind) => {
    expect([isTensorValue(value), isRecord(value)]).toEqual([kind === 'tensor', kind === 'record']);
  });

  it.each<[string, Value, number]>([
    ['a tensor has its elements', tensor([[1, 2, 3]]), 3],
    ['an empty one has none', tensor([]), 0],
    ['a number is one', 5, 1],
    ['a word is one, however long', 'abc', 1],
    ['nothing is one', undefined, 1],
    ['null is one', null, 1],
    ['a list has those of its entries', [1, T, 'a'], 4],
    ['an object has those of its parts', { a: 1, b: [T, T] }, 5],
    ['an empty list has none', [], 0],
    ['an empty object has none', {}, 0],
  ])('%s', (_, value, count) => {
    expect(countElements(value)).toBe(count);
  });
});

describe('a copy', () => {
  it('is equal, and shares nothing, as deep as the value goes', () => {
    const value = { list: [tensor([1, 2]), { w: tensor([3], 'int32') }], n: 1, no: null };
    const copy = copyValue(value) as typeof value;
    expect(copy).toEqual(value);
    const [first, second] = copy.list as [TensorValue, { w: TensorValue }];
    first.data[0] = 99;
    (first.shape as number[])[0] = 99;
    second.w.data[0] = 99;
    copy.list.push(first);
    expect(value).toEqual({ list: [tensor([1, 2]), { w: tensor([3], 'int32') }], n: 1, no: null });
  });

  it.each<Value>([undefined, null, 1, -0, Number.NaN, 'a', false])('of %s is itself', (value) => {
    expect(copyValue(value)).toBe(value);
  });

  it('of a window into a large buffer has a buffer of its own', () => {
    const data = new Float32Array(new ArrayBuffer(4_096), 8, 2);
    const copy = copyValue({ dtype: 'float32', shape: [2], data }) as TensorValue;
    expect(copy.data.buffer.byteLength).toBe(8);
  });
});

describe('places in a tensor', () => {
  it.each<[readonly number[], number, readonly number[]]>([
    [[], 1, []],
    [[4], 4, [1]],
    [[2, 3], 6, [3, 1]],
    [[2, 3, 4], 24, [12, 4, 1]],
    [[5, 1, 2], 10, [2, 2, 1]],
    [[0, 3], 0, [3, 1]],
    [[3, 0], 0, [0, 1]],
  ])('of shape %j are %i, with strides %j', (shape, size, strides) => {
    expect([sizeOf(shape), stridesOf(shape)]).toEqual([size, strides]);
  });

  it.each<[number, readonly number[], readonly number[]]>([
    [0, [], []],
    [3, [4], [3]],
    [5, [2, 3], [1, 2]],
    [3, [2, 3], [1, 0]],
    [23, [2, 3, 4], [1, 2, 3]],
    [7, [2, 1, 4], [1, 0, 3]],
  ])('number %i of shape %j is %j', (flat, shape, index) => {
    expect(unravel(flat, shape)).toEqual(index);
  });

  it('lead back to their number', () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(shapes, fc.nat(), (shape, at) => {
        const flat = at % sizeOf(shape);
        const strides = stridesOf(shape);
        expect(unravel(flat, shape).reduce((sum, place, axis) => sum + place * (strides[axis] ?? 0), 0)).toBe(
          flat,
        );
      }),
    );
  });

  it.each<[readonly number[], readonly number[], boolean]>([
    [[2, 3], [2, 3], true],
    [[], [], true],
    [[2, 3], [3, 2], false],
    [[1], [], false],
    [[2, 3], [23], false],
    [[12], [1, 2], false],
  ])('of shape %j and %j are in one shape: %s', (a, b, same) => {
    const of = (shape: readonly number[]): TensorValue => ({
      ...{ dtype: 'float32', shape: [...shape] },
      data: new Float32Array(sizeOf(shape)),
    });
    expect(isSameShape(of(a), of(b))).toBe(same);
  });
});
