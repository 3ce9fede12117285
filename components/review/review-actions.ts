import type { CarryOverView } from '#server/grading/carry-over/carry-over-view.ts';
import type { HoldView } from '#server/grading/holds/hold-view.ts';
import type { LiveRunView } from '#server/grading/live/live-run-view.ts';
import type { ReplayView } from '#server/grading/live/replay-view.ts';
import type { OtherSubmissionsView } from '#server/grading/others/other-submission-view.ts';
import type { SnippetView, SpreadView } from '#server/grading/snippets/snippet-view.ts';
import type { CasePointsView } from '#server/submissions/case-points/case-points-view.ts';
import type { CommentView, SubmissionDetailView } from '#server/submissions/submission-view.ts';
import type { OverrideDraft } from '../gradebook/gradebook-actions.ts';
import type { Reply, RequestsAnswer } from '../submission/requests/request-actions.ts';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

export interface CaseDraft {
  readonly caseId: string;
  readonly points: number;
  readonly reason: string;
  /** The points by hand that were seen on it; null: none. */
  readonly seenId: string | null;
  /** What the case gave, as it was seen. */
  readonly seenGiven: number;
}

/** What a review writes; a refusal comes as the words to show. Of one submission and its grade. */
export interface ReviewActions {
  readonly comment: (line: number | null, body: string) => Promise<Answer<readonly CommentView[]>>;
  readonly discard: (commentId: string) => Promise<Answer<readonly CommentView[]>>;
  /** One of somebody who has left. */
  readonly takeOverDraft: (commentId: string) => Promise<Answer<readonly CommentView[]>>;
  readonly release: () => Promise<Answer<readonly CommentView[]>>;
  readonly reply: (reply: Reply) => Promise<RequestsAnswer>;
  /** The input of a request's case, for the next version of the exercise. */
  readonly propose: (requestId: string) => Promise<RequestsAnswer>;
  /** What the reader's browser needs to call both programs on the input of a request's case. */
  readonly replay: (requestId: string) => Promise<Answer<ReplayView>>;
  /** What the reader's browser needs to run the submission. */
  readonly liveRun: () => Promise<Answer<LiveRunView>>;
  /** Others to the same exercise, to compare with, by name and number. */
  readonly searchOthers: (search: string) => Promise<Answer<OtherSubmissionsView>>;
  readonly other: (submissionId: string) => Promise<Answer<SubmissionDetailView>>;
  readonly starter: () => Promise<Answer<{ readonly source: string }>>;
  readonly override: (draft: OverrideDraft) => Promise<Answer<null>>;
  readonly takeBack: (overrideId: string) => Promise<Answer<null>>;
  /** Each gives all points of cases by hand that hold then. */
  readonly overrideCase: (draft: CaseDraft) => Promise<Answer<readonly CasePointsView[]>>;
  readonly takeBackCase: (overrideId: string) => Promise<Answer<readonly CasePointsView[]>>;
  /** Takes the submission, or renews the hold. */
  readonly hold: () => Promise<Answer<HoldView>>;
  readonly leave: () => Promise<Answer<null>>;
  readonly takeOver: (seenHolderId: string) => Promise<Answer<HoldView>>;
  /** Takes the next one of the queue that nobody is at; null: there is none. */
  readonly nextFree: () => Promise<Answer<{ readonly submissionId: string } | null>>;
  /** Shows what is drafted, and is done with it. */
  readonly finish: () => Promise<Answer<null>>;
  readonly reopen: () => Promise<Answer<null>>;
  readonly flag: (flagged: boolean) => Promise<Answer<null>>;
  /** Whose it is, where it is graded without names. */
  readonly reveal: () => Promise<Answer<{ readonly name: string }>>;
  readonly previewCarryOver: (toId: string) => Promise<Answer<CarryOverView>>;
  readonly carryOver: (toId: string) => Promise<Answer<CarryOverView>>;
  readonly snippets: {
    readonly list: () => Promise<Answer<readonly SnippetView[]>>;
    /** Without an id: a new one. */
    readonly save: (
      snippet: Omit<SnippetView, 'id'> & { readonly id: string | null },
    ) => Promise<Answer<readonly SnippetView[]>>;
    readonly remove: (snippetId: string) => Promise<Answer<readonly SnippetView[]>>;
  };
  /** One comment for several. */
  readonly spread: {
    readonly preview: (submissionIds: readonly string[], body: string) => Promise<Answer<SpreadView>>;
    readonly write: (
      submissionIds: readonly string[],
      body: string,
    ) => Promise<Answer<{ readonly drafts: number }>>;
  };
}
