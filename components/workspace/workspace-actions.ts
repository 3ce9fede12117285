import type { Result } from '#server/platform/result.ts';
import type { KeptDraftView, SavedDraftView } from '#server/submissions/draft-view.ts';
import type { ClaimAnswer } from '../kept/claim-outbox.ts';
import type { DraftToSend } from '../kept/draft-keeper.ts';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import type { RunClaim } from '../runs/run-claim.ts';
import type { WorkRefusal } from '../submission/refusal-texts.ts';
import type { SubmissionActions } from '../submission/submission-actions.ts';

/** Everything that the workspace writes and asks for: server actions of the route that shows it. */
export interface WorkspaceActions extends SubmissionActions {
  readonly saveDraft: (input: ExercisePlace & DraftToSend) => Promise<Result<SavedDraftView, WorkRefusal>>;
  /** Before the editor's text is replaced whole. */
  readonly keepDraft: (
    input: ExercisePlace & { readonly source: string },
  ) => Promise<Result<null, WorkRefusal>>;
  readonly listKeptDrafts: (input: ExercisePlace) => Promise<Result<readonly KeptDraftView[], WorkRefusal>>;
  /** Whether a page of that version may go on with it. */
  readonly versionStanding: (
    input: ExercisePlace & { readonly versionId: string },
  ) => Promise<Result<'taken' | 'gone', WorkRefusal>>;
  /** Nobody waits for what comes of it. */
  readonly recordClaim: (input: RunClaim) => Promise<ClaimAnswer>;
}
