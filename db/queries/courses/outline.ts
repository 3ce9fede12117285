/** Writes of a course outline; each is by its natural key, so that publishing twice changes nothing. */
import { and, asc, eq, inArray, isNotNull, isNull, notInArray } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { assignments, courses, modules } from '../../schema/courses.ts';
import type { Assignment, Course, Module } from './courses.ts';

/** As it is first put into the outline. */
type NewModule = Pick<Module, 'courseId' | 'slug' | 'title' | 'lectures' | 'position'>;

export async function upsertCourse(
  tx: Transaction,
  course: Omit<Course, 'createdAt' | 'archivedAt' | 'orderedByHand'>,
): Promise<void> {
  const { id, ...change } = course;
  await tx.insert(courses).values(course).onConflictDoUpdate({ target: courses.id, set: change });
}

/** False: there is a course with this slug. */
export async function insertCourse(
  tx: Transaction,
  course: Pick<Course, 'id' | 'slug' | 'title' | 'term' | 'timeZone'>,
): Promise<boolean> {
  const made = await tx
    .insert(courses)
    .values(course)
    .onConflictDoNothing({ target: courses.slug })
    .returning({ id: courses.id });
  return made.length > 0;
}

export async function upsertModule(tx: Transaction, module: NewModule): Promise<string> {
  const { courseId, slug, title, lectures, position } = module;
  const [course] = await tx.select().from(courses).where(eq(courses.id, courseId));
  const [present] = await tx
    .select()
    .from(modules)
    .where(and(eq(modules.courseId, courseId), eq(modules.slug, slug)));
  // What an instructor put in order, the catalogue does not move; what they named, it does not rename.
  const shown = {
    lectures,
    ...(present?.titledByHand ? {} : { title }),
    ...(course?.orderedByHand ? {} : { position }),
  };
  const [row] = await tx
    .insert(modules)
    .values(module)
    .onConflictDoUpdate({ target: [modules.courseId, modules.slug], set: shown })
    .returning({ id: modules.id });
  if (!row) throw new Error(`Writing the module ${module.slug} returned no row.`);
  return row.id;
}

/** Takes the catalogue's other assignments out of the outline; their work stays. What an instructor made is left alone. */
export async function updateWithdrawnExcept(
  tx: Transaction,
  change: { courseId: string; keep: readonly string[]; at: Date },
): Promise<void> {
  await tx
    .update(assignments)
    .set({ withdrawnAt: change.at })
    .where(
      and(
        eq(assignments.courseId, change.courseId),
        isNull(assignments.withdrawnAt),
        isNotNull(assignments.catalogueSlug),
        notInArray(assignments.id, [...change.keep]),
      ),
    );
}

/** Null: the course has a module of this slug. */
export async function insertModule(tx: Transaction, module: NewModule): Promise<string | null> {
  const [row] = await tx
    .insert(modules)
    .values(module)
    .onConflictDoNothing({ target: [modules.courseId, modules.slug] })
    .returning({ id: modules.id });
  return row?.id ?? null;
}

/** A place in the outline that an instructor made. */
export async function insertAssignment(
  tx: Transaction,
  assignment: typeof assignments.$inferInsert,
): Promise<void> {
  await tx.insert(assignments).values(assignment);
}

/** What a person took out of a course, with the module of each; what the catalogue no longer has is not among it. */
export async function selectTakenOut(
  db: Queryable,
  courseId: string,
): Promise<readonly { assignment: Assignment; module: Module }[]> {
  return db
    .select({ assignment: assignments, module: modules })
    .from(assignments)
    .innerJoin(modules, eq(modules.id, assignments.moduleId))
    .where(and(eq(assignments.courseId, courseId), isNotNull(assignments.withdrawnBy)))
    .orderBy(asc(modules.position), asc(assignments.position));
}

/** Modules that a person took out. */
export async function selectModulesTakenOut(db: Queryable, courseId: string): Promise<readonly Module[]> {
  return db
    .select()
    .from(modules)
    .where(and(eq(modules.courseId, courseId), isNotNull(modules.withdrawnAt)))
    .orderBy(asc(modules.position));
}

/** Takes places out of the outline in somebody's name, or, with null, puts them back. Their work stays either way. */
export async function updateTakenOut(
  tx: Transaction,
  change: { assignmentIds: readonly string[]; taken: { by: string; at: Date } | null },
): Promise<void> {
  const { taken } = change;
  await tx
    .update(assignments)
    .set({ withdrawnAt: taken?.at ?? null, withdrawnBy: taken?.by ?? null })
    .where(inArray(assignments.id, [...change.assignmentIds]));
}

export async function updateModuleTakenOut(
  tx: Transaction,
  change: { moduleId: string; at: Date | null; position?: number },
): Promise<void> {
  const { position, at } = change;
  const place = position === undefined ? {} : { position };
  await tx
    .update(modules)
    .set({ withdrawnAt: at, ...place })
    .where(eq(modules.id, change.moduleId));
}

/** From now on the title is the instructor's. */
export async function updateModuleTitle(
  tx: Transaction,
  change: { moduleId: string; title: string },
): Promise<void> {
  await tx
    .update(modules)
    .set({ title: change.title, titledByHand: true })
    .where(eq(modules.id, change.moduleId));
}

/** Puts the modules of a course in that order, by their slugs; from now on it is the instructor's. */
export async function updateModulePositions(
  tx: Transaction,
  order: { courseId: string; slugs: readonly string[] },
): Promise<void> {
  for (const [place, slug] of order.slugs.entries()) {
    await tx
      .update(modules)
      .set({ position: place + 1 })
      .where(and(eq(modules.courseId, order.courseId), eq(modules.slug, slug)));
  }
  await tx.update(courses).set({ orderedByHand: true }).where(eq(courses.id, order.courseId));
}

export async function updateWeight(
  tx: Transaction,
  change: { assignmentId: string; weight: number | null },
): Promise<void> {
  await tx.update(assignments).set({ weight: change.weight }).where(eq(assignments.id, change.assignmentId));
}

/** Compare-and-set: when it was archived is when it was first. */
export async function updateCourseArchived(
  tx: Transaction,
  { courseId, archivedAt }: { courseId: string; archivedAt: Date | null },
): Promise<boolean> {
  const isNews = archivedAt === null ? isNotNull(courses.archivedAt) : isNull(courses.archivedAt);
  const rows = await tx
    .update(courses)
    .set({ archivedAt })
    .where(and(eq(courses.id, courseId), isNews))
    .returning({ id: courses.id });
  return rows.length === 1;
}
