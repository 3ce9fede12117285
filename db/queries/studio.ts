/** What was published from the studio, which versions a course may use, and where they are in use. */
import { and, desc, eq, getTableColumns, inArray, isNull, or } from 'drizzle-orm';
import type { Queryable } from '../database.ts';
import { assignments, courses, modules } from '../schema/courses.ts';
import { exerciseVersions } from '../schema/exercises.ts';
import { users } from '../schema/people.ts';
import { exerciseDrafts, exercisePublications } from '../schema/studio.ts';
import type { ExerciseVersion } from './exercises.ts';

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

/** A version that is assigned in the course or was written by its instructors. */
export async function selectOptionalUsableVersion(
  db: Queryable,
  { versionId, courseId }: { versionId: string; courseId: string },
): Promise<ExerciseVersion | null> {
  const [row] = await db
    .select(getTableColumns(exerciseVersions))
    .from(exerciseVersions)
    .leftJoin(assignments, eq(assignments.versionId, exerciseVersions.id))
    .leftJoin(exercisePublications, eq(exercisePublications.versionId, exerciseVersions.id))
    .leftJoin(exerciseDrafts, eq(exerciseDrafts.id, exercisePublications.draftId))
    .where(
      and(
        eq(exerciseVersions.id, versionId),
        or(eq(assignments.courseId, courseId), eq(exerciseDrafts.courseId, courseId)),
      ),
    )
    .limit(1);
  return row ?? null;
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
