/** A submission, or an item, that staff use a rubric on. */

import type { Assignment } from '#db/queries/courses/courses.ts';
import { selectAssignment } from '#db/queries/courses/courses.ts';
import { type RubricItem, selectOptionalRubricItem } from '#db/queries/grading/rubric.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMember } from '../../access/membership.ts';
import { isId } from '../../platform/is-id.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { type FoundReviewed, findStaffed } from '../queue/find-reviewed.ts';

export type RubricRefusal = 'not-found' | 'staff-only';

export function findReviewed(
  context: ActorContext,
  submissionId: string,
): Promise<Result<FoundReviewed, RubricRefusal>> {
  return findStaffed(context, { submissionId, deed: 'use-rubric' });
}

export async function findRubricItem(
  context: Pick<ActorContext, 'db' | 'actor'>,
  itemId: string,
): Promise<Result<{ readonly item: RubricItem; readonly assignment: Assignment }, RubricRefusal>> {
  const item = isId(itemId) ? await selectOptionalRubricItem(context.db, itemId) : null;
  if (!item) return refuse('not-found');
  const member = await findMember(context, item.assignmentId);
  if (!member) return refuse('not-found');
  if (!may(member, 'use-rubric')) return refuse('staff-only');
  return ok({ item, assignment: await selectAssignment(context.db, item.assignmentId) });
}
