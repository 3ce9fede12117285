/** The templates of the catalogue with what is published of them. */
import type { Queryable } from '#db/database.ts';
import type { VersionOutline } from '#db/queries/exercises/exercises.ts';
import { selectNewestUsableVersions } from '#db/queries/exercises/studio.ts';
import type { CourseTemplate } from '#grader/exercise/course-templates.ts';
import { readOutline } from '#grader/folder/load-course.ts';
import { loadCourseTemplates } from '#grader/folder/load-course-templates.ts';

export interface FoundTemplates {
  readonly templates: readonly CourseTemplate[];
  /** Of each exercise of the catalogue the newest, by its slug. */
  readonly versions: ReadonlyMap<string, VersionOutline>;
  /** As the catalogue names and orders them. */
  readonly modules: readonly {
    readonly slug: string;
    readonly title: string;
    readonly lectures: string | null;
  }[];
}

/** @param courseId of a course that has nothing of its own yet, so that only the catalogue is found */
export async function findTemplates(
  db: Queryable,
  { folder, courseId }: { folder: string; courseId: string },
): Promise<FoundTemplates> {
  const templates = await loadCourseTemplates(folder);
  const outline = templates.length === 0 ? null : await readOutline(folder);
  const versions = await selectNewestUsableVersions(db, courseId);
  return {
    templates,
    versions: new Map(versions.map((version) => [version.slug, version])),
    modules: outline?.modules.map(({ slug, title, lectures = null }) => ({ slug, title, lectures })) ?? [],
  };
}
