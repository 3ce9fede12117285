import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectOptionalVersionOfExercise } from '#db/queries/exercises/exercises.ts';
import { selectJudgingVersionIds } from '#db/queries/exercises/studio.ts';
import { insertBatch } from '#db/queries/jobs/batches.ts';
import type { BatchKind, BatchScope } from '#db/schema/batches.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { type ExercisePlace, findAssignment, type PlaceRefusal } from '../../courses/find-assignment.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { Lane } from '../../queue/kinds.ts';

export interface StartBatchInput extends ExercisePlace {
  /** By which version; null: the one that students get now. */
  readonly versionId: string | null;
}

export type StartBatchRefusal = PlaceRefusal | 'staff-only' | 'version-unknown';

const STARTS: Readonly<Record<BatchKind, { readonly audited: string; readonly lane: Lane }>> = {
  regrade: { audited: 'regrade.asked', lane: 'regrade' },
  census: { audited: 'census.asked', lane: 'census' },
  // Its author waits, and it takes as long as a training.
  check: { audited: 'check.asked', lane: 'training' },
  similarity: { audited: 'similarity.asked', lane: 'census' },
};

/** Where a batch waits for the grader, also when it is tried again. */
export const laneOf = (kind: BatchKind): Lane => STARTS[kind].lane;

/**
 * Batch, job and audit row are written together or not at all. Whoever may read a batch reads its version, hidden cases and
 * reference included: another course's version of the same exercise is unknown here.
 */
export async function startBatch(
  batch: { kind: BatchKind; scope: BatchScope | null },
  { context, input }: { context: ActorContext; input: StartBatchInput },
): Promise<Result<{ readonly batchId: string }, StartBatchRefusal>> {
  const found = await findAssignment(context, input, 'view-course');
  if (!found.ok) return found;
  const { course, assignment, member } = found.value;
  if (!may(member, 'run-batches')) return refuse('staff-only');
  const { kind, scope } = batch;
  const version = { versionId: input.versionId ?? assignment.versionId, exerciseId: assignment.exerciseId };
  if (!(await selectOptionalVersionOfExercise(context.db, version))) return refuse('version-unknown');
  const judging = { versionIds: [version.versionId], courseId: course.id };
  if ((await selectJudgingVersionIds(context.db, judging)).size === 0) return refuse('version-unknown');
  const { userId: askedBy } = context.actor;
  const { audited } = STARTS[kind];
  const batchId = await context.db.transaction(async (tx) => {
    const askedAt = context.now();
    const { versionId } = version;
    const asked = { kind, scope, versionId, courseId: course.id, assignmentId: assignment.id };
    const batchId = await insertBatch(tx, { ...asked, askedBy, askedAt });
    await context.queue.send(tx, [{ request: { kind, batchId }, lane: laneOf(kind), personId: askedBy }]);
    await insertAuditEvent(tx, {
      actorId: askedBy,
      courseId: course.id,
      action: audited,
      subjectId: batchId,
      details: { assignmentId: assignment.id, versionId, scope },
    });
    return batchId;
  });
  return ok({ batchId });
}
