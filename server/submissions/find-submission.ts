/** A submission that a request names by id, if the person who asks may see it: its owner, or staff of its course. */
import { selectOptionalRoleForAssignment } from '#db/queries/courses.ts';
import { type SubmissionRow, selectOptionalSubmissionRow } from '#db/queries/submissions.ts';
import type { Role } from '#db/schema/courses.ts';
import type { ActorContext } from '../access/actor.ts';
import { isStaff } from '../access/membership.ts';
import { ok, type Result, refuse } from '../platform/result.ts';

export interface FoundSubmission extends SubmissionRow {
  readonly source: string;
  readonly reportBody: unknown;
  /** How the person who asks stands to it. */
  readonly reader: 'owner' | 'staff';
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Somebody else's submission and one that does not exist are the same answer. */
export async function findSubmission(
  { db, actor }: Pick<ActorContext, 'db' | 'actor'>,
  submissionId: string,
): Promise<Result<FoundSubmission, 'not-found'>> {
  if (!UUID.test(submissionId)) return refuse('not-found');
  const row = await selectOptionalSubmissionRow(db, submissionId);
  if (!row) return refuse('not-found');
  const role = await selectOptionalRoleForAssignment(db, {
    assignmentId: row.submission.assignmentId,
    userId: actor.userId,
  });
  const reader = readerOf(role, row.submission.userId === actor.userId);
  return reader ? ok({ ...row, reader }) : refuse('not-found');
}

/** A person who left the course keeps nothing of it on screen, their own work included. */
function readerOf(role: Role | null, owns: boolean): FoundSubmission['reader'] | null {
  if (role === null) return null;
  if (isStaff(role)) return 'staff';
  return owns ? 'owner' : null;
}
