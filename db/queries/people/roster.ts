/** Who is in a course: enrolments with their sections, and what imports did. */
import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import {
  assignments,
  enrolments,
  type Role,
  type RosterEffect,
  rosterImports,
  sections,
} from '../../schema/courses.ts';
import { users } from '../../schema/people.ts';
import { submissions } from '../../schema/work.ts';

export type Section = typeof sections.$inferSelect;
export type RosterImport = typeof rosterImports.$inferSelect;

export interface RosterRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly sectionId: string | null;
  readonly endedAt: Date | null;
}

const ROSTER = {
  userId: users.id,
  name: users.name,
  email: users.email,
  role: enrolments.role,
  sectionId: enrolments.sectionId,
  endedAt: enrolments.endedAt,
};

/** Everybody who ever was in a course, by name; `endedAt` says who is not any more. */
export async function selectRoster(db: Queryable, courseId: string): Promise<readonly RosterRow[]> {
  return db
    .select(ROSTER)
    .from(enrolments)
    .innerJoin(users, eq(users.id, enrolments.userId))
    .where(eq(enrolments.courseId, courseId))
    .orderBy(asc(users.name), asc(users.id));
}

export async function selectOptionalRosterRow(
  db: Queryable,
  key: { courseId: string; userId: string },
): Promise<RosterRow | null> {
  const [row] = await db
    .select(ROSTER)
    .from(enrolments)
    .innerJoin(users, eq(users.id, enrolments.userId))
    .where(and(eq(enrolments.courseId, key.courseId), eq(enrolments.userId, key.userId)));
  return row ?? null;
}

/** When each person last submitted something in the course. */
export async function selectLastSubmissions(
  db: Queryable,
  courseId: string,
): Promise<ReadonlyMap<string, Date>> {
  const last = sql<string>`max(${submissions.submittedAt})`.mapWith(submissions.submittedAt);
  const rows = await db
    .select({ userId: submissions.userId, at: last })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(eq(assignments.courseId, courseId))
    .groupBy(submissions.userId);
  return new Map(rows.map((row) => [row.userId, row.at]));
}

/** By name. */
export async function selectSections(db: Queryable, courseId: string): Promise<readonly Section[]> {
  return db.select().from(sections).where(eq(sections.courseId, courseId)).orderBy(asc(sections.name));
}

/** The section of that name, made when there is none. */
export async function upsertSection(
  db: Queryable,
  section: { courseId: string; name: string },
): Promise<Section> {
  const [row] = await db
    .insert(sections)
    .values(section)
    .onConflictDoUpdate({ target: [sections.courseId, sections.name], set: { name: section.name } })
    .returning();
  if (!row) throw new Error(`Writing the section ${section.name} returned no row.`);
  return row;
}

export async function countInstructors(db: Queryable, courseId: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(enrolments)
    .where(
      and(eq(enrolments.courseId, courseId), eq(enrolments.role, 'instructor'), isNull(enrolments.endedAt)),
    );
  return row?.count ?? 0;
}

/** Enrols, also somebody who had left, or changes what an enrolment says. */
export async function upsertRosterRow(
  tx: Transaction,
  row: { courseId: string; userId: string; role: Role; sectionId: string | null; endedAt: Date | null },
): Promise<void> {
  const { role, sectionId, endedAt } = row;
  await tx
    .insert(enrolments)
    .values(row)
    .onConflictDoUpdate({
      target: [enrolments.courseId, enrolments.userId],
      set: { role, sectionId, endedAt },
    });
}

export async function insertRosterImport(
  tx: Transaction,
  made: { courseId: string; importedBy: string; effects: readonly RosterEffect[]; createdAt: Date },
): Promise<string> {
  const [row] = await tx.insert(rosterImports).values(made).returning({ id: rosterImports.id });
  if (!row) throw new Error('Writing an import returned no row.');
  return row.id;
}

/** The newest import that was not taken back. */
export async function selectOptionalLastImport(
  db: Queryable,
  courseId: string,
): Promise<RosterImport | null> {
  const [row] = await db
    .select()
    .from(rosterImports)
    .where(and(eq(rosterImports.courseId, courseId), isNull(rosterImports.undoneAt)))
    .orderBy(desc(rosterImports.createdAt))
    .limit(1);
  return row ?? null;
}

export async function updateImportUndone(
  tx: Transaction,
  done: { importId: string; at: Date },
): Promise<void> {
  await tx.update(rosterImports).set({ undoneAt: done.at }).where(eq(rosterImports.id, done.importId));
}
