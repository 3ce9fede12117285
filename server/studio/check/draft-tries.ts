/** Programs that an author runs on the server against a checked draft: asked for, read while they run, cancelled. */
import type { Transaction } from '#db/database.ts';
import { type DraftTry, tryRuns } from '#db/queries/exercises/draft-runs.ts';
import { lockExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import {
  deleteOlderTries,
  selectRunningTries,
  selectTryCount,
} from '#db/queries/exercises/exercise-tries.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { CheckMatrix } from '../../jobs/drafts/check-matrix-view.ts';
import type { TryFindings } from '../../jobs/drafts/try-findings.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { laneOfSubmission } from '../../queue/kinds.ts';
import { type SourceProblem, sourceProblem } from '../../submissions/source-limits.ts';
import type { DraftRefusal } from '../drafts/find-draft.ts';
import { cancelRun } from './draft-runs.ts';
import type { DraftTryView } from './draft-try-view.ts';
import { findCheck, findRun } from './find-check.ts';

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
    for (const { id } of await selectRunningTries(tx, askedBy)) await endTry(tx, id, context);
    await deleteOlderTries(tx, { askedBy, before: since });
    const tryId = await tryRuns.insert(tx, { checkId: check.id, source, askedBy, askedAt: at });
    const request = { kind: 'try-draft', tryId } as const;
    await context.queue.send(tx, [{ request, lane: laneOfSubmission(plan), personId: askedBy }]);
    const tried = await tryRuns.selectOptional(tx, tryId);
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
  const tried = await tryRuns.selectOptionalLast(context.db, own);
  return ok(tried && tryView(tried));
}

/** Ends its realms within moments; the outcomes that are there stay. */
export async function cancelDraftTry(
  context: ActorContext,
  { tryId }: { tryId: string },
): Promise<Result<DraftTryView, DraftRefusal>> {
  const found = await findRun(context, tryRuns, tryId);
  if (!found.ok) return found;
  await context.db.transaction((tx) => endTry(tx, found.value.id, context));
  const ended = await tryRuns.selectOptional(context.db, found.value.id);
  return ended ? ok(tryView(ended)) : refuse('not-found');
}

function endTry(tx: Transaction, tryId: string, context: ActorContext): Promise<void> {
  return cancelRun(tx, { runs: tryRuns, id: tryId, job: { tryId } }, context);
}

function tryView({ id: tryId, checkId, state, source, findings, fault }: DraftTry): DraftTryView {
  // Written by the job itself, of this type.
  return { tryId, checkId, state, source, findings: findings as TryFindings | null, fault };
}
