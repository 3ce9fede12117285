import type { ExerciseTemplate } from './template.ts';

export const gradientTemplate: ExerciseTemplate = {
  label: 'A function with a gradient',
  about: 'What a student would train through: values are compared, and the gradient that flows through them.',
  facts: `title: Softplus
summary: The smooth ramp log(1 + eˣ), for large inputs too, with a gradient that flows through it.
points: 5
difficulty: easy
minutes: 15
source: "Lecture, page"
entryPoints:
  - name: softplus
    parameters:
      - name: x
        type: "any shape, float32"
        about: the values
    returns:
      type: "the shape of x, float32"
      about: log(1 + eˣ), element by element
forbids: [softplus]
forbidsBecause: Here you write it yourself.
`,
  files: {
    'statement.md': `Write \`softplus(x)\`, which gives

$$
y = \\log\\left(1 + e^{x}\\right)
$$

for every element of \`x\`. It stays finite for an \`x\` of 100 too, and its gradient is right: use operations of \`tf\` alone.

## Example

\`\`\`example
softplus([0]) ≈ [0.693147]
\`\`\`
`,
    'starter.ts': `import * as tf from '@tensorflow/tfjs';

/** log(1 + eˣ), element by element. @param x any shape */
export function softplus(x: tf.Tensor): tf.Tensor {
  throw new Error(\`Not written yet: the ramp of [\${x.shape}].\`);
}
`,
    'reference.ts': `import * as tf from '@tensorflow/tfjs';

/** log(1 + eˣ), element by element, finite for every finite x. @param x any shape */
export function softplus(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => tf.relu(x).add(x.abs().neg().exp().log1p()));
}
`,
    'cases.ts': `import { defineCases, example, gradient, integer, property, tensor } from '@descent/exercise';

export default defineCases([
  example('the example of the statement', {
    call: 'softplus',
    args: [tensor([0])],
    expect: tensor([Math.LN2]),
    points: 1,
  }),
  property('matrices of any size', {
    call: 'softplus',
    sizes: { rows: integer(1, 5), columns: integer(2, 5) },
    args: ({ rows, columns }, draw) => [draw.normal([rows, columns], { std: 2 })],
    points: 1,
  }),
  property('large values, where the exponential overflows', {
    call: 'softplus',
    sizes: { n: integer(2, 20) },
    args: ({ n }, draw) => [draw.uniform([n], { min: -200, max: 200 })],
    points: 1,
    visibility: 'hidden',
  }),
  // The student's gradient against that of the reference, taken through both.
  gradient('the gradient flows through it', {
    call: 'softplus',
    sizes: { n: integer(2, 6) },
    args: ({ n }, draw) => [draw.normal([n])],
    wrt: [0],
    runs: 5,
    points: 2,
    tolerance: { absolute: 1e-4, relative: 1e-4 },
  }),
]);
`,
    'misconceptions/no-logarithm.md': `---
title: Leaves out the logarithm
---

Your values are right far from zero and too large near it. What stands before the bracket of the formula?

\`\`\`diff
-  return tf.tidy(() => tf.relu(x).add(x.abs().neg().exp().log1p()));
+  return tf.tidy(() => tf.relu(x).add(x.abs().neg().exp()));
\`\`\`
`,
  },
};
