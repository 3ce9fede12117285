/** A checked draft, tried on what was handed in before it is published: asked for, read while it runs, cancelled. */
import { z } from 'zod';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectOptionalExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import {
  type DraftDryRun,
  insertDryRun,
  selectOptionalDryRun,
  selectOptionalLastDryRun,
  updateDryRunEnded,
} from '#db/queries/exercises/exercise-dry-runs.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { findCheck } from '../check/draft-checks.ts';
import type { DraftRefusal } from '../drafts/find-draft.ts';
import type { DraftDryRunView } from './draft-dry-run-view.ts';
import { findDryRunChanges } from './find-dry-run-changes.ts';

/** Of a check that has ended; one that still runs stays the answer. It changes no grade. */
export async function startDraftDryRun(
  context: ActorContext,
  { checkId }: { checkId: string },
): Promise<Result<DraftDryRunView, DraftRefusal | 'check-missing'>> {
  const found = await findCheck(context, checkId);
  if (!found.ok) return found;
  const check = found.value;
  if (check.state !== 'ready' || !check.judged) return refuse('check-missing');
  const before = await selectOptionalLastDryRun(context.db, check.id);
  if (before?.state === 'running') return viewOf(context, before);
  const { userId: askedBy } = context.actor;
  const dryRunId = await context.db.transaction(async (tx) => {
    const dryRunId = await insertDryRun(tx, { checkId: check.id, askedBy, askedAt: context.now() });
    await context.queue.send(tx, [
      { request: { kind: 'dry-run-draft', dryRunId }, lane: 'regrade', personId: askedBy },
    ]);
    const draft = await selectOptionalExerciseDraft(tx, check.draftId);
    await insertAuditEvent(tx, {
      actorId: askedBy,
      courseId: draft?.course.id ?? null,
      action: 'exercise-draft.dry-run-asked',
      subjectId: check.draftId,
      details: { revision: check.revision },
    });
    return dryRunId;
  });
  return readDryRun(context, dryRunId);
}

/** Of a check; null before it was asked for. */
export async function readDraftDryRun(
  context: ActorContext,
  { checkId }: { checkId: string },
): Promise<Result<DraftDryRunView | null, DraftRefusal>> {
  const found = await findCheck(context, checkId);
  if (!found.ok) return found;
  const run = await selectOptionalLastDryRun(context.db, found.value.id);
  return run ? viewOf(context, run) : ok(null);
}

/** Ends within a submission. */
export async function cancelDraftDryRun(
  context: ActorContext,
  { dryRunId }: { dryRunId: string },
): Promise<Result<DraftDryRunView, DraftRefusal>> {
  const id = z.uuid().safeParse(dryRunId);
  const run = id.success ? await selectOptionalDryRun(context.db, id.data) : null;
  if (!run) return refuse('not-found');
  const found = await findCheck(context, run.checkId);
  if (!found.ok) return found;
  await context.db.transaction(async (tx) => {
    if (await updateDryRunEnded(tx, run.id, { state: 'cancelled', endedAt: context.now() }))
      await context.queue.cancel(tx, { dryRunId: run.id });
  });
  return readDryRun(context, run.id);
}

async function readDryRun(
  context: ActorContext,
  dryRunId: string,
): Promise<Result<DraftDryRunView, DraftRefusal>> {
  const run = await selectOptionalDryRun(context.db, dryRunId);
  return run ? viewOf(context, run) : refuse('not-found');
}

async function viewOf(
  context: ActorContext,
  run: DraftDryRun,
): Promise<Result<DraftDryRunView, DraftRefusal>> {
  const check = await findCheck(context, run.checkId);
  if (!check.ok) return check;
  const { id: dryRunId, checkId, state, done, total } = run;
  const findings =
    state === 'ready' ? await findDryRunChanges(context, { draftId: check.value.draftId, run }) : null;
  return ok({ dryRunId, checkId, state, progress: { done, total }, findings });
}
