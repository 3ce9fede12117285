/** The exercise folders of a course, each with what a judge says of it where its version is new. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Database } from '#db/database.ts';
import { selectOptionalVersionByHash } from '#db/queries/exercises/exercises.ts';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import type { CourseOutline } from '#grader/exercise/files/manifest.ts';
import { loadFolder } from '#grader/folder/load-folder.ts';
import { runAll } from '#grader/proof/run-all.ts';
import { type ExaminedVersion, examineVersion, type PublishingJudge } from '../exercises/examine-version.ts';

export type Entry =
  /** Its version is in the database already. */
  | { readonly kind: 'known'; readonly bundle: ExerciseBundle }
  | { readonly kind: 'new'; readonly bundle: ExerciseBundle; readonly examined: ExaminedVersion }
  /** The folder could not be read (`bundle` null), or no judge could load it. */
  | { readonly kind: 'broken'; readonly bundle: ExerciseBundle | null; readonly reason: string };

/** By slug ("cnn/conv2d"). Takes as long as the judges do; a broken exercise never stands in the way of the others. */
export async function readEntries(
  db: Database,
  input: { outline: CourseOutline; folder: string; judge: PublishingJudge },
): Promise<ReadonlyMap<string, Entry>> {
  const slugs = writtenExercises(input.outline);
  const entries = await runAll(slugs, availableParallelism(), (slug) => readEntry(db, { ...input, slug }));
  return new Map(slugs.flatMap((slug, index) => [[slug, entries[index]] as const]).filter(hasEntry));
}

async function readEntry(
  db: Database,
  { folder, slug, judge }: { folder: string; slug: string; judge: PublishingJudge },
): Promise<Entry> {
  let bundle: ExerciseBundle | null = null;
  try {
    bundle = await loadFolder(join(folder, slug));
    const key = { exerciseId: bundle.manifest.id, hash: bundle.hash };
    if (await selectOptionalVersionByHash(db, key)) return { kind: 'known', bundle };
    return { kind: 'new', bundle, examined: await examineVersion(bundle, judge) };
  } catch (error) {
    return { kind: 'broken', bundle, reason: error instanceof Error ? error.message : String(error) };
  }
}

function hasEntry(pair: readonly [string, Entry | undefined]): pair is readonly [string, Entry] {
  return pair[1] !== undefined;
}

function writtenExercises(outline: CourseOutline): readonly string[] {
  return outline.modules.flatMap((module) =>
    module.exercises
      .filter((exercise) => !exercise.coming)
      .map((exercise) => `${module.slug}/${exercise.slug}`),
  );
}
