/** Points of one case by hand: set, and taken back. */
import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { lockEnrolment, selectCourseOfAssignment } from '#db/queries/courses/courses.ts';
import {
  type HeldCasePoints,
  insertCaseOverride,
  selectCaseOutcomes,
  selectHeldCasePoints,
  updateCaseOverrideRevoked,
} from '#db/queries/grading/case-points.ts';
import { selectStandingResults } from '#db/queries/work/standings.ts';
import { roundPoints } from '#grader/judge/round-points.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { CasePointsView } from '../../submissions/case-points/case-points-view.ts';
import { readCasePoints } from '../../submissions/case-points/read-case-points.ts';
import { type FoundSubmission, findSubmission } from '../../submissions/find-submission.ts';
import { readAnonymously } from '../../submissions/read-anonymously.ts';
import { isHeldByAnother } from '../holds/with-another.ts';
import { REASON_LENGTH_MAX } from '../override-grade.ts';
import { isGradeMoved } from '../seen-grade.ts';
import { settleGrade } from '../settle-grade.ts';

type CasePlaceRefusal = 'not-found' | 'staff-only';
type Given = Result<readonly CasePointsView[], CaseOverrideRefusal>;

export interface OverrideCaseInput {
  readonly submissionId: string;
  readonly caseId: string;
  /** From 0 to what the case gives; set with two decimals. */
  readonly points: number;
  /** The student reads it. */
  readonly reason: string;
  /** The points by hand that the person who asks saw on it, null for none: others since then are a conflict. */
  readonly seenId: string | null;
  /** What counted as their page was read, null for nothing, and what the case gave: another verdict since is a conflict. */
  readonly seenPoints: number | null;
  readonly seenGiven: number;
}

export type CaseOverrideRefusal =
  | CasePlaceRefusal
  | 'case-missing'
  | 'case-points-out-of-range'
  | 'reason-empty'
  | 'reason-too-long'
  | 'override-changed'
  | 'grade-changed'
  | 'graded-by-another';

/**
 * Sets what one case of a submission gives, whatever it gives when it is graded again; lateness and the rubric come after.
 * Refused while another grader is at the submission, and over a verdict that nobody saw.
 * The grade, and an audit row of both, are written with it. Gives all that hold on the submission.
 */
export async function overrideCase(context: ActorContext, input: OverrideCaseInput): Promise<Given> {
  const found = await findGraded(context, input.submissionId);
  if (!found.ok) return found;
  const { submission } = found.value;
  const reason = input.reason.trim();
  if (reason === '') return refuse('reason-empty');
  if (reason.length > REASON_LENGTH_MAX) return refuse('reason-too-long');
  const { caseId } = input;
  const points = roundPoints(input.points);
  return change(context, found.value, async (tx) => {
    const seen = await findSeenCase(tx, submission, input);
    if (!seen.ok) return seen;
    const { present, outcome } = seen.value;
    const setBy = context.actor.userId;
    const overrideId = await insertCaseOverride(tx, {
      ...{ submissionId: submission.id, caseId, points, reason, setBy },
    });
    return ok({
      action: 'case-points.set',
      details: {
        overrideId,
        caseId,
        points,
        automatic: outcome.points,
        reason,
        replaces: present?.id ?? null,
      },
    });
  });
}

/** The case as it is now, if that is how the person who asks saw it. */
async function findSeenCase(
  tx: Transaction,
  submission: FoundSubmission['submission'],
  input: OverrideCaseInput,
): Promise<Result<SeenCase, CaseOverrideRefusal>> {
  const { userId, assignmentId } = submission;
  const held = await selectHeldCasePoints(tx, submission.id);
  const present = held.find(({ caseId }) => caseId === input.caseId);
  if ((present?.id ?? null) !== input.seenId) return refuse('override-changed');
  if (await isGradeMoved(tx, { userId, assignmentId, seenPoints: input.seenPoints }))
    return refuse('grade-changed');
  // Not as it was found before: a regrade may have landed since.
  const standings = await selectStandingResults(tx, { userId, assignmentId });
  const reported = standings.find(({ submissionId }) => submissionId === submission.id)?.reported;
  const outcome = reported && (await selectCaseOutcomes(tx, reported.verificationId)).get(input.caseId);
  if (!outcome) return refuse('case-missing');
  // Where points of the whole hold, or another submission counts, the grade does not tell.
  if (outcome.points !== input.seenGiven) return refuse('grade-changed');
  if (!(input.points >= 0 && input.points <= outcome.pointsMax)) return refuse('case-points-out-of-range');
  return ok({ present: present ?? null, outcome });
}

interface SeenCase {
  readonly present: HeldCasePoints | null;
  readonly outcome: { readonly points: number };
}

/** Takes points of a case back; those before hold again, or else what the case gave. */
export async function takeBackCase(
  context: ActorContext,
  input: { readonly submissionId: string; readonly overrideId: string },
): Promise<Given> {
  const found = await findGraded(context, input.submissionId);
  if (!found.ok) return found;
  return change(context, found.value, async (tx) => {
    const held = await selectHeldCasePoints(tx, found.value.submission.id);
    const present = held.find(({ id }) => id === input.overrideId);
    if (!present) return refuse('override-changed');
    await updateCaseOverrideRevoked(tx, { overrideId: present.id, at: context.now() });
    const { id: overrideId, caseId, points } = present;
    return ok({ action: 'case-points.taken-back', details: { overrideId, caseId, points } });
  });
}

async function findGraded(
  context: ActorContext,
  submissionId: string,
): Promise<Result<FoundSubmission, CasePlaceRefusal>> {
  const found = await findSubmission(context, submissionId);
  if (!found.ok) return found;
  return may(found.value.member, 'override-grade') ? found : refuse('staff-only');
}

type Written = Result<
  { readonly action: string; readonly details: Readonly<Record<string, unknown>> },
  CaseOverrideRefusal
>;

/** One transaction, in which nobody else changes grades of that student: what is written, its audit row, the grade. */
async function change(
  context: ActorContext,
  found: FoundSubmission,
  write: (tx: Transaction) => Promise<Written>,
): Promise<Given> {
  const { submission, report, reader } = found;
  const { userId, assignmentId } = submission;
  const course = await selectCourseOfAssignment(context.db, assignmentId);
  const actorId = context.actor.userId;
  const written = await context.db.transaction(async (tx) => {
    await lockEnrolment(tx, { courseId: course.id, userId });
    if (await isHeldByAnother(tx, { submissionId: submission.id, graderId: actorId, at: context.now() }))
      return refuse('graded-by-another');
    const result = await write(tx);
    if (!result.ok) return result;
    const { action, details } = result.value;
    await insertAuditEvent(tx, {
      ...{ actorId, courseId: course.id, action, subjectId: userId },
      details: { submissionId: submission.id, ...details },
    });
    await settleGrade(tx, {
      userId,
      assignment: { id: assignmentId, courseId: course.id },
      ...{ actorId, cause: 'case-points', at: context.now() },
    });
    return result;
  });
  if (!written.ok) return written;
  const verificationId = report?.verificationId ?? null;
  const view = await readCasePoints(context.db, { submission, verificationId, reader });
  return ok(await readAnonymously(context, { found, view }));
}
