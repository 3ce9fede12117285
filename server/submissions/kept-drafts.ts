import {
  insertKeptDraft,
  selectKeptCount,
  selectKeptDrafts,
  selectOptionalDraft,
} from '#db/queries/work/drafts.ts';
import type { ActorContext } from '../access/actor.ts';
import { type ExercisePlace, findAssignment, type PlaceRefusal } from '../courses/find-assignment.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type { KeptDraftView } from './draft-view.ts';
import { type SourceProblem, sourceProblem } from './source-limits.ts';

const RATE_WINDOW_MS = 60_000;
/** Nobody replaces a whole text more often by hand. Fewer than the ring holds of the longest texts, which are counted. */
const KEPT_PER_WINDOW_MAX = 6;

/** The reader's own texts of one exercise that a newer one took the place of, the last first; at most 20 and 2 MiB. */
export async function listKeptDrafts(
  context: ActorContext,
  place: ExercisePlace,
): Promise<Result<readonly KeptDraftView[], PlaceRefusal>> {
  const found = await findAssignment(context, place, 'keep-draft');
  if (!found.ok) return found;
  const own = { userId: context.actor.userId, assignmentId: found.value.assignment.id };
  const kept = await selectKeptDrafts(context.db, own);
  return ok(kept.map(({ source, savedAt }) => ({ source, savedAt: savedAt.toISOString() })));
}

/** Keeps a text that the reader is about to replace whole, by the starter or an older submission. */
export async function keepDraft(
  context: ActorContext,
  input: ExercisePlace & { readonly source: string },
): Promise<Result<null, PlaceRefusal | SourceProblem | 'too-many-drafts'>> {
  const problem = sourceProblem(input.source);
  if (problem) return refuse(problem);
  const found = await findAssignment(context, input, 'keep-draft');
  if (!found.ok) return found;
  const own = { userId: context.actor.userId, assignmentId: found.value.assignment.id };
  const { db, now } = context;
  const [last] = await selectKeptDrafts(db, own);
  if (last?.source === input.source) return ok(null);
  const since = new Date(now().getTime() - RATE_WINDOW_MS);
  if ((await selectKeptCount(db, { userId: own.userId, since })) >= KEPT_PER_WINDOW_MAX)
    return refuse('too-many-drafts');
  const revision = (await selectOptionalDraft(db, own))?.revision ?? 0;
  await db.transaction((tx) =>
    insertKeptDraft(tx, { ...own, source: input.source, revision, savedAt: now(), keptAt: now() }),
  );
  return ok(null);
}
