import { describe, expect, it } from 'vitest';
import { flatIndex, indexAt, mapAxesOf, planeAt } from './map-axes.ts';

const counting = (shape: number[]) => ({
  shape,
  dtype: 'float32' as const,
  data: Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, at) => at),
});

describe('mapAxesOf', () => {
  it('shows the image plane of an NHWC tensor and picks batch and channel', () => {
    const axes = mapAxesOf([2, 6, 5, 3], ['batch', 'row', 'column', 'channel']);
    expect([axes.row, axes.column]).toEqual([1, 2]);
    expect(axes.pickers.map((picker) => picker.name)).toEqual(['batch', 'channel']);
  });

  it('falls back to the last two axes and offers no picker for axes of size one', () => {
    const axes = mapAxesOf([1, 4, 10, 10]);
    expect([axes.row, axes.column]).toEqual([2, 3]);
    expect(axes.pickers).toEqual([{ axis: 1, name: 'axis 1', named: false, size: 4, from: 0 }]);
  });

  it('draws scalars and vectors as one row', () => {
    expect(mapAxesOf([])).toMatchObject({ row: null, column: null, pickers: [] });
    expect(mapAxesOf([7], ['class'])).toMatchObject({ row: null, column: 0, columnName: 'class' });
  });

  it('ignores plane names past the rank of the tensor', () => {
    expect(mapAxesOf([2, 3], ['batch', 'time', 'row', 'column'])).toMatchObject({ row: 0, column: 1 });
  });
});

describe('planeAt', () => {
  it('reads the chosen batch and channel', () => {
    const axes = mapAxesOf([2, 2, 2, 3], ['batch', 'row', 'column', 'channel']);
    const plane = planeAt(counting([2, 2, 2, 3]), axes, [1, 0, 0, 2]);
    expect(plane).toMatchObject({ rows: 2, columns: 2 });
    expect([...plane.values]).toEqual([14, 17, 20, 23]);
  });

  it('reads a scalar as one cell and an empty tensor as none', () => {
    expect([...planeAt(counting([]), mapAxesOf([]), []).values]).toEqual([0]);
    expect(planeAt(counting([0, 3]), mapAxesOf([0, 3]), [])).toMatchObject({ rows: 0, columns: 0 });
  });

  it('turns the words for non-finite numbers into numbers', () => {
    const tensor = { shape: [3], dtype: 'float32' as const, data: ['NaN' as const, 'Infinity' as const, 1] };
    expect([...planeAt(tensor, mapAxesOf([3]), []).values]).toEqual([
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1,
    ]);
  });
});

it('names the full index of a cell and finds it again in the data', () => {
  const shape = [2, 4, 5, 3];
  const axes = mapAxesOf(shape, ['batch', 'row', 'column', 'channel']);
  const index = indexAt(shape, axes, [1, 0, 0, 2], { row: 3, column: 4 });
  expect(index).toEqual([1, 3, 4, 2]);
  expect(flatIndex(shape, index)).toBe(119);
});
