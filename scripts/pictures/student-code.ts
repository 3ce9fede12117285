/** Solutions as students write them, made from the files of an exercise. */
import { exerciseFile, mistakenProgram } from '../../e2e/harness/exercise-files.ts';

/** A misconception without its title and hint. */
export function mistake(slug: string, name: string): string {
  return mistakenProgram(slug, name)
    .replace(/export const (title|hint) =[\s\S]*?;\n/g, '')
    .replace(/\n{3,}/g, '\n\n');
}

/** The reference of an exercise, as a student who has solved it has it. */
export function right(slug: string): string {
  return exerciseFile(slug, 'reference.ts');
}

/** The reference, so slow that a run can be looked at. */
export function slow(slug: string): string {
  const busy = '    for (const end = Date.now() + 120; Date.now() < end; );\n';
  return right(slug).replace('tf.tidy(() => {\n', (start) => start + busy);
}
