import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Queryable } from '../database.ts';
import { grades, overrides } from '../schema/grades.ts';
import { verifications } from '../schema/work.ts';

export type Grade = typeof grades.$inferSelect;

/** A student's grades with the submission that each comes from, by assignment. */
export async function selectGradesOfUser(
  db: Queryable,
  key: { userId: string; assignmentIds: readonly string[] },
): Promise<ReadonlyMap<string, Grade & { submissionId: string | null }>> {
  if (key.assignmentIds.length === 0) return new Map();
  const rows = await db
    .select({ grade: grades, submissionId: verifications.submissionId })
    .from(grades)
    .leftJoin(verifications, eq(verifications.id, grades.verificationId))
    .where(and(eq(grades.userId, key.userId), inArray(grades.assignmentId, [...key.assignmentIds])));
  return new Map(
    rows.map((row) => [row.grade.assignmentId, { ...row.grade, submissionId: row.submissionId }]),
  );
}

export async function upsertGrade(db: Queryable, grade: Omit<Grade, 'id'>): Promise<void> {
  const { userId, assignmentId, ...change } = grade;
  await db
    .insert(grades)
    .values(grade)
    .onConflictDoUpdate({ target: [grades.userId, grades.assignmentId], set: change });
}

export type Override = typeof overrides.$inferSelect;

/** The override that holds, if any: the latest that was not revoked. */
export async function selectOptionalOverride(
  db: Queryable,
  key: { userId: string; assignmentId: string },
): Promise<Override | null> {
  const [row] = await db
    .select()
    .from(overrides)
    .where(
      and(
        eq(overrides.userId, key.userId),
        eq(overrides.assignmentId, key.assignmentId),
        isNull(overrides.revokedAt),
      ),
    )
    .orderBy(desc(overrides.createdAt))
    .limit(1);
  return row ?? null;
}

export async function selectOptionalGrade(
  db: Queryable,
  key: { userId: string; assignmentId: string },
): Promise<Grade | null> {
  const [row] = await db
    .select()
    .from(grades)
    .where(and(eq(grades.userId, key.userId), eq(grades.assignmentId, key.assignmentId)));
  return row ?? null;
}
