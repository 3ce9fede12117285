/** Recordings of versions that are sealed where they are assigned, though they are open by themselves. */
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { assignments } from '../../schema/courses.ts';
import { exerciseRecordingFaults, exerciseRecordings } from '../../schema/exercises.ts';

/** Without its text, which may be megabytes. */
export async function selectHasRecording(db: Queryable, versionId: string): Promise<boolean> {
  const rows = await db
    .select({ versionId: exerciseRecordings.versionId })
    .from(exerciseRecordings)
    .where(eq(exerciseRecordings.versionId, versionId));
  return rows.length > 0;
}

/** What is assigned sealed and has no recording. */
export async function selectUnrecordedVersions(db: Queryable): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ versionId: assignments.versionId })
    .from(assignments)
    .leftJoin(exerciseRecordings, eq(exerciseRecordings.versionId, assignments.versionId))
    .where(
      and(
        eq(assignments.disclosure, 'sealed'),
        isNotNull(assignments.versionId),
        isNull(exerciseRecordings.versionId),
      ),
    );
  return rows.flatMap(({ versionId }) => (versionId === null ? [] : [versionId]));
}

export async function selectOptionalRecordingFault(db: Queryable, versionId: string): Promise<string | null> {
  const [row] = await db
    .select({ fault: exerciseRecordingFaults.fault })
    .from(exerciseRecordingFaults)
    .where(eq(exerciseRecordingFaults.versionId, versionId));
  return row?.fault ?? null;
}

export async function upsertRecordingFault(
  db: Queryable,
  { versionId, fault }: { versionId: string; fault: string },
): Promise<void> {
  await db
    .insert(exerciseRecordingFaults)
    .values({ versionId, fault })
    .onConflictDoUpdate({ target: exerciseRecordingFaults.versionId, set: { fault } });
}

export async function deleteRecordingFault(tx: Transaction, versionId: string): Promise<void> {
  await tx.delete(exerciseRecordingFaults).where(eq(exerciseRecordingFaults.versionId, versionId));
}
