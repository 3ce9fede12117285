import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { grades, overrides } from '../../schema/grades.ts';
import { verifications } from '../../schema/work.ts';

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

/** Nothing is left that it could come from: its history is in the audit. */
export async function deleteGrade(tx: Transaction, gradeId: string): Promise<void> {
  await tx.delete(grades).where(eq(grades.id, gradeId));
}

/** A later override takes the place of an earlier one. */
export async function insertOverride(
  tx: Transaction,
  override: Pick<Override, 'userId' | 'assignmentId' | 'points' | 'reason' | 'setBy'>,
): Promise<string> {
  const [row] = await tx.insert(overrides).values(override).returning({ id: overrides.id });
  if (!row) throw new Error('Inserting an override returned no row.');
  return row.id;
}

export async function updateOverrideRevoked(
  tx: Transaction,
  change: { overrideId: string; at: Date },
): Promise<void> {
  await tx.update(overrides).set({ revokedAt: change.at }).where(eq(overrides.id, change.overrideId));
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

/** Everybody's grade for one assignment, by student. */
export async function selectGradesOfAssignment(
  db: Queryable,
  key: { assignmentId: string; userIds: readonly string[] },
): Promise<ReadonlyMap<string, Grade>> {
  if (key.userIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(grades)
    .where(and(eq(grades.assignmentId, key.assignmentId), inArray(grades.userId, [...key.userIds])));
  return new Map(rows.map((grade) => [grade.userId, grade]));
}

/** The overrides that hold, by student. */
export async function selectOverridesOfAssignment(
  db: Queryable,
  key: { assignmentId: string; userIds: readonly string[] },
): Promise<ReadonlyMap<string, Override>> {
  if (key.userIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([overrides.userId])
    .from(overrides)
    .where(
      and(
        eq(overrides.assignmentId, key.assignmentId),
        inArray(overrides.userId, [...key.userIds]),
        isNull(overrides.revokedAt),
      ),
    )
    .orderBy(overrides.userId, desc(overrides.createdAt));
  return new Map(rows.map((override) => [override.userId, override]));
}
