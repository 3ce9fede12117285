import { upsertSection } from '#db/queries/people/roster.ts';
import type { ActorContext } from '../access/actor.ts';
import { findManagedCourse, type ManageRefusal } from '../courses/find-managed-course.ts';
import { ok, type Result, refuse } from '../platform/result.ts';

const NAME_LENGTH_MAX = 60;

/** A section of that name; the one that there is, when there is one. */
export async function addSection(
  context: ActorContext,
  input: { course: string; name: string },
): Promise<Result<{ readonly sectionId: string }, ManageRefusal | 'section-name-empty'>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-people' });
  if (!found.ok) return found;
  const name = input.name.trim().slice(0, NAME_LENGTH_MAX);
  if (name === '') return refuse('section-name-empty');
  const { id } = await upsertSection(context.db, { courseId: found.value.course.id, name });
  return ok({ sectionId: id });
}
