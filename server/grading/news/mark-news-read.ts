import { upsertNewsRead } from '#db/queries/grading/news.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findMembership } from '../../access/membership.ts';
import { ok, type Result } from '../../platform/result.ts';

/** Everything until the newest that was listed was read; what came after the list was made is still new. */
export async function markNewsRead(
  context: ActorContext,
  input: { readonly course: string; readonly until: Date },
): Promise<Result<null, 'not-found'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { userId } = context.actor;
  const { id: courseId } = membership.value.course;
  await upsertNewsRead(context.db, { userId, courseId, readAt: input.until });
  return ok(null);
}
