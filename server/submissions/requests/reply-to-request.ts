import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectCourseOfAssignment } from '#db/queries/courses/courses.ts';
import { insertRequestMessage, lockRequest, updateRequestState } from '#db/queries/grading/requests.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { findRequest } from './find-request.ts';
import { type MessageRefusal, messageOf, type RoomRefusal, roomProblem } from './request-message.ts';
import type { RequestView } from './request-view.ts';
import { requestsOfSubmission } from './requests-of-submission.ts';

export type ReplyRefusal = 'not-found' | MessageRefusal | RoomRefusal | 'request-moved-on';

export interface ReplyInput {
  readonly requestId: string;
  readonly body: string;
  readonly close: boolean;
  /** When what the person who asks read of it had moved last. */
  readonly seenAt: Date;
}

/**
 * What staff say answers it, what its student says opens it again; whoever closes it may do so without a word. Who answers
 * has it from then on. Staff are refused where somebody wrote since they read it: they would answer what they have not
 * read, or a second time. Gives all requests on the submission.
 */
export async function replyToRequest(
  context: ActorContext,
  input: ReplyInput,
): Promise<Result<readonly RequestView[], ReplyRefusal>> {
  const located = await findRequest(context, input.requestId);
  if (!located.ok) return located;
  const { row, found } = located.value;
  const isStaff = may(found.member, 'answer-requests');
  const silent = input.close && input.body.trim() === '';
  const body = silent ? ok(null) : messageOf(input.body);
  if (!body.ok) return body;
  const { id: requestId } = row.request;
  const course = await selectCourseOfAssignment(context.db, found.submission.assignmentId);
  const authorId = context.actor.userId;
  const submissionId = found.submission.id;
  const state = input.close ? 'closed' : isStaff ? 'answered' : 'open';
  const said = await context.db.transaction(async (tx): Promise<Result<null, ReplyRefusal>> => {
    const saying = { courseId: course.id, userId: authorId, submissionId };
    const { movedAt, state: before } = await lockRequest(tx, requestId);
    // Staff can always answer, and everybody close.
    if (!isStaff && body.value !== null) {
      const reopens = state === 'open' && before !== 'open';
      const problem = await roomProblem(tx, { ...saying, for: reopens ? 'reopening' : 'message' });
      if (problem) return refuse(problem);
    }
    const isOwn = found.submission.userId === authorId;
    if (isStaff && !isOwn && movedAt.getTime() !== input.seenAt.getTime()) return refuse('request-moved-on');
    const at = context.now();
    if (body.value !== null) {
      await insertRequestMessage(tx, { requestId, authorId, body: body.value, sentAt: at });
    }
    await updateRequestState(tx, { requestId, state, at, ...(isStaff ? { assigneeId: authorId } : {}) });
    await insertAuditEvent(tx, {
      actorId: authorId,
      courseId: course.id,
      action: `request.${state}`,
      subjectId: submissionId,
      details: { requestId, from: row.request.state },
    });
    return ok(null);
  });
  return said.ok ? ok(await requestsOfSubmission(context, found)) : said;
}
