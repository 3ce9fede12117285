import { describe, expect, it } from 'vitest';
import { deadlinesOf } from './deadlines.ts';
import { type ExerciseWork, exerciseHref, exerciseRow, lastTouched } from './exercise-row.ts';

const at = (day: number) => new Date(Date.UTC(2026, 9, day));
const NOW = at(10);
const OPTIONS = { courseSlug: 'dl', now: NOW, opensEarly: false, seesProblems: false };

/** As much of each row as an exercise's line is made of. */
interface Parts {
  readonly assignment?: object;
  readonly outline?: object | null;
  readonly dueAt?: Date;
  readonly grade?: object | null;
  readonly claim?: object | null;
  readonly draftSavedAt?: Date | null;
  readonly submissions?: readonly object[];
  readonly countsHidden?: boolean;
}
const work = ({ dueAt, ...parts }: Parts = {}): ExerciseWork =>
  ({
    module: { slug: 'nn', position: 2 },
    grade: null,
    claim: null,
    draftSavedAt: null,
    submissions: [],
    countsHidden: false,
    ...parts,
    deadlines: deadlinesOf({
      ...{ assignmentDueAt: dueAt ?? null, ownDueAt: undefined, timeZone: 'UTC' },
      policy: { percentPerDay: 10, daysMax: 7 },
    }),
    assignment: {
      slug: 'relu',
      title: 'Planned',
      position: 3,
      opensAt: null,
      publishProblem: null,
      ...parts.assignment,
    },
    outline:
      parts.outline === null
        ? null
        : {
            ...{
              manifest: { title: 'ReLU', summary: 'A ramp.' },
              pointsMax: 10,
              plan: [1, 2, 3],
              publishedAt: at(1),
            },
            ...parts.outline,
          },
  }) as unknown as ExerciseWork;
const row = (parts?: Parts, options: Partial<typeof OPTIONS> = {}) =>
  exerciseRow(work(parts), { ...OPTIONS, ...options });
const claim = (casesPassed: number, claimedAt = at(5)) => ({
  points: 4,
  casesPassed,
  casesTotal: 3,
  claimedAt,
});
const submission = (state: string, more: object = {}) => ({
  ...{ submission: { submittedAt: at(6) }, verification: { state }, report: null },
  standing: { counts: false, lateSteps: 0 },
  ...more,
});

describe('the line of an exercise', () => {
  it.each<[string, Parts, string]>([
    ['without an exercise yet', { outline: null }, 'coming'],
    ['before its opening', { assignment: { opensAt: at(11) } }, 'locked'],
    ['untouched', {}, 'not-started'],
    ['with a draft', { draftSavedAt: at(4) }, 'in-progress'],
    ['run in part', { claim: claim(2) }, 'in-progress'],
    ['run whole', { claim: claim(3) }, 'provisional'],
    ['run whole on a version of before', { claim: claim(3, at(0)) }, 'not-started'],
    ['submitted', { submissions: [submission('queued')] }, 'verifying'],
    ['being judged', { submissions: [submission('verifying')], claim: claim(3) }, 'verifying'],
    ['that could not be graded', { submissions: [submission('could-not-grade')] }, 'in-progress'],
    ['graded', { grade: { points: 4 }, submissions: [submission('verified')] }, 'verified'],
    [
      'submitted again after a grade',
      { grade: { points: 4 }, submissions: [submission('queued')] },
      'verifying',
    ],
  ])('%s', (_, parts, state) => {
    expect(row(parts).state).toBe(state);
  });

  it('is open to staff before its opening, and tells students when that is', () => {
    const parts = { assignment: { opensAt: at(11) } };
    expect(row(parts, { opensEarly: true })).toMatchObject({ state: 'not-started', opensAt: null });
    expect(row(parts).opensAt).toBe(at(11).toISOString());
    expect(row({ assignment: { opensAt: NOW } }).state).toBe('not-started');
  });

  it('is finished with full marks alone, and shows no claim beside a grade', () => {
    const graded = (points: number) => row({ grade: { points }, claim: claim(3) });
    expect([graded(10).finished, graded(9.99).finished]).toEqual([true, false]);
    expect(graded(9)).toMatchObject({ points: 9, pointsMax: 10, provisionalPoints: null });
    expect(row({ claim: claim(2) })).toMatchObject({
      points: null,
      provisionalPoints: 4,
      casesPassed: 2,
      casesTotal: 3,
    });
  });

  it('is of the points of the version that gave the grade, and of those of now while a newer one is judged', () => {
    const grade = { points: 8, pointsMax: 8 };
    expect(row({ grade })).toMatchObject({ points: 8, pointsMax: 8, finished: true });
    expect(row({ grade, submissions: [submission('queued')], claim: claim(2) })).toMatchObject({
      ...{ state: 'verifying', provisionalPoints: 4, pointsMax: 10 },
    });
  });

  it('counts cases of what counts, else of the claim, else says how many there are', () => {
    const counting = submission('verified', {
      standing: { counts: true, lateSteps: 0 },
      report: { casesPassed: 1, casesTotal: 5 },
    });
    expect(row({ submissions: [submission('verified'), counting], claim: claim(2) })).toMatchObject({
      ...{ casesPassed: 1, casesTotal: 5 },
    });
    expect(row()).toMatchObject({ casesPassed: null, casesTotal: 3 });
    expect(row({ outline: null })).toMatchObject({
      title: 'Planned',
      summary: '',
      casesTotal: null,
      pointsMax: null,
    });
  });

  it('is late by what counts, and before there is any by the date', () => {
    const late = (lateSteps: number) =>
      row({
        dueAt: at(9),
        submissions: [submission('verified', { standing: { counts: true, lateSteps } })],
      }).late;
    expect([late(0), late(2)]).toEqual([false, true]);
    expect([row({ dueAt: at(9) }).late, row({ dueAt: at(11) }).late]).toEqual([true, false]);
    expect([row().late, row({ outline: null, dueAt: at(9) }).late]).toEqual([false, false]);
  });

  it('tells why it could not be published to those who may know', () => {
    const parts = { assignment: { publishProblem: 'cases.ts: no' } };
    expect([row(parts).publishProblem, row(parts, { seesProblems: true }).publishProblem]).toEqual([
      null,
      'cases.ts: no',
    ]);
  });

  it('leads to its exercise, and was touched when its person last did something', () => {
    expect(row()).toMatchObject({ slug: 'nn/relu', number: '2.3', href: '/courses/dl/nn/relu' });
    expect(exerciseHref('dl', { slug: 'a' }, { slug: 'b' })).toBe('/courses/dl/a/b');
    expect(lastTouched(work())).toBeNull();
    expect(
      lastTouched(work({ draftSavedAt: at(4), claim: claim(1), submissions: [submission('queued')] })),
    ).toEqual(at(6));
    expect(lastTouched(work({ draftSavedAt: at(8), claim: claim(1) }))).toEqual(at(8));
  });
});
