/** `course.yaml` on disk, and the exercises that lie beside it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ExerciseError, type ExerciseProblem } from '../exercise/files/exercise-error.ts';
import type { CourseOutline } from '../exercise/files/manifest.ts';
import { parseCourse } from '../exercise/files/parse-yaml.ts';

/**
 * Reads `<folder>/course.yaml` and compares it with the exercise folders: each listed exercise exists or is `coming`,
 * each folder is listed, no slug twice.
 * @throws ExerciseError with every problem
 */
export async function loadCourse(folder: string): Promise<CourseOutline> {
  const outline = await readOutline(folder);
  const present = new Set(await findExercises(folder));
  const problems: ExerciseProblem[] = [];
  const listed = new Set<string>();
  const report = (field: string, message: string) => problems.push({ file: 'course.yaml', field, message });
  for (const module of outline.modules) {
    for (const exercise of module.exercises) {
      const slug = `${module.slug}/${exercise.slug}`;
      if (listed.has(slug)) report(slug, 'is listed twice.');
      listed.add(slug);
      if (!exercise.coming && !present.has(slug)) {
        report(slug, 'has no folder. Add it with `exercise new`, or mark it `coming: true`.');
      }
      if (exercise.coming && exercise.title === undefined)
        report(slug, 'is coming, so it needs a title here.');
    }
  }
  for (const slug of present) if (!listed.has(slug)) report(slug, 'has a folder but is not listed.');
  if (problems.length > 0) throw new ExerciseError('', problems);
  return outline;
}

/** Slugs of the exercise folders under `folder` ("cnn/conv2d"): those with an `exercise.yaml`, sorted. */
export async function findExercises(folder: string): Promise<string[]> {
  const modules = await readdir(folder, { withFileTypes: true });
  const slugs: string[] = [];
  for (const module of modules.filter((entry) => entry.isDirectory())) {
    for (const exercise of await readdir(join(folder, module.name), { withFileTypes: true })) {
      if (!exercise.isDirectory()) continue;
      const files = await readdir(join(folder, module.name, exercise.name));
      if (files.includes('exercise.yaml')) slugs.push(`${module.name}/${exercise.name}`);
    }
  }
  return slugs.sort();
}

/** `<folder>/course.yaml` alone. @throws ExerciseError */
export async function readOutline(folder: string): Promise<CourseOutline> {
  let text: string;
  try {
    text = await readFile(join(folder, 'course.yaml'), 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new ExerciseError('', [{ file: 'course.yaml', field: '', message: 'is missing.' }]);
  }
  return parseCourse(text);
}
