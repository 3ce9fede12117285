/** Every row of the matrix, in the order in which they run. */
import type { Acts } from './answers.ts';
import { courseActs, outlineActs, planningActs } from './course-acts.ts';
import { gradebookActs, gradingActs, regradeActs } from './grading-acts.ts';
import { insightActs } from './insight-acts.ts';
import { jobActs } from './job-acts.ts';
import type { MatrixWorld } from './matrix-world.ts';
import { peopleActs } from './people-acts.ts';
import { reviewActs, reviewedActs } from './review-acts.ts';
import { checkActs, draftActs, publishActs, tryActs } from './studio-acts.ts';
import { talkActs, workActs } from './work-acts.ts';

const AREAS: readonly ((world: MatrixWorld) => Acts)[] = [
  courseActs,
  workActs,
  talkActs,
  gradebookActs,
  reviewActs,
  reviewedActs,
  planningActs,
  outlineActs,
  peopleActs,
  insightActs,
  gradingActs,
  regradeActs,
  draftActs,
  checkActs,
  tryActs,
  publishActs,
  jobActs,
];

/** A use case with two rows would hide one of them, so it throws. */
export function actsIn(world: MatrixWorld): Acts {
  const rows = AREAS.flatMap((area) => Object.entries(area(world)));
  const acts = Object.fromEntries(rows);
  if (Object.keys(acts).length !== rows.length) throw new Error('Two rows are of the same use case.');
  return acts;
}
