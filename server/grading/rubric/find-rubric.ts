/** A submission, or an item, that staff use a rubric on. */

import type { Assignment } from '#db/queries/courses.ts';
import { selectAssignment } from '#db/queries/courses.ts';
import { type RubricItem, selectOptionalRubricItem } from '#db/queries/rubric.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMember } from '../../access/membership.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { type FoundSubmission, findSubmission } from '../../submissions/find-submission.ts';

export type RubricRefusal = 'not-found' | 'staff-only';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function findReviewed(
  context: ActorContext,
  submissionId: string,
): Promise<Result<FoundSubmission & { readonly assignment: Assignment }, RubricRefusal>> {
  const found = await findSubmission(context, submissionId);
  if (!found.ok) return found;
  if (!may(found.value.member, 'use-rubric')) return refuse('staff-only');
  const assignment = await selectAssignment(context.db, found.value.submission.assignmentId);
  return ok({ ...found.value, assignment });
}

export async function findRubricItem(
  context: Pick<ActorContext, 'db' | 'actor'>,
  itemId: string,
): Promise<Result<{ readonly item: RubricItem; readonly assignment: Assignment }, RubricRefusal>> {
  const item = UUID.test(itemId) ? await selectOptionalRubricItem(context.db, itemId) : null;
  if (!item) return refuse('not-found');
  const member = await findMember(context, item.assignmentId);
  if (!member) return refuse('not-found');
  if (!may(member, 'use-rubric')) return refuse('staff-only');
  return ok({ item, assignment: await selectAssignment(context.db, item.assignmentId) });
}
