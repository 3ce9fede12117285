import { selectCourses, selectCoursesOfUser } from '#db/queries/courses/courses.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';

/** The courses whose exercises the person may write. */
export async function listStudioCourses({
  db,
  actor,
}: ActorContext): Promise<readonly { readonly slug: string; readonly title: string }[]> {
  const { userId } = actor;
  if (actor.isAdmin) return may({ userId, role: 'admin' }, 'write-exercises') ? selectCourses(db) : [];
  const courses = await selectCoursesOfUser(db, userId);
  return courses.filter(({ role }) => may({ userId, role }, 'write-exercises'));
}
