import { describe, expect, it } from 'vitest';
import type { GradeExplanationView } from '#server/grading/grade-explanation-view.ts';
import { gradeReasons, lateWords } from './grade-words.ts';

const NOTHING: GradeExplanationView = {
  student: { id: 's', name: 'Ada' },
  exercise: { slug: 'cnn/conv2d', number: '1.1', title: 'Conv' },
  pointsMax: 10,
  weight: 10,
  points: null,
  rule: 'best',
  due: { at: null, extended: false, percentPerDay: 10 },
  submissions: [],
  claimedPoints: null,
  override: null,
};
const LATE = {
  id: 'x',
  number: 2,
  submittedAt: '2026-12-01T12:00:00.000Z',
  state: 'verified',
  points: 9,
  casePoints: 0,
  cases: [],
  rubricPoints: 0,
  pointsAfterLate: 7,
  pointsMax: 10,
  provisionalPoints: null,
  lateSteps: 2,
  counts: true,
} as const;

describe('why a grade is what it is', () => {
  it('names the submission that counts, the rule, the verified points and what lateness took', () => {
    expect(gradeReasons({ ...NOTHING, points: 7, submissions: [LATE] })).toEqual([
      'Submission 2 counts: the best one after lateness.',
      'The server verified 9 of 10.',
      'It came 2 days late, −20% of the full points: 7 left.',
    ]);
  });

  it('says what the rubric adds or takes', () => {
    const reasons = (rubricPoints: number) =>
      gradeReasons({ ...NOTHING, points: 7, submissions: [{ ...LATE, rubricPoints }] });
    expect(reasons(-1)).toContain('The rubric takes 1 point.');
    expect(reasons(2.5)).toContain('The rubric adds 2.5 points.');
  });

  it('says what points of cases by hand add or take', () => {
    const reasons = (casePoints: number) =>
      gradeReasons({ ...NOTHING, points: 7, submissions: [{ ...LATE, casePoints }] });
    expect(reasons(2)).toContain('Points of cases set by hand add 2 points.');
    expect(reasons(-1)).toContain('Points of cases set by hand take 1 point.');
    expect(reasons(0)).not.toContainEqual(expect.stringContaining('set by hand'));
  });

  it('says who set points by hand, after what the machine found', () => {
    const override = { id: 'o', points: 9, reason: 'r', by: 'Ode', at: LATE.submittedAt, automaticPoints: 7 };
    const reasons = gradeReasons({ ...NOTHING, points: 9, submissions: [LATE], override });
    expect(reasons.at(-1)).toBe('Ode set 9 of 10 by hand, and that holds.');
    expect(reasons).toHaveLength(4);
    const unsigned = { ...override, reason: null, by: null, at: null };
    expect(gradeReasons({ ...NOTHING, points: 9, override: unsigned })).toEqual([
      'A grader set 9 of 10 by hand, and that holds.',
    ]);
  });

  it('says what is so where nothing counts', () => {
    expect(gradeReasons(NOTHING)).toEqual(['Nothing was handed in.']);
    expect(gradeReasons({ ...NOTHING, claimedPoints: 4 })[0]).toContain('claims 4 points');
    const waiting = { ...LATE, counts: false, points: null, state: 'queued' } as const;
    expect(gradeReasons({ ...NOTHING, submissions: [waiting] })[0]).toContain('not verified yet');
    const failed = { ...waiting, state: 'could-not-grade' } as const;
    expect(gradeReasons({ ...NOTHING, submissions: [failed] })[0]).toContain('The grader failed');
  });

  it('takes at most everything', () => {
    expect(lateWords(0, 10)).toBeNull();
    expect(lateWords(12, 10)).toBe('12 days late, −100%');
  });
});
