/** Writes of a course outline; each is by its natural key, so that publishing twice changes nothing. */
import { and, eq, isNull, notInArray } from 'drizzle-orm';
import type { Transaction } from '../database.ts';
import { assignments, courses, modules } from '../schema/courses.ts';
import type { Assignment, Course, Module } from './courses.ts';

export async function upsertCourse(tx: Transaction, course: Omit<Course, 'createdAt'>): Promise<void> {
  const { id, ...change } = course;
  await tx.insert(courses).values(course).onConflictDoUpdate({ target: courses.id, set: change });
}

export async function upsertModule(tx: Transaction, module: Omit<Module, 'id'>): Promise<string> {
  const { title, lectures, position } = module;
  const [row] = await tx
    .insert(modules)
    .values(module)
    .onConflictDoUpdate({ target: [modules.courseId, modules.slug], set: { title, lectures, position } })
    .returning({ id: modules.id });
  if (!row) throw new Error(`Writing the module ${module.slug} returned no row.`);
  return row.id;
}

type OutlineEntry = Pick<
  Assignment,
  'courseId' | 'moduleId' | 'slug' | 'title' | 'position' | 'exerciseId' | 'versionId'
>;

/** `dueAt` is set for a new assignment only: afterwards it is the instructor's. */
export async function upsertAssignment(
  tx: Transaction,
  entry: OutlineEntry & { dueAt: Date | null },
): Promise<string> {
  const { title, position, exerciseId, versionId } = entry;
  const [row] = await tx
    .insert(assignments)
    .values(entry)
    .onConflictDoUpdate({
      target: [assignments.moduleId, assignments.slug],
      set: { title, position, exerciseId, versionId, withdrawnAt: null },
    })
    .returning({ id: assignments.id });
  if (!row) throw new Error(`Writing the assignment ${entry.slug} returned no row.`);
  return row.id;
}

/** Takes everything else out of the outline; its work stays. */
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
        notInArray(assignments.id, [...change.keep]),
      ),
    );
}
