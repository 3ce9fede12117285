import type { SubmissionState } from '#server/submissions/submission-view.ts';

/** A row of the staff table of submissions and grades. */
export interface SubmissionTableRowView {
  readonly submissionId: string;
  readonly student: { readonly id: string; readonly name: string; readonly email: string };
  readonly exercise: { readonly slug: string; readonly number: string; readonly title: string };
  readonly number: number;
  readonly submittedAt: string;
  readonly state: SubmissionState;
  readonly provisionalPoints: number | null;
  readonly points: number | null;
  readonly pointsMax: number;
  readonly late: boolean;
  /** The grade of that student for that exercise comes from this submission. */
  readonly counts: boolean;
}

/** Filters live in the URL; all are optional and combine. */
export interface SubmissionTableFilter {
  readonly search?: string;
  readonly exercise?: string;
  readonly state?: SubmissionState;
  readonly onlyCounting?: boolean;
  readonly page?: number;
}

export interface SubmissionTableView {
  readonly course: { readonly slug: string; readonly title: string };
  readonly rows: readonly SubmissionTableRowView[];
  readonly rowsTotal: number;
  readonly page: number;
  readonly pageSize: number;
  readonly exercises: readonly { readonly slug: string; readonly number: string; readonly title: string }[];
  /** Rows per state with the other filters applied, for the chips. */
  readonly stateCounts: Readonly<Record<SubmissionState, number>>;
}
