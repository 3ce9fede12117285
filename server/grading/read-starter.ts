import { selectStarter } from '#db/queries/exercises/exercises.ts';
import type { ActorContext } from '../access/actor.ts';
import { ok, type Result } from '../platform/result.ts';
import { findReviewed, type ReviewRefusal } from './queue/find-reviewed.ts';

/** What the student began with: the starter of the version that a submission was written against. For staff. */
export async function readStarter(
  context: ActorContext,
  input: { submissionId: string },
): Promise<Result<{ readonly source: string }, ReviewRefusal>> {
  const found = await findReviewed(context, input.submissionId);
  if (!found.ok) return found;
  return ok({ source: await selectStarter(context.db, found.value.submission.versionId) });
}
