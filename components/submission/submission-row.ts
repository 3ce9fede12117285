import type { SubmissionDetailView, SubmissionView } from '#server/submissions/submission-view.ts';

/** A detail as a row of the list, and nothing more of it. */
export function rowOf(view: SubmissionDetailView): SubmissionView {
  return {
    id: view.id,
    number: view.number,
    submittedAt: view.submittedAt,
    state: view.state,
    queuePlace: view.queuePlace,
    points: view.points,
    pointsMax: view.pointsMax,
    provisionalPoints: view.provisionalPoints,
    counts: view.counts,
    late: view.late,
    claimedDevice: view.claimedDevice,
    backend: view.backend,
    commentCount: view.commentCount,
  };
}
