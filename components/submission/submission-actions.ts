import type { Result } from '#server/platform/result.ts';
import type { SubmissionDetailView, SubmissionView } from '#server/submissions/submission-view.ts';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import type { KeptSubmission } from '../kept/submission-outbox.ts';
import type { WorkRefusal } from './refusal-texts.ts';
import type { AskedAbout, Reply, RequestsAnswer } from './requests/request-actions.ts';

/** What a page lets its reader do with submissions: server actions of its route. Each rejects when no answer comes. */
export interface SubmissionActions {
  readonly submitSolution: (
    input: ExercisePlace & KeptSubmission,
  ) => Promise<Result<{ readonly submissionId: string }, WorkRefusal>>;
  readonly viewSubmission: (submissionId: string) => Promise<Result<SubmissionDetailView, WorkRefusal>>;
  readonly askAboutGrade: (submissionId: string, about: AskedAbout, body: string) => Promise<RequestsAnswer>;
  readonly replyToRequest: (reply: Reply) => Promise<RequestsAnswer>;
  readonly listSubmissions: (input: ExercisePlace) => Promise<Result<readonly SubmissionView[], WorkRefusal>>;
  /** The same list; what else of the page hangs on a verdict is rendered anew. */
  readonly listAfterVerdict: (
    input: ExercisePlace,
  ) => Promise<Result<readonly SubmissionView[], WorkRefusal>>;
}
