/** The course of the journeys: as it is, with five exercises written and the others still coming. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

/** An easy one, one with maps, a map of attention, one with two functions, one with a driver. */
export const JOURNEY_EXERCISES = [
  'warm-up/relu',
  'descent/gradient-descent',
  'nn/softmax-cross-entropy',
  'cnn/conv2d',
  'transformers/attention',
] as const;

interface Listed {
  readonly slug: string;
  readonly title?: string;
  readonly coming?: boolean;
}
interface Course {
  readonly modules: readonly { readonly slug: string; readonly exercises: readonly Listed[] }[];
}

/** Writes it to `folder`, which must not be there yet. */
export function writeSmallCourse(folder: string): void {
  const course = parse(readFileSync('exercises/course.yaml', 'utf8')) as Course;
  const written: ReadonlySet<string> = new Set(JOURNEY_EXERCISES);
  const modules = course.modules.map((module) => ({
    ...module,
    exercises: module.exercises.map((listed) => {
      const slug = `${module.slug}/${listed.slug}`;
      if (written.has(slug) || listed.coming) return listed;
      return { slug: listed.slug, title: titleOf(slug), coming: true };
    }),
  }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'course.yaml'), stringify({ ...course, modules }));
  for (const file of ['course-templates.yaml', 'proofs.json'])
    cpSync(join('exercises', file), join(folder, file));
  for (const slug of JOURNEY_EXERCISES)
    cpSync(join('exercises', slug), join(folder, slug), { recursive: true });
}

function titleOf(slug: string): string {
  const { title } = parse(readFileSync(`exercises/${slug}/exercise.yaml`, 'utf8')) as { title: string };
  return title;
}
