import { selectAssignment, selectCourseOfAssignment } from '#db/queries/courses/courses.ts';
import { selectOwnDueDates } from '#db/queries/courses/due-dates.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { selectShownRubric } from '#db/queries/grading/rubric.ts';
import { selectIdentity, selectUserName } from '#db/queries/people/people.ts';
import { selectShownCommentCounts } from '#db/queries/work/comments.ts';
import { selectOptionalStoredReport } from '#db/queries/work/reports.ts';
import { selectSubmissionNumbers } from '#db/queries/work/submissions.ts';
import { redactReport } from '#grader/judge/redact-report.ts';
import { type Report, readReport } from '#grader/protocol.ts';
import type { ActorContext } from '../access/actor.ts';
import { deadlinesOf, isClosed } from '../courses/deadlines.ts';
import { asAssigned } from '../exercises/as-assigned.ts';
import { type ExerciseOutline, outlineOf } from '../exercises/exercise-outline.ts';
import { findAlias } from '../grading/anonymous/mask.ts';
import { scrub } from '../grading/anonymous/scrub.ts';
import { readCasePoints } from '../grading/case-points/read-case-points.ts';
import { requestsOfSubmission } from '../grading/requests/requests-of-submission.ts';
import { logger } from '../platform/logger.ts';
import { ok, type Result } from '../platform/result.ts';
import { commentViews } from './comment-view.ts';
import { type FoundSubmission, findSubmission } from './find-submission.ts';
import { unpackReport } from './reports/pack-report.ts';
import { submissionView } from './submission-row.ts';
import type { SubmissionDetailView } from './submission-view.ts';

/** One submission with its source and report; students see of hidden cases only title, status and points. */
export async function viewSubmission(
  context: ActorContext,
  input: { submissionId: string },
): Promise<Result<SubmissionDetailView, 'not-found'>> {
  const found = await findSubmission(context, input.submissionId);
  if (!found.ok) return found;
  const { submission, source, verification, report } = found.value;
  const version = await selectVersionOutline(context.db, submission.versionId);
  const row = await submissionView(context, found.value, {
    pointsMax: outlineOf(version).pointsMax,
    commentCounts: await selectShownCommentCounts(context.db, [submission.id]),
  });
  const view: SubmissionDetailView = {
    ...row,
    reader: found.value.reader,
    student: await selectUserName(context.db, submission.userId),
    comments: await commentViews(context, found.value),
    rubric: await selectShownRubric(context.db, submission.id),
    casePoints: await readCasePoints(context.db, {
      submission,
      verificationId: report?.verificationId ?? null,
      reader: found.value.reader,
    }),
    requests: await requestsOfSubmission(context, found.value),
    // Whoever may see one of them may see all: its owner, or staff of the course.
    siblings: await selectSubmissionNumbers(context.db, submission),
    source,
    ...(await shownReport(context, { found: found.value, outline: outlineOf(version) })),
    receipt: {
      exercise: version.slug,
      exerciseHash: version.hash,
      codeHash: submission.codeHash,
      // Each verification draws its own seed, so a spent one tells nothing about the next.
      seed: verification.state === 'verified' ? verification.seed : null,
      backend: report?.backend ?? null,
      runner: report?.runner ?? null,
    },
  };
  const alias = found.value.reader === 'staff' ? await findAlias(context, submission) : null;
  if (alias === null) return ok(view);
  const identity = await selectIdentity(context.db, submission.userId);
  return ok({ ...scrub(view, { identity, alias }), student: alias });
}

/**
 * How much of the report its reader sees: staff all of it, and the student too once an assignment that says so takes
 * nothing any more. Of a sealed exercise hidden cases stay hidden for good.
 */
async function redacted(
  context: ActorContext,
  { found, report, outline }: { found: FoundSubmission; report: Report; outline: ExerciseOutline },
): Promise<Report> {
  if (found.reader === 'staff') return report;
  const { assignmentId, userId } = found.submission;
  const assignment = await selectAssignment(context.db, assignmentId);
  const { disclosure } = asAssigned(outline, assignment).manifest;
  if (assignment.hiddenFeedback === 'none') return redactReport(report, 'sealed');
  if (assignment.hiddenFeedback === 'full-after-close' && disclosure === 'open') {
    const { timeZone } = await selectCourseOfAssignment(context.db, assignmentId);
    const own = await selectOwnDueDates(context.db, { userId, assignmentIds: [assignmentId] });
    const deadlines = deadlinesOf({
      assignmentDueAt: assignment.dueAt,
      ownDueAt: own.get(assignmentId),
      policy: assignment.latePolicy,
      timeZone,
    });
    if (isClosed(context.now(), deadlines)) return report;
  }
  return redactReport(report, disclosure);
}

async function shownReport(
  context: ActorContext,
  { found, outline }: { found: FoundSubmission; outline: ExerciseOutline },
): Promise<Pick<SubmissionDetailView, 'report' | 'reportProblem'>> {
  const { submission, report: summary } = found;
  const stored = summary && (await selectOptionalStoredReport(context.db, summary.verificationId));
  if (!stored) return { report: null, reportProblem: null };
  const read = readReport(unpackReport(stored.body, stored.outcomes));
  if (read.kind === 'unreadable') {
    const { problem, detail } = read;
    logger.error({ submissionId: submission.id, problem, detail }, 'A stored report cannot be read.');
    return { report: null, reportProblem: problem };
  }
  const { report } = read;
  return {
    report: await redacted(context, { found, report, outline }),
    reportProblem: null,
  };
}
