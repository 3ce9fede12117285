import { type Assignment, selectAssignment, selectCourseOfAssignment } from '#db/queries/courses/courses.ts';
import { selectOwnDueDates } from '#db/queries/courses/due-dates.ts';
import { selectOptionalStoredReport } from '#db/queries/work/reports.ts';
import { redactReport } from '#grader/judge/redact-report.ts';
import { type Report, readReport } from '#grader/protocol.ts';
import type { ActorContext } from '../access/actor.ts';
import { deadlinesOf, isClosed } from '../courses/deadlines.ts';
import { asAssigned } from '../exercises/as-assigned.ts';
import type { ExerciseOutline } from '../exercises/exercise-outline.ts';
import { publicFirst } from '../exercises/public-first.ts';
import { logger } from '../platform/logger.ts';
import type { FoundSubmission } from './find-submission.ts';
import { hiddenNaming, withHiddenTogether } from './hidden-feedback.ts';
import { unpackReport } from './reports/pack-report.ts';
import type { SubmissionDetailView } from './submission-view.ts';

type ShownReport = Pick<SubmissionDetailView, 'report' | 'hiddenTotal' | 'reportProblem'>;

/** The report on show of a submission, as far as its reader may see it; nothing before there is one. */
export async function findReport(
  context: ActorContext,
  { found, outline }: { found: FoundSubmission; outline: ExerciseOutline },
): Promise<ShownReport> {
  const { submission, report: summary } = found;
  const nothing = { report: null, hiddenTotal: null, reportProblem: null };
  const stored = summary && (await selectOptionalStoredReport(context.db, summary.verificationId));
  if (!stored) return nothing;
  const read = readReport(unpackReport(stored.body, stored.outcomes));
  if (read.kind === 'unreadable') {
    const { problem, detail } = read;
    logger.error({ submissionId: submission.id, problem, detail }, 'A stored report cannot be read.');
    return { ...nothing, reportProblem: problem };
  }
  const report = { ...read.report, cases: publicFirst(read.report.cases) };
  return { ...nothing, ...(await redacted(context, { found, report, outline })) };
}

/**
 * How much of the report its reader sees: staff all of it, and the student too once an assignment that says so is closed
 * for them, their section and extension counted. Of a sealed exercise hidden cases stay hidden for good.
 */
async function redacted(
  context: ActorContext,
  { found, report, outline }: { found: FoundSubmission; report: Report; outline: ExerciseOutline },
): Promise<Partial<ShownReport>> {
  if (found.reader === 'staff') return { report };
  const { assignmentId, userId } = found.submission;
  const assignment = await selectAssignment(context.db, assignmentId);
  const { disclosure } = asAssigned(outline, assignment).manifest;
  const shown = redactReport(report, disclosure);
  if (hiddenNaming(outline, assignment) === 'together') return withHiddenTogether(shown);
  const isInFull =
    assignment.hiddenFeedback === 'full-after-close' &&
    disclosure === 'open' &&
    (await isClosedFor(context, { userId, assignment }));
  return { report: isInFull ? report : shown };
}

/** Its last late day, the student's section and extension counted, is over. */
async function isClosedFor(
  context: ActorContext,
  { userId, assignment }: { userId: string; assignment: Assignment },
): Promise<boolean> {
  const { timeZone } = await selectCourseOfAssignment(context.db, assignment.id);
  const own = await selectOwnDueDates(context.db, { userId, assignmentIds: [assignment.id] });
  const deadlines = deadlinesOf({
    assignmentDueAt: assignment.dueAt,
    ownDueAt: own.get(assignment.id),
    policy: assignment.latePolicy,
    timeZone,
  });
  return isClosed(context.now(), deadlines);
}
