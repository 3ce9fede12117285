import type { ExerciseTemplate } from './template.ts';

export const compareTemplate: ExerciseTemplate = {
  label: 'A function',
  about:
    'What it gives is compared with the reference, on examples and on random inputs. Most exercises are this.',
  facts: `title: Scale and shift
summary: Multiply a tensor by a number and add another, element by element.
points: 4
difficulty: easy
minutes: 10
source: "Lecture, page"
entryPoints:
  - name: scale
    parameters:
      - name: x
        type: "any shape, float32"
        about: the values
      - name: factor
        type: number
        about: what each value is multiplied by
      - name: offset
        type: number
        about: what is added afterwards
    returns:
      type: "the shape of x, float32"
      about: factor · x + offset
forbids: []
`,
  files: {
    'statement.md': `Write \`scale(x, factor, offset)\`, which gives

$$
y = a\\,x + b
$$

for every element of \`x\`.

## Example

\`\`\`example
scale([1, 2], 3, 1) → [4, 7]
\`\`\`
`,
    'starter.ts': `import * as tf from '@tensorflow/tfjs';

/** factor · x + offset, element by element. @param x any shape */
export function scale(x: tf.Tensor, factor: number, offset: number): tf.Tensor {
  throw new Error(\`Not written yet: \${factor} · [\${x.shape}] + \${offset}.\`);
}
`,
    'reference.ts': `import * as tf from '@tensorflow/tfjs';

/** factor · x + offset, element by element. @param x any shape */
export function scale(x: tf.Tensor, factor: number, offset: number): tf.Tensor {
  return tf.tidy(() => x.mul(factor).add(offset));
}
`,
    'cases.ts': `import { defineCases, example, integer, property, tensor } from '@descent/exercise';

export default defineCases([
  example('the example of the statement', {
    call: 'scale',
    args: [tensor([1, 2]), 3, 1],
    expect: tensor([4, 7]),
    points: 1,
  }),
  property('matrices of any size', {
    call: 'scale',
    sizes: { rows: integer(1, 6), columns: integer(2, 6) },
    args: ({ rows, columns }, draw) => [draw.normal([rows, columns]), draw.number(2, 4), draw.number(1, 3)],
    points: 1,
  }),
  property('vectors, when nobody looks', {
    call: 'scale',
    sizes: { n: integer(2, 40) },
    args: ({ n }, draw) => [draw.normal([n]), draw.number(-4, -2), draw.number(1, 3)],
    points: 2,
    visibility: 'hidden',
  }),
]);
`,
    'misconceptions/shifts-first.md': `---
title: Shifts before it scales
---

Your offset came out multiplied. Which of the two operations comes first?

\`\`\`diff
-  return tf.tidy(() => x.mul(factor).add(offset));
+  return tf.tidy(() => x.add(offset).mul(factor));
\`\`\`
`,
  },
};
