import { expect, test } from 'vitest';
import { withoutComments } from './draft-misconception.ts';

test('nothing of comments and types is left, and strings that look like comments stay', () => {
  const source = `// Ada Lovelace, group 3
import * as tf from '@tensorflow/tfjs';
/* ada@x.example */
export function f(x: tf.Tensor): tf.Tensor {
  const url = 'http://x.example'; // mine
  return tf.add(x, url.length);
}
`;
  expect(withoutComments(source)).toBe(`import * as tf from '@tensorflow/tfjs';

export function f(x) {
  const url = 'http://x.example';
  return tf.add(x, url.length);
}
`);
});
