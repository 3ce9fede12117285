/** The person who asks, in the course that they ask about: the first line of every use case. */
import {
  type Course,
  selectCourseOfAssignment,
  selectCourses,
  selectCoursesOfUser,
  selectOptionalCourse,
  selectOptionalMembership,
} from '#db/queries/courses/courses.ts';
import { isKeptText } from '../platform/kept-text.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type { ActorContext } from './actor.ts';
import { type Deed, type Member, may } from './deeds.ts';

export interface Membership {
  readonly course: Course;
  readonly member: Member;
}

type Asking = Pick<ActorContext, 'db' | 'actor'>;

/** A course of somebody else, one that does not exist, and one where the deed is not theirs to do are the same answer. */
export async function findMembership(
  context: Asking,
  { course: slug, deed }: { course: string; deed: Deed },
): Promise<Result<Membership, 'not-found'>> {
  const { db, actor } = context;
  // An address may hold what no course is called, and no database reads.
  if (!isKeptText(slug)) return refuse('not-found');
  const enrolled = await selectOptionalMembership(db, { courseSlug: slug, userId: actor.userId });
  const course = enrolled?.course ?? (actor.isAdmin ? await selectOptionalCourse(db, slug) : null);
  if (!course) return refuse('not-found');
  const member = memberOf(context, enrolled?.role ?? null);
  return member && may(member, deed) ? ok({ course, member }) : refuse('not-found');
}

/** The courses in which the deed is theirs to do, the oldest first: an admin is in every one. */
export async function findCourses(
  { db, actor }: Asking,
  deed: Deed,
): Promise<readonly Pick<Course, 'id' | 'slug' | 'title'>[]> {
  const { userId } = actor;
  if (actor.isAdmin) return may({ userId, role: 'admin' }, deed) ? selectCourses(db) : [];
  const enrolled = await selectCoursesOfUser(db, userId);
  return enrolled.filter(({ role }) => may({ userId, role }, deed));
}

/** The same of the course that an assignment belongs to; null when it is none of theirs. */
export async function findMember(context: Asking, assignmentId: string): Promise<Member | null> {
  const { slug } = await selectCourseOfAssignment(context.db, assignmentId);
  const key = { courseSlug: slug, userId: context.actor.userId };
  const enrolled = await selectOptionalMembership(context.db, key);
  return memberOf(context, enrolled?.role ?? null);
}

/** A person who left the course is in it no more, their own work included. */
function memberOf({ actor }: Asking, role: Exclude<Member['role'], 'admin'> | null): Member | null {
  if (actor.isAdmin) return { userId: actor.userId, role: 'admin' };
  return role && { userId: actor.userId, role };
}
