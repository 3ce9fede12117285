/** `buildsOn` of an exercise names others of the catalogue. */
import { join } from 'node:path';
import type { ExerciseBundle } from '../exercise/files/bundle.ts';
import { findExercises } from '../folder/load-course.ts';

/** Sentences for each name that no folder has, and for the exercise's own. */
export async function earlierProblems(root: string, { slug, manifest }: ExerciseBundle): Promise<string[]> {
  if (manifest.buildsOn.length === 0) return [];
  const present = new Set(await findExercises(join(root, 'exercises')));
  return manifest.buildsOn.flatMap((earlier) => {
    if (earlier === slug) return [`exercise.yaml: buildsOn: ${slug} cannot build on itself. Take it out.`];
    if (present.has(earlier)) return [];
    return [
      `exercise.yaml: buildsOn: there is no exercise ${earlier}. Write its folder's name, or take it out.`,
    ];
  });
}
