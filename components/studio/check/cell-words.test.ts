import { describe, expect, it } from 'vitest';
import type { MatrixCell, MatrixRow } from '#server/jobs/drafts/check-matrix-view.ts';
import { cellWords } from './cell-words.ts';

const CELL: MatrixCell = { status: 'failed', points: 0, pointsMax: 1, why: '', line: null, durationMs: 1 };
const PASSED: MatrixCell = { ...CELL, status: 'passed', points: 1 };
const row = (kind: MatrixRow['kind'], path: string): MatrixRow => ({
  ...{ kind, path, title: null, cells: {}, ended: true },
});
const REFERENCE = row('reference', 'reference.ts');
const EXAMPLE = { title: 'the example', kind: 'example' as const };
const PROPERTY = { title: 'any size', kind: 'property' as const };

describe('a red cell names file, line and what to do', () => {
  it.each<[string, Parameters<typeof cellWords>[0], string]>([
    [
      'of a reference with wrong values',
      { row: REFERENCE, cell: { ...CELL, why: '2 of 2 values differ.' }, of: EXAMPLE, caseAt: 7 },
      'reference.ts. the example: failed, 0 of 1. 2 of 2 values differ. Mend reference.ts, or the expectation at cases.ts:7.',
    ],
    [
      'of a reference that throws',
      {
        row: REFERENCE,
        cell: { ...CELL, status: 'errored', line: 4, why: 'failed: no', brokenFile: 'reference.ts' },
        ...{ of: PROPERTY, caseAt: 9 },
      },
      'reference.ts:4. any size: errored, 0 of 1. failed: no. Mend reference.ts:4, or the case at cases.ts:9.',
    ],
    [
      'of a case at fault',
      {
        row: REFERENCE,
        cell: { ...CELL, status: 'errored', why: '`args` threw: x', brokenFile: 'cases.ts' },
        ...{ of: PROPERTY, caseAt: 9 },
      },
      'cases.ts:9. any size: errored, 0 of 1. `args` threw: x. Mend the case at cases.ts:9.',
    ],
    [
      'of a right solution, where the case is not found',
      { row: row('right', 'solutions/right-a.ts'), cell: CELL, of: PROPERTY, caseAt: null },
      'solutions/right-a.ts. any size: failed, 0 of 1. Mend solutions/right-a.ts, or the case in cases.ts.',
    ],
    [
      'of a starter that earns points',
      { row: row('starter', 'starter.ts'), cell: PASSED, of: EXAMPLE, caseAt: 7 },
      'starter.ts. the example: passed, 1 of 1. Take out of starter.ts what earns this, or ask for more at cases.ts:7.',
    ],
  ])('%s', (_, of, label) => {
    expect(cellWords(of)).toMatchObject({ red: true, label });
  });
});

it.each([
  [REFERENCE, PASSED, 'the example: passed, 1 of 1.'],
  [row('starter', 'starter.ts'), CELL, 'the example: failed, 0 of 1.'],
  [row('misconception', 'misconceptions/a.md'), { ...CELL, line: 3 }, 'the example: failed, 0 of 1.'],
])('a cell that is as it must be only says what came of it', (row, cell, label) => {
  expect(cellWords({ row, cell, of: EXAMPLE, caseAt: 7 })).toMatchObject({ red: false, label });
});

it('opens where it threw, of a mistake the file alone, and of a case at fault the case', () => {
  const opens = (row: MatrixRow, cell: Partial<MatrixCell>) =>
    cellWords({ row, cell: { ...CELL, ...cell }, of: EXAMPLE, caseAt: 7 }).opens;
  expect(opens(REFERENCE, { line: 4 })).toEqual({ file: 'reference.ts', line: 4 });
  expect(opens(row('misconception', 'misconceptions/a.md'), { line: 4 }).line).toBeNull();
  expect(opens(REFERENCE, { brokenFile: 'cases.ts' })).toEqual({ file: 'cases.ts', line: 7 });
});
