import type { Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';
import type { KeptDraftView, SavedDraftView } from '#server/submissions/draft-view.ts';
import type { DraftToSend } from '../kept/draft-keeper.ts';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import type { RunClaim } from '../runs/use-kept-runs.ts';
import type { SubmissionActions } from '../submission/submission-actions.ts';

/** Everything that the workspace writes and asks for: server actions of the route that shows it. */
export interface WorkspaceActions extends SubmissionActions {
  readonly saveDraft: (input: ExercisePlace & DraftToSend) => Promise<Result<SavedDraftView, Refusal>>;
  /** Before the editor's text is replaced whole. */
  readonly keepDraft: (input: ExercisePlace & { readonly source: string }) => Promise<Result<null, Refusal>>;
  readonly listKeptDrafts: (input: ExercisePlace) => Promise<Result<readonly KeptDraftView[], Refusal>>;
  readonly recordClaim: (input: RunClaim) => Promise<Result<null, Refusal>>;
}
