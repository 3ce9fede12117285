import { selectRequestsOfSubmission } from '#db/queries/grading/requests.ts';
import { selectShownVersions } from '#db/queries/work/submissions.ts';
import type { FoundSubmission } from '../find-submission.ts';
import type { RequestView } from './request-view.ts';
import { type Reading, requestViews } from './request-views.ts';

/** Of a submission that its reader may see: they stay with it through every regrade. */
export async function requestsOfSubmission(
  context: Reading,
  { submission, reader }: Pick<FoundSubmission, 'submission' | 'reader'>,
): Promise<readonly RequestView[]> {
  const rows = await selectRequestsOfSubmission(context.db, submission.id);
  const versions = await selectShownVersions(context.db, [submission.id]);
  const versionOf = () => versions.get(submission.id) ?? submission.versionId;
  return requestViews(context, { rows, reader, versionOf });
}
