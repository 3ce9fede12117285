import { insertAuditEvent } from '#db/queries/audit.ts';
import { updateExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result } from '../../platform/result.ts';
import { type DraftRefusal, findDraft } from './find-draft.ts';

/** Takes a draft out of the list. What was published from it stays; the draft can be taken back at any time. */
export function deleteDraft(
  context: ActorContext,
  { draftId }: { draftId: string },
): Promise<Result<null, DraftRefusal>> {
  return mark({ draftId, deletedAt: context.now(), action: 'exercise-draft.deleted' }, context);
}

export function takeBackDraft(
  context: ActorContext,
  { draftId }: { draftId: string },
): Promise<Result<null, DraftRefusal>> {
  return mark({ draftId, deletedAt: null, action: 'exercise-draft.taken-back' }, context);
}

async function mark(
  change: { draftId: string; deletedAt: Date | null; action: string },
  context: ActorContext,
): Promise<Result<null, DraftRefusal>> {
  const found = await findDraft(context, change.draftId);
  if (!found.ok) return found;
  const { draft } = found.value;
  await context.db.transaction(async (tx) => {
    await updateExerciseDraft(tx, draft.id, { deletedAt: change.deletedAt });
    await insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId: draft.courseId,
      action: change.action,
      subjectId: draft.id,
      details: { slug: draft.slug },
    });
  });
  return ok(null);
}
