import type { CasePointsView } from '#server/grading/case-points/case-points-view.ts';
import type { CommentView, SubmissionDetailView } from '#server/submissions/submission-view.ts';
import type { OverrideDraft } from '../gradebook/gradebook-actions.ts';
import type { Reply, RequestsAnswer } from '../submission/request-actions.ts';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

export interface CaseDraft {
  readonly caseId: string;
  readonly points: number;
  readonly reason: string;
  /** The points by hand that were seen on it; null: none. */
  readonly seenId: string | null;
}

/** What a review writes; a refusal comes as the words to show. Of one submission and its grade. */
export interface ReviewActions {
  readonly comment: (line: number | null, body: string) => Promise<Answer<readonly CommentView[]>>;
  readonly discard: (commentId: string) => Promise<Answer<readonly CommentView[]>>;
  readonly release: () => Promise<Answer<readonly CommentView[]>>;
  readonly reply: (reply: Reply) => Promise<RequestsAnswer>;
  /** The input of a request's case, for the next version of the exercise. */
  readonly propose: (requestId: string) => Promise<RequestsAnswer>;
  /** Another submission of the same student, to compare with. */
  readonly other: (submissionId: string) => Promise<Answer<SubmissionDetailView>>;
  readonly override: (draft: OverrideDraft) => Promise<Answer<null>>;
  readonly takeBack: (overrideId: string) => Promise<Answer<null>>;
  /** Each gives all points of cases by hand that hold then. */
  readonly overrideCase: (draft: CaseDraft) => Promise<Answer<readonly CasePointsView[]>>;
  readonly takeBackCase: (overrideId: string) => Promise<Answer<readonly CasePointsView[]>>;
}
