/** An exercise that staff look at from above. */
import {
  type Assignment,
  type Course,
  type Module,
  selectOptionalAssignment,
} from '#db/queries/courses/courses.ts';
import type { ActorContext } from '../access/actor.ts';
import { type Deed, type Member, may } from '../access/deeds.ts';
import { findMembership } from '../access/membership.ts';
import type { ExercisePlace } from '../courses/find-assignment.ts';
import { ok, type Result, refuse } from '../platform/result.ts';

export interface InsightPlace {
  readonly course: Course;
  readonly member: Member;
  readonly module: Module;
  readonly assignment: Assignment & { readonly versionId: string; readonly exerciseId: string };
}

export type InsightRefusal = 'not-found' | 'staff-only';

export async function findInsightPlace(
  context: Pick<ActorContext, 'db' | 'actor'>,
  place: ExercisePlace,
  deed: Deed,
): Promise<Result<InsightPlace, InsightRefusal>> {
  const membership = await findMembership(context, { course: place.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, deed)) return refuse('staff-only');
  const key = { courseId: course.id, moduleSlug: place.module, slug: place.exercise };
  const found = await selectOptionalAssignment(context.db, key);
  const { versionId, exerciseId } = found?.assignment ?? {};
  if (!found || !versionId || !exerciseId) return refuse('not-found');
  return ok({
    course,
    member,
    module: found.module,
    assignment: { ...found.assignment, versionId, exerciseId },
  });
}
