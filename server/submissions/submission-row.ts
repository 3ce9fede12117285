/** Rows of submissions as their owner sees them. */
import type { SubmissionRow } from '#db/queries/work/submissions.ts';
import { selectQueuePlace } from '#db/queries/work/verifications.ts';
import type { Services } from '../platform/services.ts';
import type { SubmissionView } from './submission-view.ts';

export async function submissionView(
  { db }: Pick<Services, 'db'>,
  row: SubmissionRow,
  grading: {
    pointsMax: number;
    /** By submission; one that is missing has none. */
    commentCounts: ReadonlyMap<string, number>;
  },
): Promise<SubmissionView> {
  const { submission, verification, report } = row;
  return {
    id: submission.id,
    number: submission.number,
    submittedAt: submission.submittedAt.toISOString(),
    state: verification.state,
    queuePlace: verification.state === 'queued' ? await selectQueuePlace(db, verification.queuedAt) : null,
    points: report?.points ?? null,
    pointsMax: report?.pointsMax ?? grading.pointsMax,
    provisionalPoints: submission.claimedPoints,
    claimedDevice: submission.claimedDevice,
    counts: row.standing.counts,
    late: row.standing.lateSteps > 0,
    backend: report?.backend ?? null,
    commentCount: grading.commentCounts.get(submission.id) ?? 0,
  };
}
