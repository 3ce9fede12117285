/** Another submission to the same exercise. */
export interface OtherSubmissionView {
  readonly submissionId: string;
  /** The name, or the alias where the exercise is graded without names. */
  readonly student: string;
  /** Of the student whose submission is read. */
  readonly own: boolean;
  readonly number: number;
  /** Both null: not verified. */
  readonly points: number | null;
  readonly pointsMax: number | null;
}

export interface OtherSubmissionsView {
  /** The first of all that were found. */
  readonly found: readonly OtherSubmissionView[];
  /** Of all that were found. */
  readonly total: number;
}
