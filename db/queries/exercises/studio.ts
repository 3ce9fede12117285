/** What was published from the studio, which versions a course may use, and where they are in use. */
import { and, count, desc, eq, exists, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { assignments, courses, modules } from '../../schema/courses.ts';
import { exercises, exerciseVersions } from '../../schema/exercises.ts';
import { grades } from '../../schema/grades.ts';
import { users } from '../../schema/people.ts';
import { exerciseDrafts, exercisePublications } from '../../schema/studio.ts';
import { drafts, submissions, verifications } from '../../schema/work.ts';
import { REAL_PURPOSES } from '../work/verifications.ts';
import { outlineColumns, type VersionOutline } from './exercises.ts';

export interface Publication {
  readonly publication: typeof exercisePublications.$inferSelect;
  readonly publishedByName: string;
  readonly hash: string;
}

/** Newest first. */
export async function selectPublicationsOfDrafts(
  db: Queryable,
  draftIds: readonly string[],
): Promise<readonly Publication[]> {
  if (draftIds.length === 0) return [];
  return db
    .select({
      publication: exercisePublications,
      publishedByName: users.name,
      hash: exerciseVersions.hash,
    })
    .from(exercisePublications)
    .innerJoin(users, eq(users.id, exercisePublications.publishedBy))
    .innerJoin(exerciseVersions, eq(exerciseVersions.id, exercisePublications.versionId))
    .where(inArray(exercisePublications.draftId, [...draftIds]))
    .orderBy(desc(exercisePublications.publishedAt), desc(exercisePublications.number));
}

/**
 * What a course may place and copy: the catalogue, what it wrote itself, and what it was given. Exercises that other
 * courses write are theirs, hidden cases and reference with them.
 */
function usableIn(courseId: string): SQL | undefined {
  const ofCatalogue = sql`(select 1 from ${exercises} where ${exercises.id} = ${exerciseVersions.exerciseId} and ${exercises.origin} = 'catalogue')`;
  const writtenHere = sql`(select 1 from ${exercisePublications} join ${exerciseDrafts} on ${exerciseDrafts.id} = ${exercisePublications.draftId} where ${exercisePublications.versionId} = ${exerciseVersions.id} and ${exerciseDrafts.courseId} = ${courseId})`;
  const assignedHere = sql`(select 1 from ${assignments} where ${assignments.versionId} = ${exerciseVersions.id} and ${assignments.courseId} = ${courseId})`;
  return or(exists(ofCatalogue), exists(writtenHere), exists(assignedHere));
}

/** Of some versions those that staff of a course may judge by: what it may use, and what its work was judged by already. */
export async function selectJudgingVersionIds(
  db: Queryable,
  { versionIds, courseId }: { versionIds: readonly string[]; courseId: string },
): Promise<ReadonlySet<string>> {
  const judgedHere = db
    .select({ id: verifications.id })
    .from(verifications)
    .innerJoin(submissions, eq(submissions.id, verifications.submissionId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(
      and(
        eq(verifications.versionId, exerciseVersions.id),
        eq(assignments.courseId, courseId),
        inArray(verifications.purpose, [...REAL_PURPOSES]),
      ),
    );
  const rows = await db
    .select({ id: exerciseVersions.id })
    .from(exerciseVersions)
    .where(and(inArray(exerciseVersions.id, [...versionIds]), or(usableIn(courseId), exists(judgedHere))));
  return new Set(rows.map(({ id }) => id));
}

/** Null: no version, or none that this course may use. */
export async function selectOptionalUsableVersion(
  db: Queryable,
  { versionId, courseId }: { versionId: string; courseId: string },
): Promise<VersionOutline | null> {
  const [row] = await db
    .select(outlineColumns)
    .from(exerciseVersions)
    .where(and(eq(exerciseVersions.id, versionId), usableIn(courseId)));
  return row ?? null;
}

/** Of every exercise that a course may use the version that was published last. */
export async function selectNewestUsableVersions(
  db: Queryable,
  courseId: string,
): Promise<readonly VersionOutline[]> {
  // Where an earlier version was published again, it is not the youngest that counts.
  const publishedAt = sql`coalesce((select max(${exercisePublications.publishedAt}) from ${exercisePublications} where ${exercisePublications.versionId} = ${exerciseVersions.id}), ${exerciseVersions.createdAt})`;
  return db
    .selectDistinctOn([exerciseVersions.exerciseId], outlineColumns)
    .from(exerciseVersions)
    .where(usableIn(courseId))
    .orderBy(exerciseVersions.exerciseId, desc(publishedAt));
}

/** Each with how it was published from the studio last; nulls: the catalogue brought it. */
export async function selectPublishedStands(
  db: Queryable,
  versionIds: readonly string[],
): Promise<
  readonly {
    readonly versionId: string;
    readonly hash: string;
    readonly publishedAt: Date | null;
    readonly overrideReason: string | null;
  }[]
> {
  if (versionIds.length === 0) return [];
  const { id, hash } = exerciseVersions;
  const { publishedAt, overrideReason } = exercisePublications;
  return db
    .selectDistinctOn([id], { versionId: id, hash, publishedAt, overrideReason })
    .from(exerciseVersions)
    .leftJoin(exercisePublications, eq(exercisePublications.versionId, id))
    .where(inArray(id, [...versionIds]))
    .orderBy(id, desc(publishedAt));
}

/** Which version of its exercise each one is, from 1, by when they came. */
export async function selectVersionNumbers(
  db: Queryable,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (versionIds.length === 0) return new Map();
  const { id, exerciseId, createdAt } = exerciseVersions;
  const theirs = db
    .select({ exerciseId })
    .from(exerciseVersions)
    .where(inArray(id, [...versionIds]));
  const number = sql<number>`(row_number() over (partition by ${exerciseId} order by ${createdAt}, ${id}))::int`;
  const rows = await db.select({ id, number }).from(exerciseVersions).where(inArray(exerciseId, theirs));
  return new Map(rows.map((row) => [row.id, row.number]));
}

/** Of these versions, those whose exercise the catalogue brings. */
export async function selectCatalogueVersions(
  db: Queryable,
  versionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (versionIds.length === 0) return new Set();
  const rows = await db
    .select({ id: exerciseVersions.id })
    .from(exerciseVersions)
    .innerJoin(exercises, eq(exercises.id, exerciseVersions.exerciseId))
    .where(and(inArray(exerciseVersions.id, [...versionIds]), eq(exercises.origin, 'catalogue')));
  return new Set(rows.map(({ id }) => id));
}

export interface Use {
  readonly exerciseId: string | null;
  readonly versionId: string | null;
  readonly assignmentId: string;
  readonly courseId: string;
  readonly courseSlug: string;
  readonly courseTitle: string;
  readonly moduleSlug: string;
  readonly slug: string;
  /** "3.4" is module 3, place 4. */
  readonly modulePosition: number;
  readonly position: number;
}

/** Where exercises stand in outlines of courses. */
export async function selectUses(db: Queryable, exerciseIds: readonly string[]): Promise<readonly Use[]> {
  if (exerciseIds.length === 0) return [];
  return db
    .select({
      exerciseId: assignments.exerciseId,
      versionId: assignments.versionId,
      assignmentId: assignments.id,
      courseId: courses.id,
      courseSlug: courses.slug,
      courseTitle: courses.title,
      moduleSlug: modules.slug,
      slug: assignments.slug,
      modulePosition: modules.position,
      position: assignments.position,
    })
    .from(assignments)
    .innerJoin(courses, eq(courses.id, assignments.courseId))
    .innerJoin(modules, eq(modules.id, assignments.moduleId))
    .where(and(inArray(assignments.exerciseId, [...exerciseIds]), isNull(assignments.withdrawnAt)));
}

export async function insertExercisePublication(
  tx: Transaction,
  publication: Omit<typeof exercisePublications.$inferSelect, 'id'>,
): Promise<void> {
  await tx.insert(exercisePublications).values(publication);
}

/** Students of one course who have the exercise get this version from now on. */
export async function updateUsesToVersion(
  tx: Transaction,
  change: GivenExercise & { courseId: string; from: TakenUp },
): Promise<void> {
  const { courseId, exerciseId, versionId, title, from } = change;
  await tx
    .update(assignments)
    .set({ versionId, title, priorVersionId: priorFor(from) })
    .where(and(eq(assignments.courseId, courseId), eq(assignments.exerciseId, exerciseId)));
}

/** `opening`: pages that are open may still hand in against the version before. */
export type TakenUp = 'opening' | 'at-once';

/** A column on the right of an update is what it was before. */
function priorFor(from: TakenUp): SQL | null {
  return from === 'opening' ? sql`${assignments.versionId}` : null;
}

interface GivenExercise {
  readonly exerciseId: string;
  readonly versionId: string;
  readonly title: string;
}

/**
 * Fills a planned row that nobody filled, or takes the place of the version that it goes on from; the catalogue leaves the
 * row alone from then on. Throws where it is neither.
 */
export async function updatePlannedAssignment(
  tx: Transaction,
  place: GivenExercise & { readonly id: string; readonly goesOnFrom: string | null; readonly from: TakenUp },
): Promise<void> {
  const { id, goesOnFrom, from, ...given } = place;
  const isOpen = isNull(assignments.versionId);
  const version = goesOnFrom === null ? isOpen : or(isOpen, eq(assignments.versionId, goesOnFrom));
  const filled = await tx
    .update(assignments)
    .set({ ...given, pinned: true, priorVersionId: priorFor(from) })
    .where(and(eq(assignments.id, id), version))
    .returning({ id: assignments.id });
  if (filled.length === 0) throw new Error(`The place ${id} is another exercise's by now.`);
}

/** At the end of a module, under its name or the next free one. */
export async function insertStudioAssignment(
  tx: Transaction,
  place: GivenExercise & { courseId: string; moduleSlug: string; slug: string },
): Promise<string> {
  const { moduleSlug, slug: wanted, ...given } = place;
  const [module] = await tx
    .select({ id: modules.id })
    .from(modules)
    .where(and(eq(modules.courseId, given.courseId), eq(modules.slug, moduleSlug)));
  if (!module) throw new Error(`There is no module ${moduleSlug}.`);
  const rows = await tx
    .select({ slug: assignments.slug, position: assignments.position })
    .from(assignments)
    .where(eq(assignments.moduleId, module.id));
  const taken = new Set(rows.map(({ slug }) => slug));
  let slug = wanted;
  for (let next = 2; taken.has(slug); next += 1) slug = `${wanted}-${next}`;
  const position = Math.max(0, ...rows.map((row) => row.position)) + 1;
  await tx.insert(assignments).values({ ...given, moduleId: module.id, slug, position });
  return slug;
}

/** Of assignments: how many students write, and how many have a grade. */
export async function selectWorkCounts(
  db: Queryable,
  assignmentIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly drafts: number; readonly graded: number }>> {
  if (assignmentIds.length === 0) return new Map();
  const ids = [...assignmentIds];
  const writing = await db
    .select({ id: drafts.assignmentId, n: count() })
    .from(drafts)
    .where(inArray(drafts.assignmentId, ids))
    .groupBy(drafts.assignmentId);
  const graded = await db
    .select({ id: grades.assignmentId, n: count() })
    .from(grades)
    .where(inArray(grades.assignmentId, ids))
    .groupBy(grades.assignmentId);
  const of = (rows: typeof writing, id: string) => rows.find((row) => row.id === id)?.n ?? 0;
  return new Map(ids.map((id) => [id, { drafts: of(writing, id), graded: of(graded, id) }]));
}
