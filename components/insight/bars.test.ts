import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExerciseInsightView, InsightStudentView } from '#server/insight/insight-view.ts';
import { caseBars, median, mistakeBars, passBars, scoreBars, shares, submissionBars } from './bars.ts';

const student = (at: number, change: Partial<InsightStudentView> = {}): InsightStudentView => ({
  userId: `u${at}`,
  name: `Student ${at}`,
  submissionId: `s${at}`,
  points: 0,
  failed: [],
  mistake: null,
  submissions: 1,
  minutesToPass: null,
  ...change,
});

const view = (students: readonly InsightStudentView[], pointsMax = 20): ExerciseInsightView => ({
  course: 'c',
  exercise: { slug: 'm/e', number: '1.1', title: 'E', pointsMax },
  versions: [],
  versionId: null,
  enrolled: students.length,
  cases: [1, 2, 3].map((number) => ({ number, title: `case ${number}`, hidden: number === 3 })),
  mistakes: [
    { id: 'flips', title: 'Flips' },
    { id: 'shifts', title: 'Shifts' },
  ],
  students,
  groups: [],
  census: null,
  rule: { submissionsMin: 3, silentHours: 48 },
  stuck: [],
});

const anyStudent = fc.record({
  points: fc.double({ min: 0, max: 300, noNaN: true }),
  failed: fc.subarray([0, 1, 2]),
  mistake: fc.constantFrom(null, 0, 1),
  submissions: fc.integer({ min: 1, max: 40 }),
  minutesToPass: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
});

describe('bars', () => {
  it('has every student in exactly one bar of scores and one of submissions', () => {
    fc.assert(
      fc.property(fc.array(anyStudent), fc.integer({ min: 1, max: 300 }), (drawn, pointsMax) => {
        const students = drawn.map((each, at) =>
          student(at, { ...each, points: Math.min(each.points, pointsMax) }),
        );
        const shown = view(students, pointsMax);
        for (const bars of [scoreBars(shown), submissionBars(shown)]) {
          const ids = bars.flatMap((bar) => bar.students.map(({ userId }) => userId));
          expect(ids.sort()).toEqual(students.map(({ userId }) => userId).sort());
        }
      }),
    );
  });

  it('has in the bars of time whoever passed, once each', () => {
    fc.assert(
      fc.property(fc.array(anyStudent), (drawn) => {
        const students = drawn.map((each, at) => student(at, each));
        const counted = passBars(view(students)).flatMap((bar) => bar.students);
        expect(counted).toHaveLength(students.filter(({ minutesToPass }) => minutesToPass !== null).length);
        expect(new Set(counted).size).toBe(counted.length);
      }),
    );
  });

  it('sorts cases by how many fail them, then by number, and keeps one that all pass', () => {
    const bars = caseBars(view([student(1, { failed: [2] }), student(2, { failed: [1, 2] })]));
    expect(bars.map(({ number, students }) => [number, students.length])).toEqual([
      [3, 2],
      [2, 1],
      [1, 0],
    ]);
  });

  it('puts everybody into one of four shares', () => {
    const students = [
      student(1),
      student(2, { failed: [0], mistake: 1 }),
      student(3, { failed: [0] }),
      student(4, { failed: [0] }),
    ];
    expect(shares(view(students), new Set(['u3']))).toEqual({ passing: 1, known: 1, unnamed: 1, alone: 1 });
    expect(mistakeBars(view(students)).map((bar) => bar.students.length)).toEqual([0, 1]);
  });

  it('finds the middle', () => {
    expect([median([]), median([4]), median([3, 1, 2]), median([1, 2])]).toEqual([null, 4, 2, 1.5]);
  });
});
