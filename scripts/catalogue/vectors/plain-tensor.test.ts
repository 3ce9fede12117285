import { describe, expect, test } from 'vitest';
import { channelsLast, oneHot, reshape, rows, transpose } from './plain-tensor.ts';

const counting = (...shape: number[]) => ({
  dtype: 'float32' as const,
  shape,
  data: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
});

describe('layout changes on plain tensors', () => {
  test('a transposed matrix has rows for columns', () => {
    expect(transpose(counting(2, 3), [1, 0])).toEqual({
      dtype: 'float32',
      shape: [3, 2],
      data: Float32Array.of(0, 3, 1, 4, 2, 5),
    });
  });

  test('channels last takes NCHW to NHWC', () => {
    const moved = channelsLast(counting(1, 2, 2, 2));
    expect(moved.shape).toEqual([1, 2, 2, 2]);
    expect([...moved.data]).toEqual([0, 4, 1, 5, 2, 6, 3, 7]);
  });

  test('rows are cut along the first axis', () => {
    expect(rows(counting(3, 2), 1, 3)).toEqual({
      dtype: 'float32',
      shape: [2, 2],
      data: Float32Array.of(2, 3, 4, 5),
    });
  });

  test('class indices become one-hot rows', () => {
    const hot = oneHot({ shape: [2], data: [2, 0], dtype: 'int64' }, 3);
    expect([...hot.data]).toEqual([0, 0, 1, 1, 0, 0]);
  });

  test('a shape of another size is refused', () => {
    expect(() => reshape(counting(2, 3), [4, 2])).toThrow('Cannot reshape [2,3] to [4,2].');
  });
});
