import type { Report } from '#grader/protocol.ts';
import type { CasePointsView } from './case-points/case-points-view.ts';
import type { ClaimedDevice } from './claimed-device.ts';
import type { RequestView } from './requests/request-view.ts';

/** Where a submission is. `could-not-grade`: the grader failed for good; staff see it, the student loses nothing. */
export type SubmissionState = 'queued' | 'verifying' | 'verified' | 'could-not-grade';

/** A row of the Submissions tab. Dates are ISO strings. */
export interface SubmissionView {
  readonly id: string;
  /** 1, 2, 3 … per student and exercise. */
  readonly number: number;
  readonly submittedAt: string;
  readonly state: SubmissionState;
  /** Submissions ahead in the queue while `queued`, else null. */
  readonly queuePlace: number | null;
  /** Verified points, once there. */
  readonly points: number | null;
  readonly pointsMax: number;
  /** What the browser claimed; shown beside the verified score, never counted. */
  readonly provisionalPoints: number | null;
  /** The one that the grade comes from. */
  readonly counts: boolean;
  readonly late: boolean;
  /** What that browser said it ran on: a claim, like the points. Null when it came without a run. */
  readonly claimedDevice: ClaimedDevice | null;
  /** What the server verified it on. */
  readonly backend: string | null;
  /** Comments that the student can read. */
  readonly commentCount: number;
}

/** What staff wrote to the student, as Markdown and as HTML that is safe in a page. */
export interface CommentView {
  readonly id: string;
  /** 1-based line of the source; null: about the whole. */
  readonly line: number | null;
  /** Name of who wrote it. */
  readonly author: string;
  readonly body: string;
  readonly html: string;
  /** False: a draft that only staff see. */
  readonly shown: boolean;
  /** Whoever asks wrote it. */
  readonly own: boolean;
  /** A draft whose author grades in the course no more: anybody of the staff may throw it away, or take it over. */
  readonly abandoned: boolean;
  readonly writtenAt: string;
}

/** What hidden cases gave together, where the assignment tells students of no single one. */
export interface HiddenTotalView {
  readonly cases: number;
  readonly points: number;
  readonly pointsMax: number;
}

/** One submission opened: its source, and its verified report as far as the reader may see it. */
export interface SubmissionDetailView extends SubmissionView {
  /** How the person who asks stands to it. */
  readonly reader: 'owner' | 'staff';
  /** Name of who submitted it. */
  readonly student: string;
  /** By line, those about the whole first. */
  readonly comments: readonly CommentView[];
  /** Rubric items that the student sees; they count with the points of the cases. */
  readonly rubric: readonly { readonly id: string; readonly title: string; readonly points: number }[];
  /** Points of cases that a person set, instead of what the cases gave. */
  readonly casePoints: readonly CasePointsView[];
  /** Questions about its grade, oldest first. */
  readonly requests: readonly RequestView[];
  /** Every submission of that student to this exercise, itself included, newest first: what it can be compared with. */
  readonly siblings: readonly Pick<SubmissionView, 'id' | 'number'>[];
  readonly source: string;
  /** For students hidden cases carry title, status and points only (no evidence, logs, messages), or are not in it. */
  readonly report: Report | null;
  /** Of hidden cases that are not in the report; null where there are none. */
  readonly hiddenTotal: HiddenTotalView | null;
  /** Why there is none to show although there is one: the points stand all the same. */
  readonly reportProblem: 'unknown-version' | 'damaged' | null;
  readonly receipt: {
    readonly exercise: string;
    readonly exerciseHash: string;
    readonly codeHash: string;
    readonly seed: number | null;
    readonly backend: string | null;
    readonly runner: string | null;
  };
}
