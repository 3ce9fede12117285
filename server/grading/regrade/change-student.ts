/** A decided regrade, one student at a time: each in a transaction of its own, and once, however often it is begun. */
import type { Transaction } from '#db/database.ts';
import { notify, SUBMISSION_CHANNEL } from '#db/notify.ts';
import { type Assignment, lockEnrolment, selectAssignment } from '#db/queries/courses/courses.ts';
import { selectOptionalGrade } from '#db/queries/grading/grades.ts';
import {
  insertAppliedVerification,
  insertRegradeEffect,
  type RegradedSubmission,
  updateAppliedUndone,
  updateRegradeEffect,
  updateRegradeEffectUndone,
  updateStandingRestored,
} from '#db/queries/grading/regrades.ts';
import { type Batch, selectOptionalBatchForUpdate } from '#db/queries/jobs/batches.ts';
import { updateStandingLatest, updateStandingReported } from '#db/queries/work/standings.ts';
import type { Services } from '../../platform/services.ts';
import { settleGrade } from '../settle-grade.ts';
import { newHints } from './new-hints.ts';

interface Change {
  readonly batch: Batch;
  readonly userId: string;
}

interface Settling extends Change {
  /** Who decided it. */
  readonly actorId: string | null;
  readonly cause: string;
  readonly at: Date;
}

/** The dry run's verdicts on a student's submissions become what holds. False when the regrade was cancelled meanwhile. */
export async function applyToStudent(
  services: Services,
  { batch, userId, submissions }: Change & { readonly submissions: readonly RegradedSubmission[] },
): Promise<boolean> {
  return services.db.transaction(async (tx) => {
    if ((await selectOptionalBatchForUpdate(tx, batch.id))?.state !== 'applying') return false;
    const at = services.now();
    if (!(await insertRegradeEffect(tx, { batchId: batch.id, userId, appliedAt: at }))) return true;
    const hinted = (await newHints(tx, submissions)).size > 0;
    const settling = { batch, userId, actorId: batch.decision?.decidedBy ?? null, cause: 'regrade', at };
    const points = await settleAround(tx, settling, async () => {
      for (const { submissionId, dryRun } of submissions) {
        if (!dryRun) continue;
        const verificationId = await insertAppliedVerification(tx, { dryRunId: dryRun.verificationId, at });
        await updateStandingLatest(tx, { submissionId, verificationId });
        await updateStandingReported(tx, { submissionId, verificationId, queuedAt: at });
        await notify(tx, SUBMISSION_CHANNEL, submissionId);
      }
    });
    await updateRegradeEffect(tx, { batchId: batch.id, userId, ...points, hinted });
    return true;
  });
}

/** What held before the regrade holds again. */
export async function undoForStudent(services: Services, { batch, userId }: Change): Promise<void> {
  await services.db.transaction(async (tx) => {
    const at = services.now();
    const undone = { batchId: batch.id, userId, at };
    if (!(await updateRegradeEffectUndone(tx, undone))) return;
    const actorId = batch.decision?.undoneBy ?? batch.decision?.decidedBy ?? null;
    await settleAround(tx, { batch, userId, actorId, cause: 'regrade-undone', at }, async () => {
      for (const submissionId of await updateAppliedUndone(tx, undone)) {
        await updateStandingRestored(tx, submissionId);
        await notify(tx, SUBMISSION_CHANNEL, submissionId);
      }
    });
  });
}

/** Settles the grade after a change to what holds, and gives its points before and after. */
async function settleAround(
  tx: Transaction,
  { batch, userId, actorId, cause, at }: Settling,
  change: () => Promise<void>,
): Promise<{ pointsBefore: number | null; pointsAfter: number | null }> {
  const assignment: Assignment = await selectAssignment(tx, batch.assignmentId);
  const key = { userId, assignmentId: assignment.id };
  // A verdict on another submission of theirs that ends now waits, or is seen.
  await lockEnrolment(tx, { courseId: batch.courseId, userId });
  const before = await selectOptionalGrade(tx, key);
  await change();
  await settleGrade(tx, { userId, assignment, actorId, cause, at });
  const after = await selectOptionalGrade(tx, key);
  return { pointsBefore: before?.points ?? null, pointsAfter: after?.points ?? null };
}
