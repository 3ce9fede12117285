/** The role of the person who asks, in the course that they ask about: the first line of every use case. */
import type { Course } from '#db/queries/courses.ts';
import { selectOptionalMembership } from '#db/queries/courses.ts';
import type { Role } from '#db/schema/courses.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type { ActorContext } from './actor.ts';

export interface Membership {
  readonly course: Course;
  readonly role: Role;
}

/** A course of somebody else and a course that does not exist are the same answer. */
export async function findMembership(
  { db, actor }: Pick<ActorContext, 'db' | 'actor'>,
  courseSlug: string,
): Promise<Result<Membership, 'not-found'>> {
  const membership = await selectOptionalMembership(db, { courseSlug, userId: actor.userId });
  return membership ? ok(membership) : refuse('not-found');
}

export function isStaff(role: Role): boolean {
  return role !== 'student';
}
