/** A request that is named by its id, for whoever may see the submission that it is about. */
import { type RequestRow, selectOptionalRequest } from '#db/queries/grading/requests.ts';
import type { ActorContext } from '../../access/actor.ts';
import { isId } from '../../platform/is-id.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { type FoundSubmission, findSubmission } from '../find-submission.ts';

export interface FoundRequest {
  readonly row: RequestRow;
  readonly found: FoundSubmission;
}

export async function findRequest(
  context: Pick<ActorContext, 'db' | 'actor'>,
  requestId: string,
): Promise<Result<FoundRequest, 'not-found'>> {
  if (!isId(requestId)) return refuse('not-found');
  const row = await selectOptionalRequest(context.db, requestId);
  if (!row) return refuse('not-found');
  const found = await findSubmission(context, row.request.submissionId);
  return found.ok ? ok({ row, found: found.value }) : found;
}
