/** A checked draft, tried on what was handed in before it is published: asked for, read while it runs, cancelled. */
import { type DraftDryRun, dryRuns } from '#db/queries/exercises/draft-runs.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { askForRun, cancelRun } from '../check/draft-runs.ts';
import { findCheck, findRun } from '../check/find-check.ts';
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
  const before = await dryRuns.selectOptionalLast(context.db, { checkId: check.id });
  if (before?.state === 'running') return viewOf(context, before);
  const jobOf = (dryRunId: string) =>
    ({ request: { kind: 'dry-run-draft', dryRunId }, lane: 'regrade' }) as const;
  const dryRunId = await askForRun(
    { check, runs: dryRuns, jobOf, action: 'exercise-draft.dry-run-asked' },
    context,
  );
  return readDryRun(context, dryRunId);
}

/** Of a check; null before it was asked for. */
export async function readDraftDryRun(
  context: ActorContext,
  { checkId }: { checkId: string },
): Promise<Result<DraftDryRunView | null, DraftRefusal>> {
  const found = await findCheck(context, checkId);
  if (!found.ok) return found;
  const run = await dryRuns.selectOptionalLast(context.db, { checkId: found.value.id });
  return run ? viewOf(context, run) : ok(null);
}

/** Ends within a submission. */
export async function cancelDraftDryRun(
  context: ActorContext,
  { dryRunId }: { dryRunId: string },
): Promise<Result<DraftDryRunView, DraftRefusal>> {
  const found = await findRun(context, dryRuns, dryRunId);
  if (!found.ok) return found;
  const ending = { runs: dryRuns, id: found.value.id, job: { dryRunId: found.value.id } };
  await context.db.transaction((tx) => cancelRun(tx, ending, context));
  return readDryRun(context, found.value.id);
}

async function readDryRun(
  context: ActorContext,
  dryRunId: string,
): Promise<Result<DraftDryRunView, DraftRefusal>> {
  const run = await dryRuns.selectOptional(context.db, dryRunId);
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
