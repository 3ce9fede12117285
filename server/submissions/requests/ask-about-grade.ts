import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectCourseOfAssignment } from '#db/queries/courses/courses.ts';
import { insertRequest, insertRequestMessage, selectOptionalGraderOf } from '#db/queries/grading/requests.ts';
import { selectShownRubric } from '#db/queries/grading/rubric.ts';
import { selectShownVersions } from '#db/queries/work/submissions.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { type FoundSubmission, findSubmission } from '../find-submission.ts';
import { meantCaseId, namingOf } from './case-naming.ts';
import { type MessageRefusal, messageOf, type RoomRefusal, roomProblem } from './request-message.ts';
import type { RequestView } from './request-view.ts';
import { requestsOfSubmission } from './requests-of-submission.ts';

export type RequestSubject =
  | { readonly kind: 'whole' }
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'case'; readonly caseId: string }
  | { readonly kind: 'rubric'; readonly itemId: string };

export type AskRefusal = 'not-found' | MessageRefusal | SubjectRefusal | RoomRefusal;

type SubjectRefusal = 'line-missing' | 'case-missing' | 'rubric-item-missing';
/** What a request is about, as it is stored. */
interface Subject {
  readonly caseId: string | null;
  readonly line: number | null;
  readonly rubricItemId: string | null;
}
const WHOLE: Subject = { caseId: null, line: null, rubricItemId: null };

/** A student asks about their own submission. It goes to whoever graded it. Gives all requests on it. */
export async function askAboutGrade(
  context: ActorContext,
  input: { submissionId: string; about: RequestSubject; body: string },
): Promise<Result<readonly RequestView[], AskRefusal>> {
  const found = await findSubmission(context, input.submissionId);
  if (!found.ok) return found;
  const { member, submission } = found.value;
  if (!may(member, 'ask-about-grade', { ownerId: submission.userId })) return refuse('not-found');
  const body = messageOf(input.body);
  if (!body.ok) return body;
  const subject = await columnsOf(context, { found: found.value, about: input.about });
  if (!subject.ok) return subject;
  const { userId, assignmentId } = submission;
  const course = await selectCourseOfAssignment(context.db, assignmentId);
  const { caseId, rubricItemId } = subject.value;
  const of = { submissionId: submission.id, userId, assignmentId, courseId: course.id, caseId, rubricItemId };
  const assigneeId = await selectOptionalGraderOf(context.db, of);
  const problem = await context.db.transaction(async (tx) => {
    const asking = { courseId: course.id, userId, submissionId: submission.id, for: 'request' } as const;
    const full = await roomProblem(tx, asking);
    if (full) return full;
    const at = context.now();
    const asked = { ...subject.value, submissionId: submission.id, assigneeId, askedAt: at, movedAt: at };
    const requestId = await insertRequest(tx, asked);
    await insertRequestMessage(tx, { requestId, authorId: userId, body: body.value, sentAt: at });
    await insertAuditEvent(tx, {
      actorId: userId,
      courseId: course.id,
      action: 'request.asked',
      subjectId: submission.id,
      details: { requestId, ...subject.value },
    });
    return null;
  });
  if (problem) return refuse(problem);
  return ok(await requestsOfSubmission(context, found.value));
}

async function columnsOf(
  { db }: ActorContext,
  { found, about }: { found: FoundSubmission; about: RequestSubject },
): Promise<Result<Subject, SubjectRefusal>> {
  switch (about.kind) {
    case 'whole':
      return ok(WHOLE);
    case 'line': {
      const has = about.line >= 1 && about.line <= found.source.split('\n').length;
      return has ? ok({ ...WHOLE, line: about.line }) : refuse('line-missing');
    }
    case 'case': {
      const { id, versionId: written, assignmentId } = found.submission;
      const versionId = (await selectShownVersions(db, [id])).get(id) ?? written;
      const caseId = meantCaseId(await namingOf(db, { versionId, assignmentId }), about.caseId);
      return caseId === null ? refuse('case-missing') : ok({ ...WHOLE, caseId });
    }
    case 'rubric': {
      const shown = await selectShownRubric(db, found.submission.id);
      const item = shown.find(({ id }) => id === about.itemId);
      return item ? ok({ ...WHOLE, rubricItemId: item.id }) : refuse('rubric-item-missing');
    }
  }
}
