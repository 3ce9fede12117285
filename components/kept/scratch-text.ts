/** The snippet of one exercise, kept in this browser only: it is nobody's work to grade. */

export const FIRST_SCRATCH = `import * as tf from '@tensorflow/tfjs';
import { show } from '@descent/show';
import * as mine from './solution';

// Runs in the same sandbox as your solution. Print with console.log; draw a tensor with show:
// as image, heatmap, line, histogram, scatter or table. What has a name here is listed in the inspector.
console.log(Object.keys(mine));
const x = tf.linspace(-1, 1, 20);
show(x, { as: 'line' });
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
