import { describe, expect, it } from 'vitest';
import type { CheckMatrix, MatrixCell, MatrixRow } from '#server/jobs/drafts/check-matrix-view.ts';
import type { TolerancesView } from '#server/studio/check/tolerances-view.ts';
import { dialPrograms, noiseIn, verdictAt } from './dial-model.ts';
import { factorAt, placeOf, STEP_MAX } from './dial-scale.ts';
import { dialSentences } from './dial-words.ts';

const cell = (inTolerances: number | null, passed = (inTolerances ?? 0) <= 1): MatrixCell => ({
  status: passed ? 'passed' : 'failed',
  points: Number(passed),
  pointsMax: 1,
  why: '',
  line: null,
  durationMs: 1,
  inTolerances,
});
const row = (kind: MatrixRow['kind'], path: string, ...cells: MatrixCell[]): MatrixRow => ({
  kind,
  path,
  title: null,
  cells: Object.fromEntries(cells.map((one, i) => [`case-${i}`, one])),
  ended: true,
});
const MATRIX: CheckMatrix = {
  cases: [],
  rows: [
    row('reference', 'reference.ts', cell(0), cell(0)),
    row('right', 'solutions/right-a.ts', cell(0.2), cell(0.05)),
    row('misconception', 'misconceptions/near.md', cell(0.1), cell(40)),
    row('wrong', 'solutions/wrong-shape.ts', cell(0), cell(null, false)),
  ],
};
const handedIn = (...distances: (number | null)[]): TolerancesView => ({
  checkId: 'c',
  noise: [
    { caseId: 'case-0', inTolerances: 0.01 },
    { caseId: 'case-1', inTolerances: 0.03 },
  ],
  submissions: distances.map((inTolerances, i) => ({
    submissionId: `s${i}`,
    href: `/s${i}`,
    cases: { 'case-0': { passed: (inTolerances ?? 0) <= 1, inTolerances } },
  })),
});
const ALL = { caseId: null };
function verdict(factor: number, ...distances: (number | null)[]) {
  const tolerances = handedIn(...distances);
  const programs = dialPrograms({ matrix: MATRIX, tolerances }, ALL);
  return verdictAt(factor, { programs, noise: noiseIn(tolerances.noise, ALL) });
}
const titles = (programs: readonly { title: string }[]) => programs.map(({ title }) => title);

describe('the tolerance dial', () => {
  it('measures each program by the case in which it is furthest off, or by one case', () => {
    const tolerances = handedIn();
    expect(dialPrograms({ matrix: MATRIX, tolerances }, ALL).map(({ furthest }) => furthest)).toEqual([
      0.2,
      40,
      Number.POSITIVE_INFINITY,
    ]);
    const one = dialPrograms({ matrix: MATRIX, tolerances }, { caseId: 'case-0' });
    expect(one.map(({ furthest }) => furthest)).toEqual([0.2, 0.1, 0]);
    expect(noiseIn(tolerances.noise, { caseId: 'case-0' })).toBe(0.01);
  });

  it('changes nobody where the line stands now', () => {
    const { falling, rising, wronged, escaping } = verdict(1, 0.5, 3, null);
    expect([falling, rising, wronged, escaping].flat()).toEqual([]);
  });

  it('says who falls to the left, and that right answers do', () => {
    const left = verdict(0.1, 0.5, 0.05, 3, null);
    expect(titles(left.falling)).toEqual(['Submission 1']);
    expect(titles(left.wronged)).toEqual(['right-a.ts']);
    expect(left).toMatchObject({ submissions: 4, unmeasured: 1, worstRight: 0.2, leastMistake: 40 });
    expect(dialSentences(0.1, left).map(({ tone, text }) => [tone, text])).toEqual([
      ['fail', 'At 0.1 times the tolerance, “right-a.ts” would fail, and is right.'],
      ['warn', 'At 0.1 times the tolerance, 1 of 4 submissions would change: 1 from pass to fail.'],
      ['quiet', '1 was judged before distances were kept: a dry run measures it.'],
      [
        'quiet',
        'The line stands 2 times below the worst right answer and 400 times below the smallest mistake.',
      ],
    ]);
  });

  it('says who rises to the right, and which mistakes would pass; never one of a wrong shape', () => {
    const right = verdict(100, 0.5, 3);
    expect(titles(right.rising)).toEqual(['Submission 2']);
    expect(titles(right.escaping)).toEqual(['near.md']);
    expect(verdict(factorAt(STEP_MAX), 3).escaping).toHaveLength(1);
  });

  it('has one axis: ten steps a decade, 1 in the middle, what is off it at its ends', () => {
    expect([factorAt(0), factorAt(10), factorAt(-20)]).toEqual([1, 10, 0.01]);
    expect([placeOf(0), placeOf(1e-9), placeOf(1), placeOf(1e9), placeOf(Number.POSITIVE_INFINITY)]).toEqual([
      0, 0, 50, 100, 100,
    ]);
  });
});
