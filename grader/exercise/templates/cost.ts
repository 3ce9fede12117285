import type { ExerciseTemplate } from './template.ts';

export const costTemplate: ExerciseTemplate = {
  label: 'A function with a cost',
  about: 'Right values earn points; few operations and no tensor left behind earn further ones.',
  facts: `title: Distances of all pairs
summary: The squared distance of each row of one matrix to each row of another, in a few operations.
points: 5
difficulty: medium
minutes: 20
source: "Lecture, page"
entryPoints:
  - name: distances
    parameters:
      - name: a
        type: "[n, d] float32"
        about: points
      - name: b
        type: "[m, d] float32"
        about: other points
    returns:
      type: "[n, m] float32"
      about: the squared distance of each a to each b
forbids: []
`,
  files: {
    'statement.md': `Write \`distances(a, b)\`, which gives the squared distance of each row of \`a\` to each row of \`b\`:

$$
y_{ij} = \\sum_k (a_{ik} - b_{jk})^2
$$

Two of the points ask for few operations and for no tensor that is left behind: let the rows meet by broadcasting, not in a loop.

## Example

\`\`\`example
distances([[0, 0]], [[3, 4]]) → [[25]]
\`\`\`
`,
    'starter.ts': `import * as tf from '@tensorflow/tfjs';

/** The squared distance of each row of a to each row of b, [n, m]. @param a [n, d] @param b [m, d] */
export function distances(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  throw new Error(\`Not written yet: \${a.shape[0]} · \${b.shape[0]} distances.\`);
}
`,
    'reference.ts': `import * as tf from '@tensorflow/tfjs';

/** The squared distance of each row of a to each row of b, [n, m]. @param a [n, d] @param b [m, d] */
export function distances(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => a.expandDims(1).sub(b.expandDims(0)).square().sum(2));
}
`,
    'cases.ts': `import { defineCases, example, integer, kernelsAtMost, noLeak, oneOf, property, tensor } from '@descent/exercise';

export default defineCases([
  example('the example of the statement', {
    call: 'distances',
    args: [tensor([[0, 0]]), tensor([[3, 4]])],
    expect: tensor([[25]]),
    points: 1,
  }),
  property('points of any number', {
    call: 'distances',
    sizes: { n: integer(1, 5), m: integer(2, 6), d: integer(2, 4) },
    args: ({ n, m, d }, draw) => [draw.normal([n, d]), draw.normal([m, d])],
    points: 2,
  }),
  // At most 20 combinations of sizes: all of them run. Take inputs on which a loop costs far more than a right solution.
  property('many points, in few operations', {
    call: 'distances',
    sizes: { n: oneOf(24, 32) },
    args: ({ n }, draw) => [draw.normal([n, 3]), draw.normal([20, 3])],
    points: 0,
    cost: [noLeak({ points: 1 }), kernelsAtMost({ timesMax: 4, points: 1 })],
  }),
]);
`,
    'misconceptions/no-square.md': `---
title: Adds the distances of the coordinates
---

Your example gives 7 where it should give 25. What is done with a difference before it is added?

\`\`\`diff
-  return tf.tidy(() => a.expandDims(1).sub(b.expandDims(0)).square().sum(2));
+  return tf.tidy(() => a.expandDims(1).sub(b.expandDims(0)).abs().sum(2));
\`\`\`
`,
  },
};
