import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chosenRows, ROWS } from './rows.ts';

test('rows are chosen by name, whatever the case of its letters, and all without a name', () => {
  expect(chosenRows(['p3', 'P1', 'python']).map(({ id }) => id)).toEqual(['P1', 'P3', 'python']);
  expect(chosenRows([])).toBe(ROWS);
  expect(() => chosenRows(['P99'])).toThrow(/There is no row P99; there are P1, P2/);
});

test('every row has its program', () => {
  expect(ROWS.filter(({ program }) => !existsSync(`bench/${program}`))).toEqual([]);
});
