import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import type { Assignment } from '#db/queries/courses.ts';
import { type Grade, selectOptionalGrade, selectOptionalOverride, upsertGrade } from '#db/queries/grades.ts';
import { lockEnrolment } from '#db/queries/submissions.ts';
import { selectVerifiedResults } from '#db/queries/verifications.ts';
import { countingResult } from './grade-rule.ts';

/**
 * Works out one grade anew from everything that is verified and writes it with its audit row when it changed. Call it
 * in the transaction of whatever changed; `actorId` null is the system.
 */
export async function settleGrade(
  tx: Transaction,
  change: { userId: string; assignment: Assignment; actorId: string | null; cause: string; at: Date },
): Promise<void> {
  const { userId, assignment, at } = change;
  const key = { userId, assignmentId: assignment.id };
  // Two verifications of one student that end together take turns, so neither overlooks the other.
  await lockEnrolment(tx, { courseId: assignment.courseId, userId });
  const result = countingResult(await selectVerifiedResults(tx, key), assignment);
  const override = await selectOptionalOverride(tx, key);
  if (!result && !override) return;
  const next: Omit<Grade, 'id'> = {
    ...key,
    points: override?.points ?? result?.points ?? 0,
    pointsBeforeLate: result?.pointsBeforeLate ?? override?.points ?? 0,
    pointsMax: result?.pointsMax ?? override?.points ?? 0,
    verificationId: result?.verificationId ?? null,
    overrideId: override?.id ?? null,
    changedAt: at,
  };
  const present = await selectOptionalGrade(tx, key);
  if (present && sameGrade(present, next)) return;
  await upsertGrade(tx, next);
  await insertAuditEvent(tx, {
    actorId: change.actorId,
    courseId: assignment.courseId,
    action: 'grade.changed',
    subjectId: userId,
    details: {
      assignmentId: assignment.id,
      cause: change.cause,
      from: present?.points ?? null,
      to: next.points,
      verificationId: next.verificationId,
      overrideId: next.overrideId,
    },
  });
}

function sameGrade(a: Omit<Grade, 'id'>, b: Omit<Grade, 'id'>): boolean {
  return (
    a.points === b.points &&
    a.pointsMax === b.pointsMax &&
    a.verificationId === b.verificationId &&
    a.overrideId === b.overrideId
  );
}
