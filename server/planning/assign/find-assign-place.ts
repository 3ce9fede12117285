import { type Assignment, type Module, selectOptionalAssignment } from '#db/queries/courses/courses.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { Deed } from '../../access/deeds.ts';
import type { Membership } from '../../access/membership.ts';
import type { ExercisePlace } from '../../courses/find-assignment.ts';
import { findManagedCourse, type ManageRefusal } from '../../courses/find-managed-course.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';

export interface AssignPlace extends Membership {
  readonly assignment: Assignment;
  readonly module: Module;
}

/** An exercise of a course, open or not, published or not, for who sets its dates. */
export async function findAssignPlace(
  context: ActorContext,
  { place, deed }: { place: ExercisePlace; deed: Deed },
): Promise<Result<AssignPlace, ManageRefusal>> {
  const found = await findManagedCourse(context, { course: place.course, deed });
  if (!found.ok) return found;
  const placed = await selectOptionalAssignment(context.db, {
    courseId: found.value.course.id,
    moduleSlug: place.module,
    slug: place.exercise,
  });
  return placed ? ok({ ...found.value, ...placed }) : refuse('not-found');
}
