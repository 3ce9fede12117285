/** A receipt: what a verdict needs to be replayed, as text to copy. */

import { formatPoints } from '#components/ui/format-points.ts';
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';

/** "a41f-90c2": the first eight digits of the code's hash. */
export function receiptCode({ receipt }: Pick<SubmissionDetailView, 'receipt'>): string {
  return `${receipt.codeHash.slice(0, 4)}-${receipt.codeHash.slice(4, 8)}`;
}

export function receiptText(submission: SubmissionDetailView): string {
  const { receipt } = submission;
  const points = submission.points === null ? 'not verified yet' : formatPoints(submission.points);
  const lines: [string, string | number | null][] = [
    ['submission', submission.id],
    ['submitted', submission.submittedAt],
    ['exercise', receipt.exercise],
    ['exercise version', receipt.exerciseHash],
    ['code', receipt.codeHash],
    ['points', `${points} of ${formatPoints(submission.pointsMax)}`],
    ['seed', receipt.seed],
    ['backend', receipt.backend],
    ['runner', receipt.runner],
  ];
  return lines
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
