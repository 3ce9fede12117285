/** What the tolerance dial stands on beside the matrix of a check. */

/** How far off one case of a program was at most. */
export interface CaseDistance {
  readonly passed: boolean;
  /** In tolerances; null: of a case that passed nothing was compared, of one that failed no tolerance would let it pass. */
  readonly inTolerances: number | null;
}

export interface TolerancesView {
  readonly checkId: string;
  /** By how much of each case's tolerance rounding moves the reference on the server. */
  readonly noise: readonly { readonly caseId: string; readonly inTolerances: number }[];
  /** Those of this course that count, oldest first, without names. */
  readonly submissions: readonly MeasuredSubmissionView[];
}

export interface MeasuredSubmissionView {
  readonly submissionId: string;
  readonly href: string;
  readonly cases: Readonly<Record<string, CaseDistance>>;
}
