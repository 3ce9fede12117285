/** A check of a draft as its page shows it. Dates are ISO strings. */
import type { DraftCheckState } from '#db/schema/studio.ts';
import type { OutcomeStatus } from '#grader/protocol.ts';
import type { CheckMatrix } from '../../jobs/drafts/check-matrix-view.ts';

export interface DraftCheckView {
  readonly checkId: string;
  readonly draftId: string;
  /** Of the draft that was checked. */
  readonly revision: number;
  readonly state: DraftCheckState;
  readonly askedAt: string;
  readonly endedAt: string | null;
  readonly matrix: CheckMatrix | null;
  readonly progress: { readonly done: number; readonly total: number | null };
  /** What is wrong, a sentence each; warnings fail nothing. */
  readonly problems: readonly CheckProblemView[];
  /** Names of files' misconceptions and others by what was proved of them. */
  readonly stands: CheckStands | null;
  /** Ended, and nothing fails: it can be published. */
  readonly green: boolean;
  /** Judged and recorded: with a reason it can be published although something fails. */
  readonly publishable: boolean;
}

export interface CheckProblemView {
  /** The file that is to be mended; empty where no one file is meant. */
  readonly file: string;
  readonly line: number | null;
  readonly caseId: string | null;
  /** How the file misses the case: one of the two is to be mended, and the sentence does not say which. Null: it says all. */
  readonly missed: OutcomeStatus | null;
  readonly severity: 'fails' | 'warns';
  readonly sentence: string;
}

/** How many statements were proved, and how many of them hold. */
export interface CheckStands {
  readonly proofs: number;
  readonly holding: number;
  readonly cases: number;
  readonly points: number;
}
