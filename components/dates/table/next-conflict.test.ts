import { expect, it } from 'vitest';
import type { DateFinding } from '#server/planning/dates/dates-view.ts';
import { dateRow } from '../testing.ts';
import type { Range } from './date-grid.ts';
import { nextConflict } from './next-conflict.ts';

const ROWS = ['a', 'b', 'c'].map((id) => dateRow(id, null, null));
const at = (row: number, column: number): Range => ({ row, toRow: row, column, toColumn: column });
const early = (assignmentId: string): DateFinding => ({
  level: 'conflict',
  kind: 'due-before-opening',
  assignmentId,
  field: 'due',
});

it('is the first one behind the chosen cell, and after the last the first again', () => {
  const findings = [early('c'), early('a')];
  const next = (from: Range | null) => nextConflict({ rows: ROWS, findings, from })?.cell;
  expect(next(null)).toBe('a due');
  expect(next(at(0, 0))).toBe('a due');
  expect(next(at(0, 1))).toBe('c due');
  expect(next(at(2, 1))).toBe('a due');
});

it('is none where no row that is shown has one', () => {
  expect(nextConflict({ rows: ROWS.slice(0, 1), findings: [early('c')], from: null })).toBeNull();
  expect(
    nextConflict({
      rows: ROWS,
      findings: [{ level: 'note', kind: 'twice', assignmentId: 'a', field: 'due' }],
      from: null,
    }),
  ).toBeNull();
});
