import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExerciseBundle } from '../exercise/bundle.ts';
import { findExercises } from '../exercise/load-course.ts';

/** A sentence for each other exercise with the same permanent id: grades would not know whose they are. */
export async function sharedIds(root: string, { slug, manifest }: ExerciseBundle): Promise<string[]> {
  const folder = join(root, 'exercises');
  const others = (await findExercises(folder)).filter((other) => other !== slug);
  // As text, since the other exercise may be broken in ways that are no concern of this one.
  const manifests = await Promise.all(
    others.map(async (other) => ({
      other,
      text: await readFile(join(folder, other, 'exercise.yaml'), 'utf8'),
    })),
  );
  return manifests
    .filter(({ text }) => text.includes(manifest.id))
    .map(
      ({ other }) =>
        `exercise.yaml: id: ${other} has the same. The one that was copied needs an id of its own; \`exercise new\` makes one.`,
    );
}
