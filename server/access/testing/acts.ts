/** Every row of the matrix, in the order in which they run. */
import type { Acts } from './answers.ts';
import { courseActs, planningActs } from './course-acts.ts';
import { gradebookActs, gradingActs } from './grading-acts.ts';
import { insightActs } from './insight-acts.ts';
import { jobActs } from './job-acts.ts';
import type { MatrixWorld } from './matrix-world.ts';
import { peopleActs } from './people-acts.ts';
import { reviewActs } from './review-acts.ts';
import { studioActs } from './studio-acts.ts';
import { workActs } from './work-acts.ts';

const AREAS: readonly ((world: MatrixWorld) => Acts)[] = [
  courseActs,
  workActs,
  gradebookActs,
  reviewActs,
  planningActs,
  peopleActs,
  insightActs,
  gradingActs,
  studioActs,
  jobActs,
];

/** A use case with two rows would hide one of them, so it throws. */
export function actsIn(world: MatrixWorld): Acts {
  const rows = AREAS.flatMap((area) => Object.entries(area(world)));
  const acts = Object.fromEntries(rows);
  if (Object.keys(acts).length !== rows.length) throw new Error('Two rows are of the same use case.');
  return acts;
}
