/** One student's place in one exercise, for a member of staff who looks at or changes the grade there. */

import {
  type Assignment,
  type Course,
  type Module,
  selectOptionalAssignment,
} from '#db/queries/courses/courses.ts';
import { type StudentRow, selectOptionalStudent } from '#db/queries/grading/gradebook.ts';
import type { ActorContext } from '../access/actor.ts';
import { type Deed, may } from '../access/deeds.ts';
import { findMembership } from '../access/membership.ts';
import { readExercisePath } from '../courses/exercise-path.ts';
import { isId } from '../platform/is-id.ts';
import { ok, type Result, refuse } from '../platform/result.ts';

export interface GradePlace {
  /** Slug. */
  readonly course: string;
  readonly studentId: string;
  /** "cnn/conv2d" */
  readonly exercise: string;
}

export interface FoundGradePlace {
  readonly course: Course;
  readonly assignment: Assignment;
  readonly module: Module;
  readonly student: StudentRow;
}

export type GradePlaceRefusal = 'not-found' | 'staff-only';

export async function findGradePlace(
  context: Pick<ActorContext, 'db' | 'actor'>,
  place: GradePlace,
  deed: Deed,
): Promise<Result<FoundGradePlace, GradePlaceRefusal>> {
  const membership = await findMembership(context, { course: place.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, deed)) return refuse('staff-only');
  const key = { courseId: course.id, ...readExercisePath(place.exercise) };
  const found = await selectOptionalAssignment(context.db, key);
  if (!found || !isId(place.studentId)) return refuse('not-found');
  const student = await selectOptionalStudent(context.db, { courseId: course.id, userId: place.studentId });
  return student ? ok({ course, ...found, student }) : refuse('not-found');
}
