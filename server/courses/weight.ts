import type { Assignment } from '#db/queries/courses/courses.ts';

/** What one point of an exercise adds to a total of its course: 1, unless an instructor gave the exercise a weight. */
export function totalPerPoint({ weight }: Pick<Assignment, 'weight'>, pointsMax: number): number {
  return weight === null || pointsMax === 0 ? 1 : weight / pointsMax;
}
