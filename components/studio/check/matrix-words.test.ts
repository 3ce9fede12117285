import { expect, it } from 'vitest';
import type { MatrixCell, MatrixRow } from '#server/jobs/drafts/check-matrix-view.ts';
import { standOf } from './matrix-words.ts';

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
