import { upsertNewsRead } from '#db/queries/news.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findMembership } from '../../access/membership.ts';
import { ok, type Result } from '../../platform/result.ts';

/** Everything until now was read. */
export async function markNewsRead(
  context: ActorContext,
  input: { course: string },
): Promise<Result<null, 'not-found'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { userId } = context.actor;
  const { id: courseId } = membership.value.course;
  await upsertNewsRead(context.db, { userId, courseId, readAt: context.now() });
  return ok(null);
}
