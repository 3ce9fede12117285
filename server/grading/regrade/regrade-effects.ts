/** What a dry run would do to each grade: the rule of the settlement, on the dry run's points. Pure reading. */

import type { Queryable } from '#db/database.ts';
import { type Assignment, selectAssignment, selectCourseOfAssignment } from '#db/queries/courses/courses.ts';
import { selectOwnDueDatesOfAssignment } from '#db/queries/courses/due-dates.ts';
import { selectGradesOfAssignment, selectOverridesOfAssignment } from '#db/queries/grading/grades.ts';
import { type RegradedSubmission, selectRegradedSubmissions } from '#db/queries/grading/regrades.ts';
import type { Batch } from '#db/queries/jobs/batches.ts';
import { deadlinesOf } from '../../courses/deadlines.ts';
import { countingResult } from '../grade-rule.ts';
import { changeOf, type PointsChange } from './change-of.ts';

export interface ForeseenEffect {
  readonly userId: string;
  readonly name: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly overridden: boolean;
  /** Points by hand hide that what the grader found drops, which holds again once they are taken back. */
  readonly losesBehind: boolean;
  /** What it does to them for whoever decides by it: who loses behind points by hand loses. */
  readonly change: PointsChange;
  readonly submissions: readonly RegradedSubmission[];
}

/** By name of the student. */
export async function foreseeEffects(db: Queryable, batch: Batch): Promise<readonly ForeseenEffect[]> {
  const students = byStudent(await selectRegradedSubmissions(db, batch));
  const key = { assignmentId: batch.assignmentId, userIds: [...students.keys()] };
  const assignment = await selectAssignment(db, batch.assignmentId);
  const { timeZone } = await selectCourseOfAssignment(db, batch.assignmentId);
  const extensions = await selectOwnDueDatesOfAssignment(db, key);
  const overrides = await selectOverridesOfAssignment(db, key);
  const grades = await selectGradesOfAssignment(db, key);
  return [...students].map(([userId, own]) => {
    const override = overrides.get(userId);
    const dates = { assignment, timeZone, ownDueAt: extensions.get(userId) };
    const judged = pointsOf(own, dates);
    const from = grades.get(userId)?.points ?? null;
    const to = override?.points ?? judged;
    const losesBehind =
      override !== undefined && changeOf(pointsOf(own.map(withoutDryRun), dates), judged) === 'loses';
    return {
      userId,
      name: own[0]?.name ?? '',
      from,
      to,
      overridden: override !== undefined,
      losesBehind,
      change: losesBehind ? 'loses' : changeOf(from, to),
      submissions: own,
    };
  });
}

const withoutDryRun = (submission: RegradedSubmission) => ({ ...submission, dryRun: null });

function pointsOf(
  own: readonly RegradedSubmission[],
  dates: { assignment: Assignment; timeZone: string; ownDueAt: Date | undefined },
): number | null {
  const { assignment, timeZone, ownDueAt } = dates;
  const results = own.flatMap(({ reported, dryRun, submittedAt, rubricPoints, ...by }) => {
    const result = dryRun ?? reported;
    const casePoints = dryRun ? by.dryCasePoints : by.casePoints;
    return result ? [{ ...result, casePoints, rubricPoints, submittedAt }] : [];
  });
  const policy = assignment.latePolicy;
  const deadlines = deadlinesOf({ assignmentDueAt: assignment.dueAt, ownDueAt, policy, timeZone });
  return countingResult(results, { ...assignment, deadlines })?.points ?? null;
}

function byStudent(rows: readonly RegradedSubmission[]): ReadonlyMap<string, readonly RegradedSubmission[]> {
  const students = new Map<string, RegradedSubmission[]>();
  for (const row of rows) {
    const own = students.get(row.userId);
    if (own) own.push(row);
    else students.set(row.userId, [row]);
  }
  return students;
}
