import { z } from 'zod';
import type { Queryable } from '#db/database.ts';
import {
  type ShownDraftCheck,
  selectOptionalShownDraftCheck,
} from '#db/queries/exercises/exercise-draft-checks.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { type DraftRefusal, findDraft } from '../drafts/find-draft.ts';

/** A check of a draft that the person who asks may write. */
export async function findCheck(
  context: ActorContext,
  checkId: string,
): Promise<Result<ShownDraftCheck, DraftRefusal>> {
  const id = z.uuid().safeParse(checkId);
  const check = id.success ? await selectOptionalShownDraftCheck(context.db, id.data) : null;
  if (!check) return refuse('not-found');
  const found = await findDraft(context, check.draftId);
  return found.ok ? ok(check) : found;
}

interface RunsOfCheck<Run> {
  selectOptional(db: Queryable, id: string): Promise<Run | null>;
}

/** What somebody asked of such a check. */
export async function findRun<Run extends { readonly checkId: string }>(
  context: ActorContext,
  runs: RunsOfCheck<Run>,
  runId: string,
): Promise<Result<Run, DraftRefusal>> {
  const id = z.uuid().safeParse(runId);
  const run = id.success ? await runs.selectOptional(context.db, id.data) : null;
  if (!run) return refuse('not-found');
  const found = await findCheck(context, run.checkId);
  return found.ok ? ok(run) : found;
}
