import { readFileSync } from 'node:fs';

/** The text of a file of an exercise: `exerciseFile('cnn/conv2d', 'reference.ts')`. */
export function exerciseFile(slug: string, path: string): string {
  return readFileSync(`exercises/${slug}/${path}`, 'utf8');
}
