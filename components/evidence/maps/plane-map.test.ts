import { expect, it } from 'vitest';
import type { JsonTensor } from '#grader/protocol.ts';
import { mapAxesOf } from './map-axes.ts';
import { blankCells, cellText, largestCell, planeMapOf, scaleFor } from './plane-map.ts';

const tensor = (shape: number[], data: JsonTensor['data']): JsonTensor => ({ dtype: 'float32', shape, data });
const stack = tensor([2, 2, 2], [1, 2, 3, 4, 5, 'NaN', '-Infinity', 8]);
const axes = mapAxesOf(stack.shape);

it('shows the chosen slice with its own scale and counts', () => {
  const map = planeMapOf(stack, axes, [1, 0, 0]);
  expect([...map.values]).toEqual([5, Number.NaN, Number.NEGATIVE_INFINITY, 8]);
  expect(map).toMatchObject({ limit: 8, nanCount: 1, infinityCount: 1 });
  expect(cellText(map, 3)).toBe('At [1, 1, 1]: 8.');
});

it('starts the probe at the largest, and at a NaN before all', () => {
  expect(largestCell(planeMapOf(stack, axes, [0, 0, 0]))).toBe(3);
  expect(largestCell(planeMapOf(stack, axes, [1, 0, 0]))).toBe(1);
});

it('pools a large plane by the largest size, and knows where that is', () => {
  const wide = tensor(
    [1, 130],
    Array.from({ length: 130 }, (_, at) => (at === 4 ? -9 : 1)),
  );
  const map = planeMapOf(wide, mapAxesOf(wide.shape), []);
  expect(map.pooled).toEqual([1, 3]);
  expect([map.values[1], map.indexOfCell(1)]).toEqual([-9, [0, 4]]);
});

it('draws shares from zero, and everything else round zero', () => {
  expect(scaleFor(tensor([2], [0, 1]), tensor([2], [0.5, 'NaN']))).toBe('sequential');
  expect(scaleFor(tensor([2], [0, 1]), tensor([1], [1.5]))).toBe('diverging');
  expect(scaleFor(tensor([0], []))).toBe('diverging');
});

it('blanks what is hidden only where it holds nothing', () => {
  const map = planeMapOf(stack, axes, [0, 0, 0]);
  const upper = (index: readonly number[]) => (index[1] ?? 0) < (index[2] ?? 0);
  expect([...blankCells(map, upper, () => true)]).toEqual([1]);
  expect([...blankCells(map, upper, (cell) => cell !== 1)]).toEqual([]);
  expect([...blankCells(map, null, () => true)]).toEqual([]);
});
