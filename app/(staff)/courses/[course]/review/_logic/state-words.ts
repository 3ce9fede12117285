import type { Status } from '#components/ui/status-glyph.tsx';
import type { SubmissionState } from '#server/submissions/submission-view.ts';

/** In the order in which a submission goes through them. */
export const STATES: readonly {
  readonly state: SubmissionState;
  readonly word: string;
  readonly glyph: Status;
}[] = [
  { state: 'queued', word: 'Queued', glyph: 'not-started' },
  { state: 'verifying', word: 'Verifying', glyph: 'running' },
  { state: 'verified', word: 'Verified', glyph: 'verified' },
  { state: 'could-not-grade', word: 'Could not grade', glyph: 'warning' },
];
