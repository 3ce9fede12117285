/** The snippet of one exercise, kept in this browser only: it is nobody's work to grade. */

export const FIRST_SCRATCH = `import * as tf from '@tensorflow/tfjs';
import { show } from '@descent/show';
import * as mine from './solution';

// Runs in the same sandbox as your solution. Print with console.log; draw a tensor with show.
console.log(Object.keys(mine));
show(tf.linspace(0, 1, 20), { as: 'line' });
`;

/** One key for each person and exercise: people share browsers. */
export function scratchKey(owner: string, exercise: string): string {
  return `descent.scratch.${owner}.${exercise}`;
}

export function readScratch(storage: Pick<Storage, 'getItem'>, key: string): string {
  try {
    return storage.getItem(key) ?? FIRST_SCRATCH;
  } catch {
    return FIRST_SCRATCH;
  }
}

/** False when the browser keeps nothing: storage is full or switched off. */
export function keepScratch(storage: Pick<Storage, 'setItem'>, key: string, text: string): boolean {
  try {
    storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
