/** With what luck the known mistakes of a checked draft slip through: asked for, read while it runs, cancelled. */
import { z } from 'zod';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectOptionalExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import {
  type DraftLuck,
  insertLuck,
  selectOptionalLastLuck,
  selectOptionalLuck,
  updateLuckEnded,
} from '#db/queries/exercises/exercise-luck.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { DraftLuckFindings } from '../../jobs/drafts/luck-findings.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { DraftRefusal } from '../drafts/find-draft.ts';
import { findCheck } from './draft-checks.ts';
import type { DraftLuckView } from './draft-luck-view.ts';

/** Of a check that has ended. One that runs or is ready stays the answer: the same files have the same luck. */
export async function startDraftLuck(
  context: ActorContext,
  { checkId }: { checkId: string },
): Promise<Result<DraftLuckView, DraftRefusal | 'check-missing'>> {
  const found = await findCheck(context, checkId);
  if (!found.ok) return found;
  const check = found.value;
  if (check.state !== 'ready') return refuse('check-missing');
  const before = await selectOptionalLastLuck(context.db, check.id);
  if (before?.state === 'running' || before?.state === 'ready') return ok(luckView(before));
  const { userId: askedBy } = context.actor;
  const luckId = await context.db.transaction(async (tx) => {
    const luckId = await insertLuck(tx, { checkId: check.id, askedBy, askedAt: context.now() });
    await context.queue.send(tx, [
      { request: { kind: 'measure-luck', luckId }, lane: 'census', personId: askedBy },
    ]);
    const draft = await selectOptionalExerciseDraft(tx, check.draftId);
    await insertAuditEvent(tx, {
      actorId: askedBy,
      courseId: draft?.course.id ?? null,
      action: 'exercise-draft.luck-asked',
      subjectId: check.draftId,
      details: { revision: check.revision },
    });
    return luckId;
  });
  return readLuck(context, luckId);
}

/** Of a check; null before it was asked for. */
export async function readDraftLuck(
  context: ActorContext,
  { checkId }: { checkId: string },
): Promise<Result<DraftLuckView | null, DraftRefusal>> {
  const found = await findCheck(context, checkId);
  if (!found.ok) return found;
  const luck = await selectOptionalLastLuck(context.db, found.value.id);
  return ok(luck && luckView(luck));
}

/** Ends its realms within moments. */
export async function cancelDraftLuck(
  context: ActorContext,
  { luckId }: { luckId: string },
): Promise<Result<DraftLuckView, DraftRefusal>> {
  const id = z.uuid().safeParse(luckId);
  const luck = id.success ? await selectOptionalLuck(context.db, id.data) : null;
  if (!luck) return refuse('not-found');
  const found = await findCheck(context, luck.checkId);
  if (!found.ok) return found;
  await context.db.transaction(async (tx) => {
    if (await updateLuckEnded(tx, luck.id, { state: 'cancelled', endedAt: context.now() }))
      await context.queue.cancel(tx, { luckId: luck.id });
  });
  return readLuck(context, luck.id);
}

async function readLuck({ db }: ActorContext, luckId: string): Promise<Result<DraftLuckView, DraftRefusal>> {
  const luck = await selectOptionalLuck(db, luckId);
  return luck ? ok(luckView(luck)) : refuse('not-found');
}

function luckView({ id: luckId, checkId, state, done, total, findings }: DraftLuck): DraftLuckView {
  // Written by the job itself, of this type.
  return {
    luckId,
    checkId,
    state,
    progress: { done, total },
    findings: findings as DraftLuckFindings | null,
  };
}
