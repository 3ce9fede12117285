/** What a draft made of the submissions that count. Kept as JSON. */
export interface DryRunFindings {
  readonly submissions: readonly TriedSubmission[];
}

export interface TriedSubmission {
  readonly submissionId: string;
  readonly points: number;
  /** Whether each case of the draft passed. */
  readonly cases: readonly { readonly id: string; readonly title: string; readonly passed: boolean }[];
}
