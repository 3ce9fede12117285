import type { CommentView, SubmissionDetailView } from '#server/submissions/submission-view.ts';
import type { OverrideDraft } from '../gradebook/gradebook-actions.ts';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

/** What a review writes; a refusal comes as the words to show. Of one submission and its grade. */
export interface ReviewActions {
  readonly comment: (line: number | null, body: string) => Promise<Answer<readonly CommentView[]>>;
  readonly discard: (commentId: string) => Promise<Answer<readonly CommentView[]>>;
  readonly release: () => Promise<Answer<readonly CommentView[]>>;
  /** Another submission of the same student, to compare with. */
  readonly other: (submissionId: string) => Promise<Answer<SubmissionDetailView>>;
  readonly override: (draft: OverrideDraft) => Promise<Answer<null>>;
  readonly takeBack: (overrideId: string) => Promise<Answer<null>>;
}
