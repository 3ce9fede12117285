import type { ActorContext } from '../../access/actor.ts';
import { findCourses } from '../../access/membership.ts';

/** The courses whose exercises the person may write. */
export async function listStudioCourses(
  context: ActorContext,
): Promise<readonly { readonly slug: string; readonly title: string }[]> {
  const courses = await findCourses(context, 'write-exercises');
  return courses.map(({ slug, title }) => ({ slug, title }));
}
