import { expect, it } from 'vitest';
import type { JsonTensor } from '#grader/protocol.ts';
import { mapAxesOf } from '../maps/map-axes.ts';
import { nestedCode } from '../words/literal-code.ts';
import { tensorRowsOf } from './tensor-table-model.ts';

function rowsOf(
  shape: number[],
  data: JsonTensor['data'],
  picks: number[] = [],
  labels?: { rows?: string[] },
) {
  return tensorRowsOf({ dtype: 'float32', shape, data }, { axes: mapAxesOf(shape), picks, labels });
}

it('writes a matrix as it stands, a vector downwards and a scalar as one row', () => {
  expect(rowsOf([2, 2], [1, 2, 3, 'NaN']).rows.map(({ cells }) => cells)).toEqual([
    ['1', '2'],
    ['3', 'NaN'],
  ]);
  expect(rowsOf([2], [1, 'Infinity'])).toMatchObject({
    columnNames: ['value'],
    rows: [
      { name: '0', cells: ['1'] },
      { name: '1', cells: ['+∞'] },
    ],
  });
  expect(rowsOf([], [7]).rows).toEqual([{ name: '0', cells: ['7'] }]);
});

it('takes the chosen slice and given names', () => {
  expect(rowsOf([2, 1, 1], [1, 2], [1, 0, 0], { rows: ['loss'] }).rows).toEqual([
    { name: 'loss', cells: ['2'] },
  ]);
});

it('is bounded, and says what it leaves out', () => {
  const table = rowsOf([100, 70], new Array(7000).fill(0));
  expect([table.rows.length, table.columnNames.length]).toEqual([64, 64]);
  expect(table.left).toBe('The first 64 of 100 rows and 64 of 70 columns.');
  expect(rowsOf([0, 3], []).rows).toEqual([]);
});

it.each([[[0, 12_000, 12_000]], [[12_000, 0, 12_000]], [[12_000, 12_000, 0]]])(
  'has no rows for the shape %j, and does not lay its planes out',
  (shape) => {
    const nothing = { dtype: 'float32' as const, shape, data: [] };
    const { rows, left } = tensorRowsOf(nothing, { axes: mapAxesOf(shape), picks: [] });
    expect(rows).toEqual([]);
    expect(left).toBeNull();
    expect(nestedCode(nothing)).toBe('[]');
  },
);
