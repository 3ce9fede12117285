/** The snippet of one exercise, kept in this browser only: it is nobody's work to grade. */

import type { KeptStorage } from './browser-storage.ts';

export const FIRST_SCRATCH = `import * as tf from '@tensorflow/tfjs';
import { show } from '@descent/show';
import * as mine from './solution';

// Runs in the same sandbox as your solution. Print with console.log; draw a tensor with show:
// as image, heatmap, line, histogram, scatter or table. What has a name here is listed in the inspector.
console.log(Object.keys(mine));
const x = tf.linspace(-1, 1, 20);
show(x, { as: 'line' });
`;

export function readScratch(storage: Pick<KeptStorage, 'read'>, key: string): string {
  return storage.read(key) ?? FIRST_SCRATCH;
}
