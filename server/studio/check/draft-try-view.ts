/** A program tried on the server, as its author sees it. */
import type { DraftRunState } from '#db/schema/draft-runs.ts';
import type { TryFindings } from '../../jobs/drafts/try-findings.ts';

export interface DraftTryView {
  readonly tryId: string;
  readonly checkId: string;
  readonly state: DraftRunState;
  readonly source: string;
  /** What is there so far; null before the first case has ended. */
  readonly findings: TryFindings | null;
  /** Why it failed: what the judge says of the exercise, or the grader's own fault. */
  readonly fault: string | null;
}
