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
  expect(snippetNames(snippet)).toEqual(['x', 'y', 'hidden', 'output', 'w', 'first', 'rest']);
});

it('finds every name of one declaration, whatever stands between the commas', () => {
  const snippet = `const a = f(1, [2, 3], { k: 4 }), b: Map<string, number> = new Map<string, number>(),
  c = 'd = 1, e', // f = 2, g
  h = a < 1 ? \`\${a}, i\` : 0,
  j = (k: number, l: number) => k, m = 5
let n
const o = tf
  .ones([1, 2])
  .relu(), p = 1`;
  expect(snippetNames(snippet)).toEqual(['a', 'b', 'c', 'h', 'j', 'm', 'n', 'o', 'p']);
});

it('finds what is taken apart, nested, renamed and with defaults', () => {
  const snippet = `const { a: { b }, c = 1, d: e = [2, 3], ...f } = g, [h, [i, , j], { k }] = l;`;
  expect(snippetNames(snippet)).toEqual(['b', 'c', 'e', 'f', 'h', 'i', 'j', 'k']);
});

it('takes no name that cannot be one', () => {
  expect(snippetNames('const [1] = d;\nconst { "a" } = b;\nconst')).toEqual([]);
});
