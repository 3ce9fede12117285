import type { ActorContext } from '../access/actor.ts';
import { type Deed, may } from '../access/deeds.ts';
import { findMembership, type Membership } from '../access/membership.ts';
import { ok, type Result, refuse } from '../platform/result.ts';

export type ManageRefusal = 'not-found' | 'instructor-only';

/** A course of the person who asks, if they may do there what only its instructors do. */
export async function findManagedCourse(
  context: ActorContext,
  input: { course: string; deed: Deed },
): Promise<Result<Membership, ManageRefusal>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  return may(membership.value.member, input.deed) ? ok(membership.value) : refuse('instructor-only');
}
