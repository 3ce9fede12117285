import { describe, expect, it } from 'vitest';
import type { ExerciseWork } from './exercise-row.ts';
import { pointsLeftCurve } from './points-left.ts';

const at = (day: number) => new Date(Date.UTC(2026, 9, day));
const work = (weight: number | null) =>
  [
    {
      assignment: { id: 'one', weight },
      outline: { pointsMax: 10 },
      deadlines: { dueAt: at(20) },
      grade: null,
    },
  ] as unknown as readonly ExerciseWork[];
const score = (day: number, points: number, pointsMax: number) => ({
  ...{ assignmentId: 'one', points, pointsMax },
  at: at(day),
});
const scores = [score(1, 4, 8), score(2, 4, 10), score(3, 8, 8), score(4, 9, 10)];

describe('points over time', () => {
  it('rise with the better share where versions give different points, and stay where there are only more points', () => {
    const verified = (weight: number | null) =>
      pointsLeftCurve(work(weight), scores).verified.map(({ at: day, points }) => [
        new Date(day).getUTCDate(),
        points,
      ]);
    expect(verified(100)).toEqual([
      [1, 50],
      [3, 100],
    ]);
    expect(verified(null)).toEqual([
      [1, 4],
      [3, 8],
    ]);
  });

  it('leave out what is of no exercise of the course, and sum what is due', () => {
    const strange = { ...score(1, 4, 8), assignmentId: 'gone' };
    expect(pointsLeftCurve(work(null), [strange])).toEqual({
      verified: [],
      due: [{ at: at(20).toISOString(), points: 10 }],
    });
  });
});
