import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectCourseOfAssignment } from '#db/queries/courses.ts';
import { selectVersionOutline } from '#db/queries/exercises.ts';
import { selectOptionalStoredReport } from '#db/queries/reports.ts';
import { insertCaseProposal } from '#db/queries/requests.ts';
import { type CaseOutcome, readReport } from '#grader/protocol.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { FoundSubmission } from '../../submissions/find-submission.ts';
import { unpackReport } from '../../submissions/reports/pack-report.ts';
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
  const { caseId } = row.request;
  const literal = caseId === null ? null : literalInput(await outcomeOf(context, { found, caseId }));
  if (caseId === null || literal === null) return refuse('no-literal-input');
  const { exerciseId } = await selectVersionOutline(context.db, found.submission.versionId);
  const course = await selectCourseOfAssignment(context.db, found.submission.assignmentId);
  const proposedBy = context.actor.userId;
  await context.db.transaction(async (tx) => {
    const { id: requestId } = row.request;
    const proposal = { exerciseId, requestId, caseId, ...literal, proposedBy, proposedAt: context.now() };
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

async function outcomeOf(
  { db }: ActorContext,
  { found, caseId }: { found: FoundSubmission; caseId: string },
): Promise<CaseOutcome | null> {
  const stored = found.report && (await selectOptionalStoredReport(db, found.report.verificationId));
  const read = stored && readReport(unpackReport(stored.body, stored.outcomes));
  if (read?.kind !== 'report') return null;
  return read.report.cases.find(({ id }) => id === caseId) ?? null;
}

/** Null where the input is too large to write out, or the case is more than one plain call. */
function literalInput(outcome: CaseOutcome | null): { call: string; args: unknown } | null {
  const { callee, counterExample, inputs = [], calls } = outcome?.evidence ?? {};
  const args = counterExample?.args.length ? counterExample.args : inputs;
  return callee && args.length > 0 && calls === undefined ? { call: callee, args } : null;
}
