import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { misconceptionPrograms } from '#grader/exercise/misconceptions/expand-misconceptions.ts';

/** The text of a file of an exercise: `exerciseFile('cnn/conv2d', 'reference.ts')`. */
export function exerciseFile(slug: string, path: string): string {
  return readFileSync(`exercises/${slug}/${path}`, 'utf8');
}

/** The program of a misconception: `mistakenProgram('cnn/conv2d', 'flipped-kernel')`. */
export function mistakenProgram(slug: string, name: string): string {
  const folder = `exercises/${slug}`;
  const solutions = readdirSync(`${folder}/solutions`).map((file) => `solutions/${file}`);
  const paths = ['md', 'ts'].map((kind) => `misconceptions/${name}.${kind}`);
  const there = ['reference.ts', ...solutions, ...paths].filter((path) => existsSync(`${folder}/${path}`));
  const files = Object.fromEntries(there.map((path) => [path, exerciseFile(slug, path)]));
  const [program] = misconceptionPrograms(files);
  if (!program) throw new Error(`${slug} has no misconception '${name}'.`);
  return program.source;
}
