import { expect, it } from 'vitest';
import type { MatrixCell, MatrixRow } from '#server/jobs/drafts/check-matrix-view.ts';
import { headlineOf, standOf } from './matrix-words.ts';

const CELL: MatrixCell = { status: 'failed', points: 0, pointsMax: 1, why: '', line: null, durationMs: 1 };
const STARTER: MatrixRow = { kind: 'starter', path: 'starter.ts', title: null, cells: {}, ended: false };
const word = (row: Partial<MatrixRow>, running = false) => {
  const { word, detail } = standOf({ ...STARTER, ...row }, { casesTotal: 2, running });
  return `${word} ${detail}`.trim();
};

it('a row that has not ended runs as long as its check does, and was not run after that', () => {
  expect(word({}, true)).toBe('0 of 2');
  expect(word({})).toBe('not run');
  expect(word({ cells: { a: CELL } })).toBe('1 of 2 then stopped');
  expect(word({ cells: { a: CELL }, ended: true })).toBe('1 of 2 then stopped');
});

it('a row that has ended says what came of it, and so does the one that the judge stopped at', () => {
  expect(word({ cells: { a: CELL, b: CELL }, ended: true })).toBe('fails as it should');
  expect(word({ ended: true })).toBe('did not run');
  const broken = { ...CELL, status: 'errored' as const, brokenFile: 'reference.ts' };
  expect(word({ kind: 'reference', cells: { a: broken }, ended: true })).toBe('misses 1');
});

it('known mistakes and wrong solutions are counted apart', () => {
  const cases = [{ id: 'a', title: 'a', kind: 'example', visibility: 'public', pointsMax: 1 }] as const;
  const passed = { ...CELL, status: 'passed' as const, points: 1 };
  const row = (kind: MatrixRow['kind'], cell: MatrixCell): MatrixRow => ({
    ...STARTER,
    kind,
    cells: { a: cell },
    ended: true,
  });
  const headline = (...rows: MatrixRow[]) => headlineOf({ rows, cases });
  const [caught, survivor] = [row('misconception', CELL), row('misconception', passed)];
  expect(headline(row('reference', passed))).toBe('No known mistakes yet');
  expect(headline(caught)).toBe('1 of 1 known mistake is caught');
  expect(headline(caught, survivor)).toBe('1 of 2 known mistakes are caught');
  expect(headline(caught, survivor, row('wrong', CELL))).toBe(
    '1 of 2 known mistakes and 1 of 1 wrong solution are caught',
  );
});
