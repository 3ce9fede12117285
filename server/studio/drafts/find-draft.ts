/** The exercise draft that a request names, if the person who asks may write it. */
import { z } from 'zod';
import { type DraftWithCourse, selectOptionalExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findMembership } from '../../access/membership.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';

export type DraftRefusal = 'not-found';

/** Somebody else's draft and one that does not exist are the same answer. One that was taken out can be found. */
export async function findDraft(
  context: ActorContext,
  draftId: string,
): Promise<Result<DraftWithCourse, DraftRefusal>> {
  const id = z.uuid().safeParse(draftId);
  const found = id.success ? await selectOptionalExerciseDraft(context.db, id.data) : null;
  if (!found) return refuse('not-found');
  const membership = await findMembership(context, { course: found.course.slug, deed: 'write-exercises' });
  return membership.ok ? ok(found) : membership;
}
