/** Which part of a result is drawn, of which part of it, and in what words: at the edges. */
import { describe, expect, it } from 'vitest';
import type { PictureSpec } from '#grader/exercise/case-spec.ts';
import { linspace, tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { TensorValue, Value } from '#grader/protocol.ts';
import { cropTensor, partAround, partInWords } from './crop-tensor.ts';
import { partAt, picturesOf, picturesOfPair } from './pictures.ts';
import { predictionsPicture } from './predictions-picture.ts';
import { createProgressCurve } from './progress-curve.ts';
import { progressPatterns } from './progress-patterns.ts';

describe('the part at a path', () => {
  const value: Value = { grads: { w1: tensor([1]), list: [1, { b: 2 }] }, 'odd key': 3, none: null };
  it.each<[string, Value]>([
    ['', value],
    ['grads.w1', tensor([1])],
    ['grads.list[0]', 1],
    ['grads.list[1].b', 2],
    ['odd key', 3],
    ['none', null],
    ['grads.w2', undefined],
    ['grads.list[9]', undefined],
    ['grads.w1.data', undefined],
    ['none.more', undefined],
    ['constructor', undefined],
    ['grads.toString', undefined],
  ])('%s', (path, part) => {
    expect(partAt(value, path)).toEqual(part);
  });
});

describe('a picture of a result', () => {
  const spec = (more: Partial<PictureSpec> = {}): PictureSpec => ({ as: 'image', title: 'it', ...more });
  const drawn = (actual: Value, more: Partial<PictureSpec> = {}) =>
    picturesOf(spec(more), { actual, args: [] });
  const ofSize = (length: number): TensorValue => ({ ...linspace(0, 1, length) });

  it.each<[string, Value, Partial<PictureSpec>, number]>([
    ['a tensor', tensor([1]), {}, 1],
    ['a part of it', { y: tensor([1]) }, { path: 'y' }, 1],
    ['no part that is not there', { y: tensor([1]) }, { path: 'z' }, 0],
    ['no number', 1, {}, 0],
    ['no list of tensors', [tensor([1])], {}, 0],
    ['nothing', undefined, {}, 0],
    ['what a page can draw', ofSize(256 * 256 * 4), {}, 1],
    ['nothing larger', ofSize(256 * 256 * 4 + 1), {}, 0],
    ['an empty tensor', tensor([]), {}, 1],
  ])('is of %s', (_, actual, more, count) => {
    expect(drawn(actual, more)).toHaveLength(count);
  });

  it('of attention has the mask that is an option of the call, and only one that is a tensor', () => {
    const mask = tensor([[1, 0]], 'bool');
    const layout = { '': ['query', 'key'] };
    const maskOf = (...args: Value[]) =>
      picturesOf(spec(), { actual: tensor([[0.5, 0.5]]), args, layout })[0]?.mask;
    expect(maskOf({ scale: 1 }, { mask })).toMatchObject({ dtype: 'bool', data: [1, 0] });
    expect(maskOf({ mask: 'causal' }, { mask })).toMatchObject({ data: [1, 0] });
    expect(maskOf({ mask: 'causal' }, mask)).toBeUndefined();
  });

  it('of a pair is that of either side which can be drawn', () => {
    const pair = (expected: Value, actual: Value) =>
      picturesOfPair(spec(), { expected, actual, args: [] }).map(({ title }) => title);
    expect(pair(tensor([1]), tensor([2]))).toEqual(['it: expected', 'it: yours']);
    expect(pair(tensor([1]), 'a word')).toEqual(['it: expected']);
    expect(pair(undefined, tensor([2]))).toEqual(['it: yours']);
  });

  it('of a walk is one in the plane and lines elsewhere, whichever side it is', () => {
    const walk = spec({ as: 'trajectory' });
    const plane = tensor([
      [0, 0],
      [1, 1],
    ]);
    const kinds = (expected: Value, actual: Value) =>
      picturesOfPair(walk, { expected, actual, args: [] }).map(({ as }) => as);
    expect(kinds(plane, plane)).toEqual(['trajectory']);
    expect(kinds(plane, tensor([[1, 2, 3]]))).toEqual(['trajectory', 'line']);
    expect(kinds(plane, tensor([1, 2, 3]))).toEqual(['trajectory', 'line']);
    expect(kinds(plane, 3)).toEqual(['trajectory']);
  });
});

describe('the part of a tensor that is shown', () => {
  it.each<[string, number[], number[], number, { origin: number[]; shape: number[] } | null]>([
    ['is all of what is small', [4, 4], [0, 0], 16, null],
    ['is all of a scalar', [], [], 1, null],
    ['is all of nothing', [0, 9], [], 4, null],
    ['is the half with the worst value', [8], [6], 4, { origin: [4], shape: [4] }],
    ['begins where the tensor does', [8], [0], 4, { origin: [0], shape: [4] }],
    ['has the worst value in its middle', [8], [4], 4, { origin: [2], shape: [4] }],
    ['is halved along its longest axis', [2, 8], [1, 7], 8, { origin: [0, 4], shape: [2, 4] }],
    [
      'is cut along the batch first',
      [8, 2, 2, 1],
      [5, 0, 0, 0],
      4,
      { origin: [5, 0, 0, 0], shape: [1, 2, 2, 1] },
    ],
    ['is the beginning where no value is worst', [16], [], 4, { origin: [0], shape: [4] }],
    ['is a single value at least', [4, 4], [3, 2], 0, { origin: [3, 2], shape: [1, 1] }],
  ])('%s', (_, shape, worst, most, part) => {
    expect(partAround(shape, worst, most)).toEqual(part);
  });

  it('has the values of the whole, in its type', () => {
    const whole = tensor(
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
      'int32',
    );
    const part = cropTensor(whole, { origin: [1, 1], shape: [2, 2] });
    expect(part).toEqual({ dtype: 'int32', shape: [2, 2], data: Int32Array.of(5, 6, 8, 9) });
    part.data[0] = 0;
    expect(whole.data[4]).toBe(5);
  });

  it.each<[number[], number[], number[], string[] | undefined, string]>([
    [[0], [4], [8], ['box'], 'boxes 0–3 of 8'],
    [[3], [1], [8], ['step'], 'step 3 of 8'],
    [[2, 0], [2, 4], [8, 4], ['row', 'key'], 'rows 2–3 of 8'],
    [[0, 2], [8, 2], [8, 4], ['row', 'key'], 'keys 2–3 of 4'],
    [[0, 2], [8, 2], [8, 4], ['row'], 'axis 1, 2–3 of 4'],
    [[0], [8], [8], ['row'], ''],
  ])('from %j of shape %j, of %j in %j, is said: %s', (origin, shape, whole, layout, words) => {
    expect(partInWords({ origin, shape }, whole, layout)).toBe(words);
  });
});

describe('a picture of predictions', () => {
  const images = (count: number) => ({ ...linspace(0, 1, count * 4), shape: [count, 2, 2] });
  const labels = (count: number) => Array.from({ length: count }, (_, i) => String(i));
  it.each<[string, number[], number, number]>([
    ['no images', [0, 2, 2], 0, 0],
    ['images of another rank', [2, 4], 2, 2],
    ['fewer predictions than images', [2, 2, 2], 1, 2],
    ['more labels than images', [2, 2, 2], 2, 3],
  ])('is none of %s', (_, shape, predicted, actual) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    const given = {
      images: { ...linspace(0, 1, size), shape },
      predicted: labels(predicted),
      actual: labels(actual),
    };
    expect(predictionsPicture('t', given)).toBeNull();
  });

  it('shows every image of a few, and cuts long labels', () => {
    const long = 'x'.repeat(30);
    const shown = predictionsPicture('t', { images: images(2), predicted: [long, 'b'], actual: ['a', 'b'] });
    expect(shown?.predictions).toEqual({
      ...{ right: 1, total: 2 },
      shown: [
        { predicted: 'x'.repeat(20), actual: 'a' },
        { predicted: 'b', actual: 'b' },
      ],
    });
    expect(shown?.tensor.shape).toEqual([2, 2, 2]);
  });
});

describe('the curve of a training', () => {
  const point = (step: number, values: Record<string, number | 'NaN' | 'Infinity' | '-Infinity'>) => ({
    step,
    values,
  });

  it.each<[string, ReturnType<typeof point>[], readonly object[]]>([
    [
      'that falls by just enough',
      [point(0, { loss: 100 }), point(1, { loss: 99 }), point(2, { loss: 97.9 })],
      [],
    ],
    [
      'that falls by hardly anything',
      [point(0, { loss: 100 }), point(1, { loss: 99 }), point(2, { loss: 98 })],
      [{ kind: 'loss-stays', last: { step: 2, value: 98 } }],
    ],
    ['below zero that falls', [point(0, { loss: -1 }), point(1, { loss: -2 }), point(2, { loss: -3 })], []],
    [
      'that rises',
      [point(0, { loss: 1 }), point(1, { loss: 2 }), point(2, { loss: 3 })],
      [{ kind: 'loss-stays' }],
    ],
    [
      'that is endless below',
      [point(0, { loss: 1 }), point(1, { loss: '-Infinity' })],
      [{ kind: 'not-finite', value: 'infinite', step: 1 }],
    ],
    [
      'of two numbers, each by itself',
      [point(0, { loss: 1, norm: 'NaN' }), point(1, { loss: 0.5 }), point(2, { loss: 0.1 })],
      [{ kind: 'not-finite', of: 'norm', step: 0 }],
    ],
    ['of a loss that comes late', [point(0, {}), point(1, { loss: 1 }), point(2, { loss: 1 })], []],
  ])('%s', (_, curve, patterns) => {
    expect(progressPatterns(curve)).toMatchObject(patterns);
    expect(progressPatterns(curve)).toHaveLength(patterns.length);
  });

  it('that is kept is not changed by what comes later', () => {
    const curve = createProgressCurve();
    curve.add(point(0, { loss: 1 }));
    const before = curve.points();
    curve.add(point(1, { loss: 2 }));
    expect([before.length, curve.points().length]).toEqual([1, 2]);
  });
});
