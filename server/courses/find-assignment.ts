/** The exercise of a course that a request names, if the person who asks may have it. */

import { type Assignment, type Module, selectOptionalAssignment } from '#db/queries/courses/courses.ts';
import { selectOwnDueDates } from '#db/queries/courses/due-dates.ts';
import type { ActorContext } from '../access/actor.ts';
import { type Deed, may } from '../access/deeds.ts';
import { findMembership, type Membership } from '../access/membership.ts';
import { isKeptText } from '../platform/kept-text.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { type Deadlines, deadlinesOf } from './deadlines.ts';

/** Slugs as they stand in the address: /courses/<course>/<module>/<exercise>. */
export interface ExercisePlace {
  readonly course: string;
  readonly module: string;
  readonly exercise: string;
}

export interface FoundAssignment extends Membership {
  readonly module: Module;
  readonly assignment: Assignment & { readonly exerciseId: string; readonly versionId: string };
  /** For the person who asks, extension included. */
  readonly deadlines: Deadlines;
}

export type PlaceRefusal = 'not-found' | 'not-published' | 'not-open-yet';

/** @param deed what the person who asks is about to do there, in their own name */
export async function findAssignment(
  context: ActorContext,
  place: ExercisePlace,
  deed: Deed,
): Promise<Result<FoundAssignment, PlaceRefusal>> {
  const membership = await findMembership(context, { course: place.course, deed });
  if (!membership.ok) return membership;
  if (![place.module, place.exercise].every(isKeptText)) return refuse('not-found');
  const { course, member } = membership.value;
  const found = await selectOptionalAssignment(context.db, {
    courseId: course.id,
    moduleSlug: place.module,
    slug: place.exercise,
  });
  if (!found) return refuse('not-found');
  const { assignment, module } = found;
  const { exerciseId, versionId } = assignment;
  if (!exerciseId || !versionId) return refuse('not-published');
  if (assignment.opensAt && assignment.opensAt > context.now() && !may(member, 'open-exercise-early'))
    return refuse('not-open-yet');
  const own = { userId: context.actor.userId, assignmentIds: [assignment.id] };
  const extensions = await selectOwnDueDates(context.db, own);
  return ok({
    course,
    member,
    module,
    assignment: { ...assignment, exerciseId, versionId },
    deadlines: deadlinesOf({
      assignmentDueAt: assignment.dueAt,
      ownDueAt: extensions.get(assignment.id),
      policy: assignment.latePolicy,
      timeZone: course.timeZone,
    }),
  });
}
