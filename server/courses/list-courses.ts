import { selectCoursesOfUser } from '#db/queries/courses/courses.ts';
import type { ActorContext } from '../access/actor.ts';

/** A course of the person who asks. */
export interface CourseListingView {
  readonly slug: string;
  readonly title: string;
}

/** The courses that the person is enrolled in, the oldest first. */
export async function listCourses({ db, actor }: ActorContext): Promise<readonly CourseListingView[]> {
  const courses = await selectCoursesOfUser(db, actor.userId);
  return courses.map(({ slug, title }) => ({ slug, title }));
}
