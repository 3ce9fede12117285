/** The luck of a draft's mistakes as its page shows it. */
import type { DraftRunState } from '#db/schema/draft-runs.ts';
import type { DraftLuckFindings } from '../../jobs/drafts/luck-findings.ts';

export interface DraftLuckView {
  readonly luckId: string;
  readonly checkId: string;
  readonly state: DraftRunState;
  /** Rounds, each one case with one seed; the total is null while the first runs are under way. */
  readonly progress: { readonly done: number; readonly total: number | null };
  readonly findings: DraftLuckFindings | null;
}
