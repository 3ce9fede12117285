import { expect, it } from 'vitest';
import { snippetNames } from './snippet-names.ts';

it('lists what stands at the top level, in order and once', () => {
  const snippet = `import * as tf from '@tensorflow/tfjs';
export const x: tf.Tensor2D = tf.ones([2, 2]);
let y = 1, hidden = 2;
const { output, weights: w } = mine.attention(x, x, x);
const [first, , ...rest] = tf.split(x, 2);
for (const step of [1]) {
  const inner = step;
}
function f() {}
var x;`;
  expect(snippetNames(snippet)).toEqual(['x', 'y', 'output', 'w', 'first', 'rest']);
});

it('takes no name that cannot be one', () => {
  expect(snippetNames('const { a: { b } } = c;\nconst [1] = d;')).toEqual([]);
});
