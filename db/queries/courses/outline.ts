/** Writes of a course outline; each is by its natural key, so that publishing twice changes nothing. */
import { and, eq, isNotNull, isNull, notInArray } from 'drizzle-orm';
import type { Transaction } from '../../database.ts';
import { assignments, courses, modules } from '../../schema/courses.ts';
import type { Course, Module } from './courses.ts';

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

export async function upsertModule(tx: Transaction, module: Omit<Module, 'id'>): Promise<string> {
  const { title, lectures, position } = module;
  const [course] = await tx.select().from(courses).where(eq(courses.id, module.courseId));
  // What an instructor put in order, the catalogue does not move.
  const shown = course?.orderedByHand ? { title, lectures } : { title, lectures, position };
  const [row] = await tx
    .insert(modules)
    .values(module)
    .onConflictDoUpdate({ target: [modules.courseId, modules.slug], set: shown })
    .returning({ id: modules.id });
  if (!row) throw new Error(`Writing the module ${module.slug} returned no row.`);
  return row.id;
}

/** A place in the outline as `course.yaml` gives it. */
export interface CatalogueEntry {
  readonly courseId: string;
  readonly moduleId: string;
  readonly catalogueSlug: string;
  readonly title: string;
  readonly position: number;
  /** null: coming. */
  readonly version: { readonly id: string; readonly exerciseId: string } | null;
  readonly publishProblem: string | null;
  /** For a new assignment only: afterwards it is the instructor's. */
  readonly dueAt: Date | null;
}

/**
 * Writes what the catalogue owns of a place: of one that an instructor pinned not the version, of one that a person took
 * out not its return. One with the same address that an instructor made keeps it; the catalogue's gets the next free one.
 */
export async function upsertCatalogueAssignment(tx: Transaction, entry: CatalogueEntry): Promise<string> {
  const { version, dueAt, courseId, moduleId, catalogueSlug, ...shown } = entry;
  const place = and(eq(assignments.moduleId, moduleId), eq(assignments.catalogueSlug, catalogueSlug));
  const chosen = { exerciseId: version?.exerciseId ?? null, versionId: version?.id ?? null };
  const [present] = await tx.select().from(assignments).where(place);
  if (present) {
    const { pinned, withdrawnBy } = present;
    const back = withdrawnBy === null ? { withdrawnAt: null } : {};
    await tx
      .update(assignments)
      .set({ ...shown, ...(pinned ? {} : chosen), ...back })
      .where(eq(assignments.id, present.id));
    return present.id;
  }
  const slug = await freeSlug(tx, { moduleId, wanted: catalogueSlug });
  const [row] = await tx
    .insert(assignments)
    .values({ ...shown, ...chosen, courseId, moduleId, catalogueSlug, slug, dueAt })
    .returning({ id: assignments.id });
  if (!row) throw new Error(`Writing the assignment ${catalogueSlug} returned no row.`);
  return row.id;
}

/** "relu", or "relu-2" where an instructor has "relu". */
async function freeSlug(
  tx: Transaction,
  { moduleId, wanted }: { moduleId: string; wanted: string },
): Promise<string> {
  const rows = await tx
    .select({ slug: assignments.slug })
    .from(assignments)
    .where(eq(assignments.moduleId, moduleId));
  const taken = new Set(rows.map((row) => row.slug));
  let slug = wanted;
  for (let next = 2; taken.has(slug); next += 1) slug = `${wanted}-${next}`;
  return slug;
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
export async function insertModule(tx: Transaction, module: Omit<Module, 'id'>): Promise<string | null> {
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

export async function updateCourseArchived(
  tx: Transaction,
  change: { courseId: string; archivedAt: Date | null },
): Promise<void> {
  await tx.update(courses).set({ archivedAt: change.archivedAt }).where(eq(courses.id, change.courseId));
}
