import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { assignments, courses, enrolments, modules, type Role } from '../../schema/courses.ts';

export type Course = typeof courses.$inferSelect;
export type Module = typeof modules.$inferSelect;
export type Assignment = typeof assignments.$inferSelect;

export async function selectOptionalCourse(db: Queryable, slug: string): Promise<Course | null> {
  const [course] = await db.select().from(courses).where(eq(courses.slug, slug));
  return course ?? null;
}

/** The course with the role of one person in it, or null when either is missing. */
export async function selectOptionalMembership(
  db: Queryable,
  key: { courseSlug: string; userId: string },
): Promise<{ course: Course; role: Role } | null> {
  const [row] = await db
    .select({ course: courses, role: enrolments.role })
    .from(enrolments)
    .innerJoin(courses, eq(courses.id, enrolments.courseId))
    .where(
      and(eq(courses.slug, key.courseSlug), eq(enrolments.userId, key.userId), isNull(enrolments.endedAt)),
    );
  return row ?? null;
}

export async function selectCoursesOfUser(
  db: Queryable,
  userId: string,
): Promise<readonly { id: string; slug: string; title: string; role: Role }[]> {
  return db
    .select({ id: courses.id, slug: courses.slug, title: courses.title, role: enrolments.role })
    .from(enrolments)
    .innerJoin(courses, eq(courses.id, enrolments.courseId))
    .where(and(eq(enrolments.userId, userId), isNull(enrolments.endedAt)))
    .orderBy(asc(courses.createdAt));
}

/** Every course of the instance, the oldest first. */
export async function selectCourses(
  db: Queryable,
): Promise<readonly { readonly id: string; readonly slug: string; readonly title: string }[]> {
  return db
    .select({ id: courses.id, slug: courses.slug, title: courses.title })
    .from(courses)
    .orderBy(asc(courses.createdAt));
}

export async function selectModules(db: Queryable, courseId: string): Promise<readonly Module[]> {
  return db
    .select()
    .from(modules)
    .where(and(eq(modules.courseId, courseId), isNull(modules.withdrawnAt)))
    .orderBy(asc(modules.position));
}

/** In the order of the outline: module, then place in it. */
export async function selectAssignments(
  db: Queryable,
  courseId: string,
): Promise<readonly { assignment: Assignment; module: Module }[]> {
  return db
    .select({ assignment: assignments, module: modules })
    .from(assignments)
    .innerJoin(modules, eq(modules.id, assignments.moduleId))
    .where(
      and(eq(assignments.courseId, courseId), isNull(assignments.withdrawnAt), isNull(modules.withdrawnAt)),
    )
    .orderBy(asc(modules.position), asc(assignments.position));
}

/** Enrols, or changes the role of somebody who is enrolled, also when that had ended. */
export async function upsertEnrolment(
  db: Queryable,
  enrolment: { courseId: string; userId: string; role: Role },
): Promise<void> {
  await db
    .insert(enrolments)
    .values(enrolment)
    .onConflictDoUpdate({
      target: [enrolments.courseId, enrolments.userId],
      set: { role: enrolment.role, endedAt: null },
    });
}

export async function selectAssignment(db: Queryable, assignmentId: string): Promise<Assignment> {
  const [assignment] = await db.select().from(assignments).where(eq(assignments.id, assignmentId));
  if (!assignment) throw new Error(`There is no assignment ${assignmentId}.`);
  return assignment;
}

/** One assignment by its place in a course. */
export async function selectOptionalAssignment(
  db: Queryable,
  key: { courseId: string; moduleSlug: string; slug: string },
): Promise<{ assignment: Assignment; module: Module } | null> {
  const [row] = await db
    .select({ assignment: assignments, module: modules })
    .from(assignments)
    .innerJoin(modules, eq(modules.id, assignments.moduleId))
    .where(
      and(
        eq(assignments.courseId, key.courseId),
        eq(modules.slug, key.moduleSlug),
        eq(assignments.slug, key.slug),
        isNull(assignments.withdrawnAt),
        isNull(modules.withdrawnAt),
      ),
    );
  return row ?? null;
}

export async function selectCourseOfAssignment(db: Queryable, assignmentId: string): Promise<Course> {
  const [row] = await db
    .select({ course: courses })
    .from(assignments)
    .innerJoin(courses, eq(courses.id, assignments.courseId))
    .where(eq(assignments.id, assignmentId));
  if (!row) throw new Error(`There is no assignment ${assignmentId}.`);
  return row.course;
}

/** One assignment with its course, also one that was withdrawn. */
export async function selectOptionalAssignmentById(
  db: Queryable,
  assignmentId: string,
): Promise<{ assignment: Assignment; module: Module; course: Course } | null> {
  const [row] = await db
    .select({ assignment: assignments, module: modules, course: courses })
    .from(assignments)
    .innerJoin(modules, eq(modules.id, assignments.moduleId))
    .innerJoin(courses, eq(courses.id, assignments.courseId))
    .where(eq(assignments.id, assignmentId));
  return row ?? null;
}

/**
 * Makes those who change who and what is in a course take turns: the last instructor is counted, and a place in the
 * outline taken, by one of them at a time. Not the stronger lock for update: whoever writes to the log of the course refers
 * to it, and would wait with a student held.
 */
export async function lockCourse(tx: Transaction, courseId: string): Promise<void> {
  await tx.select({ id: courses.id }).from(courses).where(eq(courses.id, courseId)).for('no key update');
}

/** Holds the student's enrolment, so that numbering and rate limits see one submission of theirs at a time. */
export async function lockEnrolment(
  tx: Transaction,
  key: { courseId: string; userId: string },
): Promise<void> {
  await tx
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(and(eq(enrolments.courseId, key.courseId), eq(enrolments.userId, key.userId)))
    .for('update');
}

/** Keeps dates and rules of an assignment as they are until the transaction ends. Taken before any enrolment. */
export async function holdTerms(tx: Transaction, assignmentId: string): Promise<void> {
  await tx
    .select({ id: assignments.id })
    .from(assignments)
    .where(eq(assignments.id, assignmentId))
    .for('share');
}

/**
 * For whoever changes dates or rules: waits for those who hold them, and they wait for it. Taken before any enrolment.
 * Not the stronger lock for update: a submission, whose student is held, refers to its assignment and would wait as well.
 */
export async function lockTerms(tx: Transaction, assignmentIds: readonly string[]): Promise<void> {
  if (assignmentIds.length === 0) return;
  await tx
    .select({ id: assignments.id })
    .from(assignments)
    .where(inArray(assignments.id, [...assignmentIds]))
    .orderBy(asc(assignments.id))
    .for('no key update');
}

export async function updateAssignmentDates(
  tx: Transaction,
  dates: { assignmentId: string } & Pick<Assignment, 'opensAt' | 'dueAt'>,
): Promise<void> {
  const { assignmentId, opensAt, dueAt } = dates;
  await tx.update(assignments).set({ opensAt, dueAt }).where(eq(assignments.id, assignmentId));
}

/** Dates and rules of one assignment, all of them. */
export async function updateAssignmentTerms(
  tx: Transaction,
  terms: { assignmentId: string } & Pick<
    Assignment,
    'opensAt' | 'dueAt' | 'latePolicy' | 'gradeRule' | 'submissionsPerHour' | 'hiddenFeedback' | 'disclosure'
  >,
): Promise<void> {
  const { assignmentId, ...change } = terms;
  await tx.update(assignments).set(change).where(eq(assignments.id, assignmentId));
}
