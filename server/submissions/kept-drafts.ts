import { insertKeptDraft, selectKeptDrafts, selectOptionalDraft } from '#db/queries/drafts.ts';
import type { ActorContext } from '../access/actor.ts';
import { type ExercisePlace, findAssignment, type PlaceRefusal } from '../courses/find-assignment.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type { KeptDraftView } from './draft-view.ts';
import { type SourceProblem, sourceProblem } from './source-limits.ts';

/** The reader's own texts of one exercise that a newer one took the place of, the last first; at most 20. */
export async function listKeptDrafts(
  context: ActorContext,
  place: ExercisePlace,
): Promise<Result<readonly KeptDraftView[], PlaceRefusal>> {
  const found = await findAssignment(context, place);
  if (!found.ok) return found;
  const own = { userId: context.actor.userId, assignmentId: found.value.assignment.id };
  const kept = await selectKeptDrafts(context.db, own);
  return ok(kept.map(({ source, savedAt }) => ({ source, savedAt: savedAt.toISOString() })));
}

/** Keeps a text that the reader is about to replace whole, by the starter or an older submission. */
export async function keepDraft(
  context: ActorContext,
  input: ExercisePlace & { readonly source: string },
): Promise<Result<null, PlaceRefusal | SourceProblem>> {
  const problem = sourceProblem(input.source);
  if (problem) return refuse(problem);
  const found = await findAssignment(context, input);
  if (!found.ok) return found;
  const own = { userId: context.actor.userId, assignmentId: found.value.assignment.id };
  const [last] = await selectKeptDrafts(context.db, own);
  if (last?.source === input.source) return ok(null);
  const present = await selectOptionalDraft(context.db, own);
  const revision = present?.revision ?? 0;
  await insertKeptDraft(context.db, { ...own, source: input.source, revision, savedAt: context.now() });
  return ok(null);
}
