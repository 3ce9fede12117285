import type { ExerciseTemplate } from './template.ts';

export const lawTemplate: ExerciseTemplate = {
  label: 'A function with a law',
  about: 'Besides the comparison, the student’s function alone must obey what the mathematics promises.',
  facts: `title: Centre the rows
summary: Take the mean of each row from its values.
points: 4
difficulty: easy
minutes: 10
source: "Lecture, page"
entryPoints:
  - name: centre
    parameters:
      - name: x
        type: "[rows, columns] float32"
        about: the values
    returns:
      type: "[rows, columns] float32"
      about: each row less its mean
forbids: []
`,
  files: {
    'statement.md': `Write \`centre(x)\`, which takes the mean of each row from its values:

$$
y_{ij} = x_{ij} - \\frac{1}{n} \\sum_k x_{ik}
$$

Every row of the result sums to zero.

## Example

\`\`\`example
centre([[1, 2, 6], [0, 0, 3]]) → [[-2, -1, 3], [-1, -1, 2]]
\`\`\`
`,
    'starter.ts': `import * as tf from '@tensorflow/tfjs';

/** Each row less its mean. @param x [rows, columns] */
export function centre(x: tf.Tensor2D): tf.Tensor2D {
  throw new Error(\`Not written yet: the means of \${x.shape[0]} rows.\`);
}
`,
    'reference.ts': `import * as tf from '@tensorflow/tfjs';

/** Each row less its mean. @param x [rows, columns] */
export function centre(x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => x.sub(x.mean(1, true)));
}
`,
    'cases.ts': `import { close, defineCases, example, integer, invariant, property, tensor } from '@descent/exercise';

export default defineCases([
  example('the example of the statement', {
    call: 'centre',
    args: [tensor([[1, 2, 6], [0, 0, 3]])],
    expect: tensor([[-2, -1, 3], [-1, -1, 2]]),
    points: 1,
  }),
  property('matrices of any size', {
    call: 'centre',
    sizes: { rows: integer(2, 6), columns: integer(2, 6) },
    args: ({ rows, columns }, draw) => [draw.normal([rows, columns], { mean: 2 })],
    points: 2,
  }),
  // A law holds for the student's function alone: it is asked as often as the law needs, and knows no reference.
  invariant('a number added to all values changes nothing', {
    given: {
      sizes: { rows: integer(2, 4), columns: integer(2, 5) },
      args: ({ rows, columns }, draw) => [draw.normal([rows, columns]), draw.number(1, 5)],
    },
    runs: 5,
    points: 1,
    check: async ({ student }, [x, number]) =>
      close(await student.centre(x.add(number)), await student.centre(x), {
        because: 'the mean grows by as much as each value',
        tolerance: { absolute: 1e-4 },
      }),
  }),
]);
`,
    'misconceptions/mean-of-all.md': `---
title: Takes the mean of the whole matrix
---

Your rows do not sum to zero, but all of them together do. Over which axis did you take the mean?

\`\`\`diff
-  return tf.tidy(() => x.sub(x.mean(1, true)));
+  return tf.tidy(() => x.sub(x.mean()));
\`\`\`
`,
  },
};
