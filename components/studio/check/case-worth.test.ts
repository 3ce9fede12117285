import { expect, it } from 'vitest';
import type { CheckMatrix, MatrixRow } from '#server/jobs/drafts/check-matrix-view.ts';
import { caseWorth, spareWords } from './case-worth.ts';

const CASES = ['a', 'b', 'c'].map((id) => ({
  id,
  title: `case ${id}`,
  kind: 'example' as const,
  visibility: 'public' as const,
  pointsMax: 1,
}));

/** A mistake that loses the point of these cases. */
function mistake(name: string, caught: string, ended = true): MatrixRow {
  const cells = CASES.map(({ id }) => {
    const passes = !caught.includes(id);
    const cell = { points: Number(passes), pointsMax: 1, why: '', line: null, durationMs: 1 };
    return [id, { ...cell, status: passes ? ('passed' as const) : ('failed' as const) }];
  });
  return {
    kind: 'misconception',
    path: `misconceptions/${name}.md`,
    title: name,
    cells: Object.fromEntries(cells),
    ended,
  };
}
const matrix = (...rows: MatrixRow[]): CheckMatrix => ({ cases: CASES, rows });

it('a case is worth the mistakes that it alone catches', () => {
  const worth = caseWorth(matrix(mistake('Flips', 'a'), mistake('Rounds', 'ab'), mistake('Survives', '')));
  expect(worth).toMatchObject([
    { id: 'a', alone: ['Flips'], catches: 2 },
    { id: 'b', alone: [], catches: 1 },
    { id: 'c', alone: [], catches: 0 },
  ]);
  expect(spareWords(worth ?? [])).toMatch(/any one of these.*“case b”, “case c”/);
});

it('nothing is said before every mistake has run, nor where each case is needed', () => {
  expect(caseWorth(matrix(mistake('Flips', 'a'), mistake('Rounds', 'a', false)))).toBeNull();
  expect(caseWorth(matrix())).toBeNull();
  const needed = caseWorth(matrix(mistake('1', 'a'), mistake('2', 'b'), mistake('3', 'c')));
  expect(spareWords(needed ?? [])).toBeNull();
});
