/** With what luck the known mistakes of a checked draft slip through: asked for, read while it runs, cancelled. */
import { type DraftLuck, luckRuns } from '#db/queries/exercises/draft-runs.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { DraftLuckFindings } from '../../jobs/drafts/luck-findings.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { DraftRefusal } from '../drafts/find-draft.ts';
import type { DraftLuckView } from './draft-luck-view.ts';
import { askForRun, cancelRun } from './draft-runs.ts';
import { findCheck, findRun } from './find-check.ts';

/** Of a check that has ended. One that runs or is ready stays the answer: the same files have the same luck. */
export async function startDraftLuck(
  context: ActorContext,
  { checkId }: { checkId: string },
): Promise<Result<DraftLuckView, DraftRefusal | 'check-missing'>> {
  const found = await findCheck(context, checkId);
  if (!found.ok) return found;
  const check = found.value;
  if (check.state !== 'ready') return refuse('check-missing');
  const before = await luckRuns.selectOptionalLast(context.db, { checkId: check.id });
  if (before?.state === 'running' || before?.state === 'ready') return ok(luckView(before));
  const jobOf = (luckId: string) => ({ request: { kind: 'measure-luck', luckId }, lane: 'census' }) as const;
  const luckId = await askForRun(
    { check, runs: luckRuns, jobOf, action: 'exercise-draft.luck-asked' },
    context,
  );
  return readLuck(context, luckId);
}

/** Of a check; null before it was asked for. */
export async function readDraftLuck(
  context: ActorContext,
  { checkId }: { checkId: string },
): Promise<Result<DraftLuckView | null, DraftRefusal>> {
  const found = await findCheck(context, checkId);
  if (!found.ok) return found;
  const luck = await luckRuns.selectOptionalLast(context.db, { checkId: found.value.id });
  return ok(luck && luckView(luck));
}

/** Ends its realms within moments. */
export async function cancelDraftLuck(
  context: ActorContext,
  { luckId }: { luckId: string },
): Promise<Result<DraftLuckView, DraftRefusal>> {
  const found = await findRun(context, luckRuns, luckId);
  if (!found.ok) return found;
  const ending = { runs: luckRuns, id: found.value.id, job: { luckId: found.value.id } };
  await context.db.transaction((tx) => cancelRun(tx, ending, context));
  return readLuck(context, found.value.id);
}

async function readLuck({ db }: ActorContext, luckId: string): Promise<Result<DraftLuckView, DraftRefusal>> {
  const luck = await luckRuns.selectOptional(db, luckId);
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
