/** A submission that a request names by id, if the person who asks may see it: its owner, or staff of its course. */
import { type SubmissionRow, selectOptionalSubmissionRow } from '#db/queries/work/submissions.ts';
import type { ActorContext } from '../access/actor.ts';
import { type Member, may } from '../access/deeds.ts';
import { findMember } from '../access/membership.ts';
import { isId } from '../platform/is-id.ts';
import { ok, type Result, refuse } from '../platform/result.ts';

export interface FoundSubmission extends SubmissionRow {
  readonly source: string;
  readonly member: Member;
  /** How the person who asks stands to it: staff see hidden evidence. */
  readonly reader: 'owner' | 'staff';
}

/** Somebody else's submission and one that does not exist are the same answer. */
export async function findSubmission(
  context: Pick<ActorContext, 'db' | 'actor'>,
  submissionId: string,
): Promise<Result<FoundSubmission, 'not-found'>> {
  if (!isId(submissionId)) return refuse('not-found');
  const row = await selectOptionalSubmissionRow(context.db, submissionId);
  if (!row) return refuse('not-found');
  const member = await findMember(context, row.submission.assignmentId);
  if (!member || !may(member, 'read-submission', { ownerId: row.submission.userId }))
    return refuse('not-found');
  return ok({ ...row, member, reader: may(member, 'read-hidden-evidence') ? 'staff' : 'owner' });
}
