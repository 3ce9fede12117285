/** What the author's own browser runs of a draft that was checked: its files, and the programs to run against them. */
import { draftChecks } from '#db/queries/exercises/draft-runs.ts';
import type { FileMap } from '#grader/protocol.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openFiles } from '../../exercises/browser-files.ts';
import { matrixPrograms } from '../../jobs/drafts/matrix-rows.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { apart } from '../drafts/draft-files.ts';
import type { DraftRefusal } from '../drafts/find-draft.ts';
import { findCheck } from './find-check.ts';
import type { TryView } from './try-view.ts';

/** The whole exercise, also of a sealed one: its author has written it. For realms, as students' browsers get theirs. */
export async function readTryFiles(
  context: ActorContext,
  { checkId }: { checkId: string },
): Promise<Result<FileMap, DraftRefusal>> {
  const found = await filesOf(context, checkId);
  return found.ok ? ok(openFiles(apart(found.value).exercise)) : found;
}

/** Starter, reference, every misconception as the program that it is, and the stored solutions. */
export async function readTryPrograms(
  context: ActorContext,
  { checkId }: { checkId: string },
): Promise<Result<TryView, DraftRefusal>> {
  const found = await filesOf(context, checkId);
  if (!found.ok) return found;
  const { exercise, solutions } = apart(found.value);
  const programs = matrixPrograms(exercise, solutions);
  const { student, judge } = context.environment.origins;
  return ok({
    programs: programs.map(({ path, title, source }) => ({ path, title: title ?? path, source })),
    sandbox: { student, judge },
  });
}

async function filesOf(context: ActorContext, checkId: string): Promise<Result<FileMap, DraftRefusal>> {
  const found = await findCheck(context, checkId);
  if (!found.ok) return found;
  const check = await draftChecks.selectOptional(context.db, found.value.id);
  return check ? ok(check.files) : refuse('not-found');
}
