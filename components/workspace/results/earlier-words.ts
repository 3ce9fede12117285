import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';

interface ResultsBesideCode {
  /** The submission whose results are on show; null: those of the last run. */
  readonly shown: Pick<SubmissionDetailView, 'number' | 'source'> | null;
  /** The text in the editor. */
  readonly source: string;
  /** The code of `shown` is to be seen in the place of the editor. */
  readonly reading: boolean;
  /** The last run was of another text than the editor's. */
  readonly ranOther: boolean;
}

/** Whose the results are when they are not of the code beside them; null when they are. */
export function earlierWords({ shown, source, reading, ranOther }: ResultsBesideCode): string | null {
  if (shown === null)
    return ranOther ? 'Of the code before your last edit. Run again to see what it does now.' : null;
  if (reading || shown.source === source) return null;
  return `Of submission ${shown.number}. The editor has other code.`;
}
