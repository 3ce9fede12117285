/** Checking a draft: asked for, read while it runs, cancelled. */
import { insertAuditEvent } from '#db/queries/audit.ts';
import { draftChecks } from '#db/queries/exercises/draft-runs.ts';
import {
  type ShownDraftCheck,
  selectOptionalLastDraftCheck,
} from '#db/queries/exercises/exercise-draft-checks.ts';
import { lockExerciseDraft, selectDraftFiles } from '#db/queries/exercises/exercise-drafts.ts';
import { type ExerciseProblem, isExerciseError } from '#grader/exercise/files/exercise-error.ts';
import type { ActorContext } from '../../access/actor.ts';
import { publicFirst } from '../../exercises/public-first.ts';
import type { CheckMatrix } from '../../jobs/drafts/check-matrix-view.ts';
import { ok, type Result } from '../../platform/result.ts';
import { bundleOf, fileMapOf } from '../drafts/draft-files.ts';
import { type DraftRefusal, findDraft } from '../drafts/find-draft.ts';
import { problemsOf, provedBy } from './check-problems.ts';
import type { DraftCheckView } from './check-view.ts';
import { cancelRun } from './draft-runs.ts';
import { findCheck } from './find-check.ts';

/**
 * Checks the draft as it is saved now. What cannot be loaded at all is told at once; the rest is proved by a worker, in
 * realms. One that still runs is cancelled: nobody waits for it any more.
 */
export async function startDraftCheck(
  context: ActorContext,
  { draftId }: { draftId: string },
): Promise<Result<DraftCheckView, DraftRefusal>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const before = await selectOptionalLastDraftCheck(context.db, draftId);
  if (before?.state === 'running') await endCheck(before.id, context);
  const checkId = await context.db.transaction(async (tx) => {
    const draft = await lockExerciseDraft(tx, draftId);
    const files = fileMapOf(await selectDraftFiles(tx, draftId));
    const read = await readBundle(draft, files);
    const askedBy = context.actor.userId;
    const hash = read.kind === 'read' ? read.hash : null;
    const asked = { draftId, revision: draft.revision, files, hash, askedBy, askedAt: context.now() };
    const checkId = await draftChecks.insert(tx, asked);
    if (read.kind === 'read') {
      // Its author waits, and it takes as long as a training.
      const job = { request: { kind: 'check-draft', checkId }, lane: 'training', personId: askedBy } as const;
      await context.queue.send(tx, [job]);
    } else {
      const { problems } = read;
      await draftChecks.updateEnded(tx, checkId, { state: 'broken', endedAt: context.now(), problems });
    }
    await insertAuditEvent(tx, {
      actorId: askedBy,
      courseId: draft.courseId,
      action: 'exercise-draft.checked',
      subjectId: draftId,
      details: { slug: draft.slug, revision: draft.revision },
    });
    return checkId;
  });
  return readDraftCheck(context, { checkId });
}

type ReadBundle =
  | { readonly kind: 'read'; readonly hash: string }
  | { readonly kind: 'broken'; readonly problems: readonly ExerciseProblem[] };

async function readBundle(...args: Parameters<typeof bundleOf>): Promise<ReadBundle> {
  try {
    return { kind: 'read', hash: (await bundleOf(...args)).hash };
  } catch (error) {
    if (!isExerciseError(error)) throw error;
    return { kind: 'broken', problems: error.problems };
  }
}

export async function readDraftCheck(
  context: ActorContext,
  { checkId }: { checkId: string },
): Promise<Result<DraftCheckView, DraftRefusal>> {
  const found = await findCheck(context, checkId);
  return found.ok ? ok(checkView(found.value)) : found;
}

/** The check that was asked for last; null before the first. */
export async function readLastDraftCheck(
  context: ActorContext,
  { draftId }: { draftId: string },
): Promise<Result<DraftCheckView | null, DraftRefusal>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const check = await selectOptionalLastDraftCheck(context.db, draftId);
  return ok(check && checkView(check));
}

/** Ends its realms within moments; the cells that are there stay. */
export async function cancelDraftCheck(
  context: ActorContext,
  { checkId }: { checkId: string },
): Promise<Result<DraftCheckView, DraftRefusal>> {
  const found = await findCheck(context, checkId);
  if (!found.ok) return found;
  await endCheck(found.value.id, context);
  return readDraftCheck(context, { checkId });
}

function endCheck(checkId: string, context: ActorContext): Promise<void> {
  const ending = { runs: draftChecks, id: checkId, job: { checkId } };
  return context.db.transaction((tx) => cancelRun(tx, ending, context));
}

function matrixOf({ matrix }: ShownDraftCheck): CheckMatrix | null {
  // Written by the check itself, of this type.
  const stored = matrix as CheckMatrix | null;
  return stored && { ...stored, cases: publicFirst(stored.cases) };
}

export function checkView(check: ShownDraftCheck): DraftCheckView {
  const proved = provedBy(check);
  const problems = problemsOf(check);
  const publishable = check.state === 'ready' && check.judged;
  return {
    checkId: check.id,
    draftId: check.draftId,
    revision: check.revision,
    state: check.state,
    askedAt: check.askedAt.toISOString(),
    endedAt: check.endedAt?.toISOString() ?? null,
    matrix: matrixOf(check),
    progress: { done: check.done, total: check.total },
    problems,
    stands: proved && {
      proofs: proved.proofs.length,
      holding: proved.proofs.filter(({ outcome }) => outcome !== 'fails').length,
      cases: proved.measured?.cases ?? 0,
      points: proved.measured?.points ?? 0,
    },
    green: publishable && problems.every(({ severity }) => severity === 'warns'),
    publishable,
  };
}
