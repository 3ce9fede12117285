/** Programs that an author runs on the server against a checked draft: asked for, read while they run, cancelled. */
import { z } from 'zod';
import type { Transaction } from '#db/database.ts';
import { lockExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import {
  type DraftTry,
  deleteOlderTries,
  insertTry,
  selectOptionalLastTry,
  selectOptionalTry,
  selectRunningTries,
  selectTryCount,
  updateTryEnded,
} from '#db/queries/exercises/exercise-tries.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { CheckMatrix } from '../../jobs/drafts/check-matrix-view.ts';
import type { TryFindings } from '../../jobs/drafts/try-findings.ts';
import { laneOfSubmission } from '../../jobs/kinds.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { type SourceProblem, sourceProblem } from '../../submissions/source-limits.ts';
import type { DraftRefusal } from '../drafts/find-draft.ts';
import { findCheck } from './draft-checks.ts';
import type { DraftTryView } from './draft-try-view.ts';

const RATE_WINDOW_MS = 60_000;
/** As many as a student's submissions: nobody thinks and tries faster. */
const TRIES_PER_WINDOW_MAX = 10;

export type TryRefusal = DraftRefusal | SourceProblem | 'check-not-loaded' | 'too-many-tries-of-draft';

/**
 * Runs a program against the draft as it was checked, as a submission is verified. One that this person has running is
 * cancelled: they wait for the new one. Of those that have ended only the last minute's are kept.
 */
export async function startDraftTry(
  context: ActorContext,
  { checkId, source }: { checkId: string; source: string },
): Promise<Result<DraftTryView, TryRefusal>> {
  const problem = sourceProblem(source);
  if (problem) return refuse(problem);
  const found = await findCheck(context, checkId);
  if (!found.ok) return found;
  const check = found.value;
  // Its cases are known, and its files are an exercise.
  const plan = (check.matrix as CheckMatrix | null)?.cases;
  if (!plan || check.state === 'running' || check.state === 'broken') return refuse('check-not-loaded');
  const { userId: askedBy } = context.actor;
  const at = context.now();
  const since = new Date(at.getTime() - RATE_WINDOW_MS);
  return context.db.transaction(async (tx) => {
    await lockExerciseDraft(tx, check.draftId);
    if ((await selectTryCount(tx, { askedBy, since })) >= TRIES_PER_WINDOW_MAX)
      return refuse('too-many-tries-of-draft');
    for (const { id } of await selectRunningTries(tx, askedBy)) await endTry(context, tx, id);
    await deleteOlderTries(tx, { askedBy, before: since });
    const tryId = await insertTry(tx, { checkId: check.id, source, askedBy, askedAt: at });
    const request = { kind: 'try-draft', tryId } as const;
    await context.queue.send(tx, [{ request, lane: laneOfSubmission(plan), personId: askedBy }]);
    const tried = await selectOptionalTry(tx, tryId);
    return tried ? ok(tryView(tried)) : refuse('not-found');
  });
}

/** The last one that the reader asked for of a check; null before the first. */
export async function readDraftTry(
  context: ActorContext,
  { checkId }: { checkId: string },
): Promise<Result<DraftTryView | null, DraftRefusal>> {
  const found = await findCheck(context, checkId);
  if (!found.ok) return found;
  const own = { checkId: found.value.id, askedBy: context.actor.userId };
  const tried = await selectOptionalLastTry(context.db, own);
  return ok(tried && tryView(tried));
}

/** Ends its realms within moments; the outcomes that are there stay. */
export async function cancelDraftTry(
  context: ActorContext,
  { tryId }: { tryId: string },
): Promise<Result<DraftTryView, DraftRefusal>> {
  const id = z.uuid().safeParse(tryId);
  const tried = id.success ? await selectOptionalTry(context.db, id.data) : null;
  if (!tried) return refuse('not-found');
  const found = await findCheck(context, tried.checkId);
  if (!found.ok) return found;
  await context.db.transaction((tx) => endTry(context, tx, tried.id));
  const ended = await selectOptionalTry(context.db, tried.id);
  return ended ? ok(tryView(ended)) : refuse('not-found');
}

async function endTry({ queue, now }: ActorContext, tx: Transaction, tryId: string): Promise<void> {
  if (await updateTryEnded(tx, tryId, { state: 'cancelled', endedAt: now() }))
    await queue.cancel(tx, { tryId });
}

function tryView({ id: tryId, checkId, state, source, findings, fault }: DraftTry): DraftTryView {
  // Written by the job itself, of this type.
  return { tryId, checkId, state, source, findings: findings as TryFindings | null, fault };
}
