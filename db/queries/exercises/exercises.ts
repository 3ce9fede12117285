import { and, asc, desc, eq, getTableColumns, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { exerciseRecordings, exercises, exerciseVersions, type ORIGINS } from '../../schema/exercises.ts';
import { exerciseDrafts } from '../../schema/studio.ts';

export type Origin = (typeof ORIGINS)[number];
export type ExerciseVersion = typeof exerciseVersions.$inferSelect;

export async function selectExerciseVersion(db: Queryable, versionId: string): Promise<ExerciseVersion> {
  const [version] = await db.select().from(exerciseVersions).where(eq(exerciseVersions.id, versionId));
  if (!version) throw new Error(`There is no exercise version ${versionId}.`);
  return version;
}

export async function selectOptionalVersionByHash(
  db: Queryable,
  key: { exerciseId: string; hash: string },
): Promise<ExerciseVersion | null> {
  const [version] = await db
    .select()
    .from(exerciseVersions)
    .where(and(eq(exerciseVersions.exerciseId, key.exerciseId), eq(exerciseVersions.hash, key.hash)));
  return version ?? null;
}

/** The version that was published last, of the exercise with that id, or without one with that slug among its origin's. */
export async function selectOptionalLastVersion(
  db: Queryable,
  exercise: { id: string | null; origin: Origin; slug: string },
): Promise<ExerciseVersion | null> {
  const { id, origin, slug } = exercise;
  const [row] = await db
    .select({ version: exerciseVersions })
    .from(exerciseVersions)
    .innerJoin(exercises, eq(exercises.id, exerciseVersions.exerciseId))
    .where(and(eq(exercises.origin, origin), id === null ? eq(exercises.slug, slug) : eq(exercises.id, id)))
    .orderBy(desc(exerciseVersions.createdAt))
    .limit(1);
  return row?.version ?? null;
}

const { files: _files, ...columns } = getTableColumns(exerciseVersions);
/** All but the files. */
export const outlineColumns = columns;
export type VersionOutline = Omit<ExerciseVersion, 'files'>;

/** One version without its files, which are megabytes where a training has its data. */
export async function selectVersionOutline(db: Queryable, versionId: string): Promise<VersionOutline> {
  const version = (await selectVersionOutlines(db, [versionId])).get(versionId);
  if (!version) throw new Error(`There is no exercise version ${versionId}.`);
  return version;
}

/** Its misconceptions alone: small, where the files may be megabytes. */
export async function selectVersionMisconceptions(
  db: Queryable,
  versionId: string,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const { rows } = await db.execute<{ path: string; text: string }>(
    sql`select file.key path, file.value text from exercise_versions v, jsonb_each_text(v.files) file
      where v.id = ${versionId} and file.key like 'misconceptions/%'`,
  );
  return rows;
}

/** The names of their files, which say nothing of what is in them. */
export async function selectVersionPaths(
  db: Queryable,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (versionIds.length === 0) return new Map();
  const rows = await db
    .select({
      id: exerciseVersions.id,
      paths: sql<
        readonly string[]
      >`coalesce((select jsonb_agg(path) from jsonb_object_keys(${exerciseVersions.files}) as paths(path)), '[]')`,
    })
    .from(exerciseVersions)
    .where(inArray(exerciseVersions.id, [...versionIds]));
  return new Map(rows.map(({ id, paths }) => [id, paths]));
}

/** What its students begin with; empty where it has none. */
export async function selectStarter(db: Queryable, versionId: string): Promise<string> {
  const { rows } = await db.execute<{ text: string | null }>(
    sql`select files ->> 'starter.ts' text from exercise_versions where id = ${versionId}`,
  );
  return rows[0]?.text ?? '';
}

/** Its own versions, and those of the exercise whose place in the course it took, which it goes on from. */
function isVersionOf(exerciseId: string): SQL | undefined {
  const goesOnFrom = sql`(select base.exercise_id from ${exerciseDrafts} join ${exerciseVersions} base on base.id = ${exerciseDrafts.copiedFrom} where ${exerciseDrafts.exerciseId} = ${exerciseId} and ${exerciseDrafts.assignmentId} is not null)`;
  return or(eq(exerciseVersions.exerciseId, exerciseId), sql`${exerciseVersions.exerciseId} = ${goesOnFrom}`);
}

/** Null when it is a version of another exercise, or of none. */
export async function selectOptionalVersionOfExercise(
  db: Queryable,
  { versionId, exerciseId }: { versionId: string; exerciseId: string },
): Promise<VersionOutline | null> {
  const [version] = await db
    .select(outlineColumns)
    .from(exerciseVersions)
    .where(and(eq(exerciseVersions.id, versionId), isVersionOf(exerciseId)));
  return version ?? null;
}

/** Every version of an exercise, oldest first, from those on that it goes on from. */
export async function selectVersionsOfExercise(
  db: Queryable,
  exerciseId: string,
): Promise<readonly VersionOutline[]> {
  return db
    .select(outlineColumns)
    .from(exerciseVersions)
    .where(isVersionOf(exerciseId))
    .orderBy(asc(exerciseVersions.createdAt), asc(exerciseVersions.id));
}

/** Manifests and plans without the files: what lists need. */
export async function selectVersionOutlines(
  db: Queryable,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, VersionOutline>> {
  if (versionIds.length === 0) return new Map();
  const rows = await db
    .select(outlineColumns)
    .from(exerciseVersions)
    .where(inArray(exerciseVersions.id, [...versionIds]));
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * The exercise by its permanent id; a new slug is a rename.
 * @returns false when the id belongs to another origin, whose exercise is left alone
 */
export async function upsertExercise(
  db: Queryable,
  exercise: { id: string; origin: Origin; slug: string },
): Promise<boolean> {
  const rows = await db
    .insert(exercises)
    .values(exercise)
    .onConflictDoUpdate({
      target: exercises.id,
      set: { slug: exercise.slug },
      setWhere: eq(exercises.origin, exercise.origin),
    })
    .returning({ id: exercises.id });
  return rows.length === 1;
}

/**
 * Before folders of the catalogue are written: one whose name another has now, or that has another now, gives its old one up,
 * in whatever order they come.
 * @returns by exercise the name that it had until now
 */
export async function updateSlugsFreed(
  tx: Transaction,
  folders: readonly { id: string; slug: string }[],
): Promise<ReadonlyMap<string, string>> {
  const slugOf = new Map(folders.map(({ id, slug }) => [id, slug]));
  const idOf = new Map(folders.map(({ id, slug }) => [slug, id]));
  const rows = await tx
    .select({ id: exercises.id, slug: exercises.slug })
    .from(exercises)
    .where(eq(exercises.origin, 'catalogue'));
  const renamed = rows.filter(
    ({ id, slug }) => (slugOf.get(id) ?? slug) !== slug || (idOf.get(slug) ?? id) !== id,
  );
  const ids = renamed.map(({ id }) => id);
  await tx
    .update(exercises)
    .set({ slug: sql`${exercises.id}::text` })
    .where(inArray(exercises.id, ids));
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

/** The version with that content, made if need be; a second publication of the same files changes nothing. */
export async function insertExerciseVersion(
  db: Queryable,
  version: Pick<ExerciseVersion, 'exerciseId' | 'slug' | 'hash' | 'manifest' | 'files' | 'plan'>,
): Promise<ExerciseVersion> {
  const [row] = await db.insert(exerciseVersions).values(version).onConflictDoNothing().returning();
  const present = row ?? (await selectOptionalVersionByHash(db, version));
  if (!present) throw new Error(`Inserting a version of ${version.slug} returned no row.`);
  return present;
}

export type ExerciseRecording = typeof exerciseRecordings.$inferSelect;

/** @throws when the version has none: it is open, or was never published */
export async function selectRecording(db: Queryable, versionId: string): Promise<ExerciseRecording> {
  const [recording] = await db
    .select()
    .from(exerciseRecordings)
    .where(eq(exerciseRecordings.versionId, versionId));
  if (!recording) throw new Error(`There is no recording of exercise version ${versionId}.`);
  return recording;
}

/** Once per version; a second publication of the same files changes nothing. */
export async function insertRecording(
  db: Queryable,
  recording: Pick<ExerciseRecording, 'versionId' | 'hash' | 'body'>,
): Promise<void> {
  await db.insert(exerciseRecordings).values(recording).onConflictDoNothing();
}
