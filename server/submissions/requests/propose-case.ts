import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectCourseOfAssignment } from '#db/queries/courses/courses.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { insertCaseProposal } from '#db/queries/grading/requests.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { findDisputedInput } from './find-disputed-input.ts';
import { findRequest } from './find-request.ts';
import type { RequestView } from './request-view.ts';
import { requestsOfSubmission } from './requests-of-submission.ts';

export type ProposeRefusal = 'not-found' | 'staff-only' | 'no-literal-input';

/**
 * The student is right: the input of the case is kept, for the next version of the exercise to have as a case of its own.
 * Once a request, however often it is asked. Gives all requests on the submission.
 */
export async function proposeCase(
  context: ActorContext,
  input: { requestId: string },
): Promise<Result<readonly RequestView[], ProposeRefusal>> {
  const located = await findRequest(context, input.requestId);
  if (!located.ok) return located;
  const { row, found } = located.value;
  if (!may(found.member, 'answer-requests')) return refuse('staff-only');
  const disputed = await findDisputedInput(context, located.value);
  if (!disputed) return refuse('no-literal-input');
  const { caseId, call, args } = disputed;
  const { exerciseId } = await selectVersionOutline(context.db, found.submission.versionId);
  const course = await selectCourseOfAssignment(context.db, found.submission.assignmentId);
  const proposedBy = context.actor.userId;
  await context.db.transaction(async (tx) => {
    const { id: requestId } = row.request;
    const proposal = { exerciseId, requestId, caseId, call, args, proposedBy, proposedAt: context.now() };
    if (!(await insertCaseProposal(tx, proposal))) return;
    await insertAuditEvent(tx, {
      actorId: proposedBy,
      courseId: course.id,
      action: 'case.proposed',
      subjectId: found.submission.id,
      details: { requestId, caseId },
    });
  });
  return ok(await requestsOfSubmission(context, found));
}
