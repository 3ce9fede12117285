import type { Queryable } from '#db/database.ts';
import { selectOwnDueDates } from '#db/queries/courses/due-dates.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { selectIsAnonymous } from '#db/queries/grading/anonymous-grading.ts';
import { selectSubmissionsWithHeldCasePoints } from '#db/queries/grading/case-points.ts';
import { selectOptionalGrade } from '#db/queries/grading/grades.ts';
import { selectClaims } from '#db/queries/work/claims.ts';
import { type SubmissionRow, selectSubmissionRows } from '#db/queries/work/submissions.ts';
import type { ActorContext } from '../access/actor.ts';
import { type Deadlines, deadlinesOf, lateStepsAt, pointsAfterLate } from '../courses/deadlines.ts';
import { exercisePath } from '../courses/exercise-path.ts';
import { exerciseNumber } from '../courses/exercise-row.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { ok, type Result } from '../platform/result.ts';
import { readCasePoints } from '../submissions/case-points/read-case-points.ts';
import {
  type FoundGradePlace,
  findGradePlace,
  type GradePlace,
  type GradePlaceRefusal,
} from './find-grade-place.ts';
import type { ExplainedSubmissionView, GradeExplanationView } from './grade-explanation-view.ts';
import { pointsByHand } from './grade-rule.ts';
import { heldOverride } from './held-override.ts';

/** Which submission counts and why, what lateness took, and who set the points where a person did. For staff. */
export async function explainGrade(
  context: ActorContext,
  input: GradePlace,
): Promise<Result<GradeExplanationView, GradePlaceRefusal>> {
  const found = await findGradePlace(context, input, 'see-gradebook');
  if (!found.ok) return found;
  const { assignment } = found.value;
  const explanation = await findExplanation(context, found.value);
  if (!(await selectIsAnonymous(context.db, assignment.id))) return ok(explanation);
  // The cell has a name: nothing leads from it to a submission that is read without one, nor what was written there.
  const { override, submissions } = explanation;
  return ok({
    ...explanation,
    override: override && { ...override, reason: null, by: null, at: null },
    submissions: submissions.map((one) => ({ ...one, id: null, cases: [] })),
  });
}

/** The same of a place that was asked for before. */
export async function findExplanation(
  { db }: Pick<ActorContext, 'db'>,
  place: FoundGradePlace,
): Promise<GradeExplanationView> {
  const { assignment, module, student } = place;
  const key = { userId: student.id, assignmentId: assignment.id };
  const owned = { userId: student.id, assignmentIds: [assignment.id] };
  const outline = assignment.versionId
    ? outlineOf(await selectVersionOutline(db, assignment.versionId))
    : null;
  const ownDueAt = (await selectOwnDueDates(db, owned)).get(assignment.id);
  const deadlines = deadlinesFor(place, ownDueAt);
  const rows = await selectSubmissionRows(db, owned);
  const ids = rows.map(({ submission }) => submission.id);
  const byHand = await selectSubmissionsWithHeldCasePoints(db, ids);
  const grade = await selectOptionalGrade(db, key);
  const claim = (await selectClaims(db, owned)).get(assignment.id);
  return {
    student: { id: student.id, name: student.name },
    exercise: {
      slug: exercisePath(module, assignment),
      number: exerciseNumber(module, assignment),
      title: outline?.manifest.title ?? assignment.title,
    },
    pointsMax: grade?.pointsMax ?? outline?.pointsMax ?? 0,
    weight: assignment.weight ?? grade?.pointsMax ?? outline?.pointsMax ?? 0,
    points: grade?.points ?? null,
    rule: assignment.gradeRule,
    due: {
      at: deadlines.dueAt?.toISOString() ?? null,
      extended: deadlines.dueAt !== null && deadlines.dueAt.getTime() !== assignment.dueAt?.getTime(),
      percentPerDay: assignment.latePolicy.percentPerDay,
    },
    submissions: await Promise.all(
      rows.map(async (row) => ({
        ...explained(row, {
          deadlines,
          percentPerDay: assignment.latePolicy.percentPerDay,
          pointsMax: outline?.pointsMax ?? 0,
        }),
        cases: byHand.has(row.submission.id) ? await casesByHand(db, row) : [],
      })),
    ),
    claimedPoints: claim?.points ?? null,
    override: await heldOverride(db, { userId: student.id, assignment, rows, deadlines }),
  };
}

function deadlinesFor({ assignment, course }: FoundGradePlace, ownDueAt: Date | undefined): Deadlines {
  return deadlinesOf({
    assignmentDueAt: assignment.dueAt,
    ownDueAt,
    policy: assignment.latePolicy,
    timeZone: course.timeZone,
  });
}

async function casesByHand(
  db: Queryable,
  { submission, report }: SubmissionRow,
): Promise<ExplainedSubmissionView['cases']> {
  return readCasePoints(db, {
    submission,
    verificationId: report?.verificationId ?? null,
    reader: 'staff',
  });
}

function explained(
  { submission, verification, report, standing, casePoints, rubricPoints }: SubmissionRow,
  rule: { deadlines: Deadlines; percentPerDay: number; pointsMax: number },
): Omit<ExplainedSubmissionView, 'cases'> {
  const lateSteps = lateStepsAt(submission.submittedAt, rule.deadlines);
  return {
    id: submission.id,
    number: submission.number,
    submittedAt: submission.submittedAt.toISOString(),
    state: verification.state,
    points: report?.points ?? null,
    casePoints,
    rubricPoints,
    pointsAfterLate:
      report &&
      pointsAfterLate({
        points: pointsByHand({ ...report, casePoints, rubricPoints }),
        pointsMax: report.pointsMax,
        lateSteps,
        percentPerDay: rule.percentPerDay,
      }),
    pointsMax: report?.pointsMax ?? rule.pointsMax,
    provisionalPoints: submission.claimedPoints,
    lateSteps,
    counts: standing.counts,
  };
}
