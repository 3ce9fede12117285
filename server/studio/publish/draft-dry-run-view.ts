import type { DraftRunState } from '#db/schema/draft-runs.ts';

/** Who would gain and who would lose if a draft were published and what counts judged by it. */
export interface DraftDryRunView {
  readonly dryRunId: string;
  readonly checkId: string;
  readonly state: DraftRunState;
  /** Submissions; their number is null while nothing has run. */
  readonly progress: { readonly done: number; readonly total: number | null };
  /** Null until it is ready. */
  readonly findings: {
    /** `notTried` came, or began to count, after it was asked for, or the grader failed at it. */
    readonly counts: Readonly<Record<'gains' | 'loses' | 'same' | 'notTried', number>>;
    /** Losses first, the largest first. */
    readonly changes: readonly DryRunChangeView[];
  } | null;
}

/** Points as the grader gives them, before late days and what people set. */
export interface DryRunChangeView {
  readonly submissionId: string;
  readonly href: string;
  /** Of the student, or an alias where nobody reads names. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Cases that went another way, in the order of the draft. */
  readonly because: readonly { readonly title: string; readonly passes: boolean }[];
}
