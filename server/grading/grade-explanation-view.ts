import type { SubmissionState } from '#server/submissions/submission-view.ts';
import type { CasePointsView } from '../submissions/case-points/case-points-view.ts';

/** One submission in the history of a grade. */
export interface ExplainedSubmissionView {
  /** null: it is graded without names, and the reader came by the name. */
  readonly id: string | null;
  readonly number: number;
  /** ISO. */
  readonly submittedAt: string;
  readonly state: SubmissionState;
  /** As verified; null before. */
  readonly points: number | null;
  /** What points of cases by hand change of them. */
  readonly casePoints: number;
  readonly cases: readonly CasePointsView[];
  /** What people gave beside the cases; below 0 takes away. */
  readonly rubricPoints: number;
  /** What the late policy leaves of all. */
  readonly pointsAfterLate: number | null;
  readonly pointsMax: number;
  readonly provisionalPoints: number | null;
  /** Started calendar days after the due date. */
  readonly lateSteps: number;
  readonly counts: boolean;
}

/** Points that a person set, and that hold. */
export interface HeldOverrideView {
  readonly id: string;
  readonly points: number;
  readonly reason: string;
  readonly by: string;
  /** ISO. */
  readonly at: string;
  /** What would count without it; null: nothing is verified. */
  readonly automaticPoints: number | null;
}

/** The same beside a name, of work that is graded without: what its grader wrote would tell whose it was. */
interface UnsignedOverrideView extends Omit<HeldOverrideView, 'reason' | 'by' | 'at'> {
  readonly reason: null;
  readonly by: null;
  readonly at: null;
}

/** Why one cell of the gradebook says what it says. */
export interface GradeExplanationView {
  readonly student: { readonly id: string; readonly name: string };
  readonly exercise: { readonly slug: string; readonly number: string; readonly title: string };
  readonly pointsMax: number;
  /** What full marks count in the total of the course. */
  readonly weight: number;
  /** What counts; null: nothing yet. */
  readonly points: number | null;
  /** Which of several submissions counts. */
  readonly rule: 'best' | 'latest';
  readonly due: {
    /** ISO, for this student; null: never. */
    readonly at: string | null;
    readonly extended: boolean;
    readonly percentPerDay: number;
  };
  /** Newest first. */
  readonly submissions: readonly ExplainedSubmissionView[];
  /** What a browser claims, after the newest run. */
  readonly claimedPoints: number | null;
  readonly override: HeldOverrideView | UnsignedOverrideView | null;
}
