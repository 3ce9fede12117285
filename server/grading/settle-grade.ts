import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import {
  type Assignment,
  lockEnrolment,
  selectAssignment,
  selectCourseOfAssignment,
} from '#db/queries/courses/courses.ts';
import { selectOwnDueDates } from '#db/queries/courses/due-dates.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import {
  deleteGrade,
  type Grade,
  type Override,
  selectOptionalGrade,
  selectOptionalOverride,
  upsertGrade,
} from '#db/queries/grading/grades.ts';
import {
  type StandingResult,
  selectStandingResults,
  updateStandingSettled,
} from '#db/queries/work/standings.ts';
import { roundPoints } from '#grader/judge/round-points.ts';
import { type Deadlines, deadlinesOf, lateStepsAt } from '../courses/deadlines.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { type CountingResult, countingResult } from './grade-rule.ts';

type GradeValues = Omit<Grade, 'id'>;

interface GradeChange {
  readonly userId: string;
  /** Which one: its dates and rules are read anew. */
  readonly assignment: Pick<Assignment, 'id' | 'courseId'>;
  /** null: the system. */
  readonly actorId: string | null;
  /** What changed: "submission", "regrade", "extension", "override" … */
  readonly cause: string;
  readonly at: Date;
}

/**
 * Works out one grade anew from everything that is verified, the dates and the override that hold now, and writes it with
 * the standing of each submission; with an audit row when it changed. Call it in the transaction of whatever changed.
 */
export async function settleGrade(tx: Transaction, change: GradeChange): Promise<void> {
  const { userId } = change;
  const key = { userId, assignmentId: change.assignment.id };
  // Two verifications of one student that end together take turns, so neither overlooks the other.
  await lockEnrolment(tx, { courseId: change.assignment.courseId, userId });
  // Not as the caller read it: dates or rules may have been changed, and settled, since.
  const assignment = await selectAssignment(tx, change.assignment.id);
  const deadlines = await currentDeadlines(tx, { userId, assignment });
  const standings = await selectStandingResults(tx, key);
  const verified = standings.flatMap(({ submittedAt, casePoints, rubricPoints, reported }) =>
    reported ? [{ ...reported, casePoints, rubricPoints, submittedAt }] : [],
  );
  const result = countingResult(verified, { ...assignment, deadlines });
  await settleStandings(tx, { standings, result, deadlines });
  const override = await selectOptionalOverride(tx, key);
  const present = await selectOptionalGrade(tx, key);
  const next = await nextGrade(tx, { change: { ...change, assignment }, result, override, present });
  await writeGrade(tx, { change, present, next });
}

/** What holds for one student today: a later extension moves what was late at receipt. */
async function currentDeadlines(
  tx: Transaction,
  { userId, assignment }: { userId: string; assignment: Assignment },
): Promise<Deadlines> {
  const { timeZone } = await selectCourseOfAssignment(tx, assignment.id);
  const extensions = await selectOwnDueDates(tx, { userId, assignmentIds: [assignment.id] });
  return deadlinesOf({
    assignmentDueAt: assignment.dueAt,
    ownDueAt: extensions.get(assignment.id),
    policy: assignment.latePolicy,
    timeZone,
  });
}

async function settleStandings(
  tx: Transaction,
  settled: {
    standings: readonly StandingResult[];
    result: CountingResult | null;
    deadlines: Deadlines;
  },
): Promise<void> {
  const { standings, result, deadlines } = settled;
  const next = standings.map((present) => ({
    present,
    counts: present.reported !== null && present.reported.verificationId === result?.verificationId,
    lateSteps: lateStepsAt(present.submittedAt, deadlines),
  }));
  const changed = next.filter(
    ({ present, counts, lateSteps }) => counts !== present.counts || lateSteps !== present.lateSteps,
  );
  // What counts no longer goes first: two that count are refused, for a moment too.
  changed.sort((a, b) => Number(a.counts) - Number(b.counts));
  for (const { present, counts, lateSteps } of changed) {
    await updateStandingSettled(tx, { submissionId: present.submissionId, counts, lateSteps });
  }
}

/**
 * Points that a person set hold as they are, late or not. Of how many, the result says; where nothing is verified they stay
 * of as many as when they were set, whatever a newer version gives.
 */
async function nextGrade(
  tx: Transaction,
  of: {
    change: GradeChange & { assignment: Assignment };
    result: CountingResult | null;
    override: Override | null;
    present: Grade | null;
  },
): Promise<GradeValues | null> {
  const { change, result, override, present } = of;
  const key = { userId: change.userId, assignmentId: change.assignment.id };
  const changedAt = change.at;
  if (override) {
    return {
      ...key,
      points: override.points,
      pointsBeforeLate: override.points,
      // A version that gives fewer may have judged the work since: what is set by hand is never more than all.
      pointsMax: Math.max(
        result?.pointsMax ?? present?.pointsMax ?? (await pointsOfAssignment(tx, change.assignment)) ?? 0,
        override.points,
      ),
      verificationId: result?.verificationId ?? null,
      overrideId: override.id,
      changedAt,
    };
  }
  return result && { ...key, ...result, overrideId: null, changedAt };
}

async function pointsOfAssignment(tx: Transaction, { versionId }: Assignment): Promise<number | null> {
  if (versionId === null) return null;
  return outlineOf(await selectVersionOutline(tx, versionId)).pointsMax;
}

async function writeGrade(
  tx: Transaction,
  of: { change: GradeChange; present: Grade | null; next: GradeValues | null },
): Promise<void> {
  const { change, present, next } = of;
  const { userId, assignment } = change;
  if (sameGrade(present, next)) return;
  if (next) await upsertGrade(tx, next);
  else if (present) await deleteGrade(tx, present.id);
  await insertAuditEvent(tx, {
    actorId: change.actorId,
    courseId: assignment.courseId,
    action: 'grade.changed',
    subjectId: userId,
    details: {
      assignmentId: assignment.id,
      cause: change.cause,
      from: present?.points ?? null,
      to: next?.points ?? null,
      verificationId: next?.verificationId ?? null,
      overrideId: next?.overrideId ?? null,
    },
  });
}

/** Grades that were written before points were rounded are no other ones for their tails. */
function isSame(a: number, b: number): boolean {
  return a === b || roundPoints(a) === b;
}

function sameGrade(a: GradeValues | null, b: GradeValues | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    isSame(a.points, b.points) &&
    isSame(a.pointsBeforeLate, b.pointsBeforeLate) &&
    a.pointsMax === b.pointsMax &&
    a.verificationId === b.verificationId &&
    a.overrideId === b.overrideId
  );
}
