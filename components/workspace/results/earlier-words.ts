import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';

interface ResultsBesideCode {
  /** The submission that was opened; its report, once there, stands in the place of the last run's. */
  readonly shown: Pick<SubmissionDetailView, 'number' | 'source' | 'report'> | null;
  /** The text in the editor. */
  readonly source: string;
  /** The code of `shown` is to be seen in the place of the editor. */
  readonly reading: boolean;
  /** The text that ran last; null when nothing ran. */
  readonly ran: string | null;
}

/** Whose the results are when they are not of the code beside them; null when they are. */
export function earlierWords({ shown, source, reading, ran }: ResultsBesideCode): string | null {
  if (shown?.report) {
    if (reading || shown.source === source) return null;
    return `Of submission ${shown.number}. The editor has other code.`;
  }
  if (ran === null) return null;
  if (shown && reading)
    return ran === shown.source ? null : `Of your last run. Submission ${shown.number} has other code.`;
  if (ran === source) return null;
  return 'Of the code before your last edit. Run again to see what it does now.';
}
