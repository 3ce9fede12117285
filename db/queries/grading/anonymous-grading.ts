/** Assignments that are graded without names. */
import { eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { assignments } from '../../schema/courses.ts';
import { anonymousGrading } from '../../schema/review.ts';

export async function selectAnonymousAssignments(
  db: Queryable,
  courseId: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ assignmentId: anonymousGrading.assignmentId })
    .from(anonymousGrading)
    .innerJoin(assignments, eq(assignments.id, anonymousGrading.assignmentId))
    .where(eq(assignments.courseId, courseId));
  return new Set(rows.map(({ assignmentId }) => assignmentId));
}

export async function selectIsAnonymous(db: Queryable, assignmentId: string): Promise<boolean> {
  const rows = await db
    .select({ assignmentId: anonymousGrading.assignmentId })
    .from(anonymousGrading)
    .where(eq(anonymousGrading.assignmentId, assignmentId));
  return rows.length === 1;
}

/** False: it was so already. */
export async function insertAnonymous(
  tx: Transaction,
  row: { assignmentId: string; setBy: string; setAt: Date },
): Promise<boolean> {
  const rows = await tx
    .insert(anonymousGrading)
    .values(row)
    .onConflictDoNothing()
    .returning({ assignmentId: anonymousGrading.assignmentId });
  return rows.length === 1;
}

export async function deleteAnonymous(tx: Transaction, assignmentId: string): Promise<boolean> {
  const rows = await tx
    .delete(anonymousGrading)
    .where(eq(anonymousGrading.assignmentId, assignmentId))
    .returning({ assignmentId: anonymousGrading.assignmentId });
  return rows.length === 1;
}
