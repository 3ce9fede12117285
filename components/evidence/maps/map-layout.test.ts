import { expect, it } from 'vitest';
import { CELL_MAX, cellAt, MAP_HEIGHT_MAX, mapLayoutOf } from './map-layout.ts';

it('gives a 6 × 6 map in a third of the pane gaps but no numbers', () => {
  expect(mapLayoutOf({ rows: 6, columns: 6 }, { width: 134 })).toEqual({
    cell: 22,
    gap: 1,
    numbers: false,
    width: 132,
    height: 132,
  });
});

it('writes numbers into small maps without blowing them up', () => {
  expect(mapLayoutOf({ rows: 2, columns: 2 }, { width: 134 })).toMatchObject({
    cell: CELL_MAX,
    numbers: true,
  });
});

it('drops the gaps of fine maps and keeps 64 columns inside the width', () => {
  const layout = mapLayoutOf({ rows: 64, columns: 64 }, { width: 134 });
  expect(layout).toMatchObject({ gap: 0, cell: 2 });
  expect(layout.width).toBeLessThanOrEqual(134);
});

it('bounds the height of tall maps', () => {
  expect(mapLayoutOf({ rows: 64, columns: 2 }, { width: 134 }).height).toBeLessThanOrEqual(MAP_HEIGHT_MAX);
});

it('scales below a pixel instead of overflowing a narrow phone', () => {
  expect(mapLayoutOf({ rows: 1, columns: 64 }, { width: 40 }).width).toBe(40);
});

it('finds the cell under the pointer and nothing outside', () => {
  const grid = { rows: 2, columns: 3 };
  const layout = mapLayoutOf(grid, { width: 60 });
  expect(cellAt(layout, grid, { x: 45, y: 25 })).toBe(5);
  expect(cellAt(layout, grid, { x: 61, y: 5 })).toBeNull();
  expect(cellAt(layout, grid, { x: -1, y: 5 })).toBeNull();
});
