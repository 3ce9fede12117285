/** Exercises while they are written: drafts and their files. */
import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { courses, type courses as coursesTable } from '../../schema/courses.ts';
import { exercises } from '../../schema/exercises.ts';
import { users } from '../../schema/people.ts';
import { exerciseDraftFiles, exerciseDrafts } from '../../schema/studio.ts';

export type ExerciseDraft = typeof exerciseDrafts.$inferSelect;
export type ExerciseDraftFile = Omit<typeof exerciseDraftFiles.$inferSelect, 'draftId'>;
type Course = typeof coursesTable.$inferSelect;

export interface DraftWithCourse {
  readonly draft: ExerciseDraft;
  readonly course: Course;
  /** Who saved last. */
  readonly savedByName: string;
}

const FOUND = { draft: exerciseDrafts, course: courses, savedByName: users.name };

export async function selectOptionalExerciseDraft(
  db: Queryable,
  draftId: string,
): Promise<DraftWithCourse | null> {
  const [row] = await db
    .select(FOUND)
    .from(exerciseDrafts)
    .innerJoin(courses, eq(courses.id, exerciseDrafts.courseId))
    .innerJoin(users, eq(users.id, exerciseDrafts.savedBy))
    .where(eq(exerciseDrafts.id, draftId));
  return row ?? null;
}

/** Those of a course that nobody took out, last saved first. */
export async function selectExerciseDraftsOfCourse(
  db: Queryable,
  courseId: string,
): Promise<readonly DraftWithCourse[]> {
  return db
    .select(FOUND)
    .from(exerciseDrafts)
    .innerJoin(courses, eq(courses.id, exerciseDrafts.courseId))
    .innerJoin(users, eq(users.id, exerciseDrafts.savedBy))
    .where(and(eq(exerciseDrafts.courseId, courseId), isNull(exerciseDrafts.deletedAt)))
    .orderBy(desc(exerciseDrafts.savedAt));
}

/** Those of a course that somebody took out, the last one first. */
export async function selectDraftsTakenOut(
  db: Queryable,
  courseId: string,
): Promise<readonly Pick<ExerciseDraft, 'id' | 'slug' | 'title'>[]> {
  const { id, slug, title } = exerciseDrafts;
  return db
    .select({ id, slug, title })
    .from(exerciseDrafts)
    .where(and(eq(exerciseDrafts.courseId, courseId), isNotNull(exerciseDrafts.deletedAt)))
    .orderBy(desc(exerciseDrafts.deletedAt));
}

/** Nobody else changes it until the transaction ends. */
export async function lockExerciseDraft(tx: Transaction, draftId: string): Promise<ExerciseDraft> {
  const [draft] = await tx.select().from(exerciseDrafts).where(eq(exerciseDrafts.id, draftId)).for('update');
  if (!draft) throw new Error(`There is no exercise draft ${draftId}.`);
  return draft;
}

/** Nobody else makes a draft until the transaction ends, so that a name or an id that is free stays so. */
export async function lockExerciseDrafts(tx: Transaction): Promise<void> {
  await tx.execute(sql`lock table ${exerciseDrafts} in share row exclusive mode`);
}

/** An exercise or a draft has that id, whoever made it. */
export async function selectIsExerciseIdTaken(db: Queryable, id: string): Promise<boolean> {
  const drafted = await db.$count(exerciseDrafts, eq(exerciseDrafts.exerciseId, id));
  const published = await db.$count(exercises, eq(exercises.id, id));
  return drafted + published > 0;
}

/** Of these names, those that are or were a draft's. */
export async function selectTakenDraftSlugs(
  db: Queryable,
  slugs: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ slug: exerciseDrafts.slug })
    .from(exerciseDrafts)
    .where(inArray(exerciseDrafts.slug, [...slugs]));
  return new Set(rows.map(({ slug }) => slug));
}

export async function insertExerciseDraft(
  tx: Transaction,
  draft: typeof exerciseDrafts.$inferInsert,
  files: readonly ExerciseDraftFile[],
): Promise<string> {
  const [row] = await tx.insert(exerciseDrafts).values(draft).returning({ id: exerciseDrafts.id });
  if (!row) throw new Error('Inserting an exercise draft returned no row.');
  await upsertDraftFiles(tx, row.id, files);
  return row.id;
}

export async function updateExerciseDraft(
  tx: Transaction,
  draftId: string,
  change: Partial<Pick<ExerciseDraft, 'title' | 'revision' | 'savedAt' | 'savedBy' | 'deletedAt'>>,
): Promise<void> {
  await tx.update(exerciseDrafts).set(change).where(eq(exerciseDrafts.id, draftId));
}

/** In the order of their paths. */
export async function selectDraftFiles(
  db: Queryable,
  draftId: string,
): Promise<readonly ExerciseDraftFile[]> {
  const rows = await db
    .select({
      path: exerciseDraftFiles.path,
      content: exerciseDraftFiles.content,
      hash: exerciseDraftFiles.hash,
    })
    .from(exerciseDraftFiles)
    .where(eq(exerciseDraftFiles.draftId, draftId));
  return rows.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export async function upsertDraftFiles(
  tx: Transaction,
  draftId: string,
  files: readonly ExerciseDraftFile[],
): Promise<void> {
  for (const { path, content, hash } of files) {
    await tx
      .insert(exerciseDraftFiles)
      .values({ draftId, path, content, hash })
      .onConflictDoUpdate({
        target: [exerciseDraftFiles.draftId, exerciseDraftFiles.path],
        set: { content, hash },
      });
  }
}

export async function deleteDraftFiles(
  tx: Transaction,
  draftId: string,
  paths: readonly string[],
): Promise<void> {
  if (paths.length === 0) return;
  await tx
    .delete(exerciseDraftFiles)
    .where(and(eq(exerciseDraftFiles.draftId, draftId), inArray(exerciseDraftFiles.path, [...paths])));
}
