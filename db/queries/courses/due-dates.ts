/**
 * Due dates that hold in place of everyone's: a section's, and a person's own, which wins. Of a person the latest that was
 * not taken back.
 */
import { and, count, countDistinct, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { assignments, enrolments, extensions, sectionDates } from '../../schema/courses.ts';

export type Extension = typeof extensions.$inferSelect;

interface OwnDueDate {
  readonly userId: string;
  readonly assignmentId: string;
  readonly dueAt: Date;
}

/** Of one student, by assignment; none where everyone's date holds. */
export async function selectOwnDueDates(
  db: Queryable,
  key: { userId: string; assignmentIds: readonly string[] },
): Promise<ReadonlyMap<string, Date>> {
  const rows = await selectDates(db, { ...key, userIds: [key.userId] });
  return new Map(rows.map((row) => [row.assignmentId, row.dueAt]));
}

/** For one assignment, by student; none where everyone's date holds. */
export async function selectOwnDueDatesOfAssignment(
  db: Queryable,
  key: { assignmentId: string; userIds: readonly string[] },
): Promise<ReadonlyMap<string, Date>> {
  const rows = await selectDates(db, { assignmentIds: [key.assignmentId], userIds: key.userIds });
  return new Map(rows.map((row) => [row.userId, row.dueAt]));
}

/** Of everybody in a course. */
export async function selectOwnDueDatesOfCourse(
  db: Queryable,
  courseId: string,
): Promise<readonly OwnDueDate[]> {
  const placed = await db
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(eq(assignments.courseId, courseId), isNull(assignments.withdrawnAt)));
  return selectDates(db, { assignmentIds: placed.map(({ id }) => id), userIds: null });
}

/** @param key `userIds` null: of everybody */
async function selectDates(
  db: Queryable,
  key: { userIds: readonly string[] | null; assignmentIds: readonly string[] },
): Promise<readonly OwnDueDate[]> {
  if (key.assignmentIds.length === 0 || key.userIds?.length === 0) return [];
  const inSections = await db
    .select({
      userId: enrolments.userId,
      assignmentId: sectionDates.assignmentId,
      dueAt: sectionDates.dueAt,
    })
    .from(sectionDates)
    .innerJoin(enrolments, eq(enrolments.sectionId, sectionDates.sectionId))
    .where(
      and(
        inArray(sectionDates.assignmentId, [...key.assignmentIds]),
        key.userIds ? inArray(enrolments.userId, [...key.userIds]) : undefined,
      ),
    );
  const ofPersons = await db
    .selectDistinctOn([extensions.userId, extensions.assignmentId], {
      userId: extensions.userId,
      assignmentId: extensions.assignmentId,
      dueAt: extensions.dueAt,
    })
    .from(extensions)
    .where(
      and(
        inArray(extensions.assignmentId, [...key.assignmentIds]),
        key.userIds ? inArray(extensions.userId, [...key.userIds]) : undefined,
        isNull(extensions.revokedAt),
      ),
    )
    .orderBy(extensions.userId, extensions.assignmentId, desc(extensions.createdAt));
  const all = [...inSections, ...ofPersons].map((row) => [`${row.userId} ${row.assignmentId}`, row] as const);
  return [...new Map(all).values()];
}

export async function insertExtension(
  tx: Transaction,
  extension: Pick<Extension, 'assignmentId' | 'userId' | 'dueAt' | 'reason' | 'grantedBy'>,
): Promise<void> {
  await tx.insert(extensions).values(extension);
}

/**
 * Assignments of a course for which some section has a date of its own. Also those that are taken out: their grades come back
 * with them, and are to be those of the section that a student is in by then.
 */
export async function selectAssignmentsWithSectionDates(
  db: Queryable,
  courseId: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ id: sectionDates.assignmentId })
    .from(sectionDates)
    .innerJoin(assignments, eq(assignments.id, sectionDates.assignmentId))
    .where(eq(assignments.courseId, courseId));
  return rows.map(({ id }) => id);
}

/** Dates of sections for one assignment, in a fixed order. */
export async function selectSectionDates(
  db: Queryable,
  assignmentId: string,
): Promise<readonly { readonly sectionId: string; readonly dueAt: Date }[]> {
  return db
    .select({ sectionId: sectionDates.sectionId, dueAt: sectionDates.dueAt })
    .from(sectionDates)
    .where(eq(sectionDates.assignmentId, assignmentId))
    .orderBy(sectionDates.sectionId);
}

/** Dates of sections in a whole course, what is taken out of it included. */
export async function selectSectionDatesOfCourse(
  db: Queryable,
  courseId: string,
): Promise<readonly { readonly assignmentId: string; readonly sectionId: string; readonly dueAt: Date }[]> {
  return db
    .select({
      assignmentId: sectionDates.assignmentId,
      sectionId: sectionDates.sectionId,
      dueAt: sectionDates.dueAt,
    })
    .from(sectionDates)
    .innerJoin(assignments, eq(assignments.id, sectionDates.assignmentId))
    .where(eq(assignments.courseId, courseId))
    .orderBy(sectionDates.sectionId);
}

export async function updateSectionDate(
  tx: Transaction,
  change: { assignmentId: string; sectionId: string; dueAt: Date },
): Promise<void> {
  await tx
    .update(sectionDates)
    .set({ dueAt: change.dueAt })
    .where(
      and(eq(sectionDates.assignmentId, change.assignmentId), eq(sectionDates.sectionId, change.sectionId)),
    );
}

/** How many sections, and persons who are in the course, have a date of their own, by assignment. */
export async function countOwnDates(db: Queryable, courseId: string): Promise<ReadonlyMap<string, number>> {
  const placed = db
    .select({ id: assignments.id })
    .from(assignments)
    .where(eq(assignments.courseId, courseId));
  const ofSections = await db
    .select({ id: sectionDates.assignmentId, n: count() })
    .from(sectionDates)
    .where(inArray(sectionDates.assignmentId, placed))
    .groupBy(sectionDates.assignmentId);
  const ofPersons = await db
    .select({ id: extensions.assignmentId, n: countDistinct(extensions.userId) })
    .from(extensions)
    .innerJoin(enrolments, and(eq(enrolments.userId, extensions.userId), eq(enrolments.courseId, courseId)))
    .where(
      and(inArray(extensions.assignmentId, placed), isNull(extensions.revokedAt), isNull(enrolments.endedAt)),
    )
    .groupBy(extensions.assignmentId);
  const counts = new Map<string, number>();
  for (const { id, n } of [...ofSections, ...ofPersons]) counts.set(id, (counts.get(id) ?? 0) + n);
  return counts;
}

/** All dates of sections for one assignment, anew. */
export async function replaceSectionDates(
  tx: Transaction,
  change: {
    assignmentId: string;
    setBy: string;
    dates: readonly { readonly sectionId: string; readonly dueAt: Date }[];
  },
): Promise<void> {
  const { assignmentId, setBy, dates } = change;
  await tx.delete(sectionDates).where(eq(sectionDates.assignmentId, assignmentId));
  if (dates.length > 0)
    await tx.insert(sectionDates).values(dates.map((date) => ({ ...date, assignmentId, setBy })));
}

/** Extensions of one assignment that hold: of each student the latest that was not taken back. */
export async function selectHeldExtensions(
  db: Queryable,
  assignmentId: string,
): Promise<readonly Extension[]> {
  return db
    .selectDistinctOn([extensions.userId])
    .from(extensions)
    .where(and(eq(extensions.assignmentId, assignmentId), isNull(extensions.revokedAt)))
    .orderBy(extensions.userId, desc(extensions.createdAt));
}

/** Every extension of one student for one assignment ends, and the date of section or everyone holds again; gives how many. */
export async function updateExtensionsRevoked(
  tx: Transaction,
  which: { assignmentId: string; userId: string; at: Date },
): Promise<number> {
  const rows = await tx
    .update(extensions)
    .set({ revokedAt: which.at })
    .where(
      and(
        eq(extensions.assignmentId, which.assignmentId),
        eq(extensions.userId, which.userId),
        isNull(extensions.revokedAt),
      ),
    )
    .returning({ id: extensions.id });
  return rows.length;
}
