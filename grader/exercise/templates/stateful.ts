import type { ExerciseTemplate } from './template.ts';

export const statefulTemplate: ExerciseTemplate = {
  label: 'A state that goes on',
  about: 'Several calls in a row, each from what the last one gave: optimisers, running statistics, modules.',
  facts: `title: A mean that keeps up
summary: Keep the mean of all values seen so far, without keeping the values.
points: 4
difficulty: easy
minutes: 15
source: "Lecture, page"
entryPoints:
  - name: update
    parameters:
      - name: state
        type: "{ count: number, mean: [n] float32 }"
        about: how many were seen, and their mean
      - name: x
        type: "[n] float32"
        about: what is seen next
    returns:
      type: "{ count: number, mean: [n] float32 }"
      about: the same with x among them
forbids: []
`,
  files: {
    'statement.md': `Write \`update(state, x)\`. The state holds how many vectors were seen and their mean; it gives the state with \`x\` among them:

$$
m_{k} = m_{k-1} + \\frac{x_k - m_{k-1}}{k}
$$

It begins as \`{ count: 0, mean: zeros }\`.

## Example

\`\`\`example
update({ count: 3, mean: [2] }, [6]) → { count: 4, mean: [3] }
\`\`\`
`,
    'starter.ts': `import * as tf from '@tensorflow/tfjs';

export interface State {
  count: number;
  /** [n] */
  mean: tf.Tensor1D;
}

/** The state with x among what was seen. @param x [n] */
export function update(state: State, x: tf.Tensor1D): State {
  throw new Error(\`Not written yet: [\${x.shape}] after \${state.count} others.\`);
}
`,
    'reference.ts': `import * as tf from '@tensorflow/tfjs';

export interface State {
  count: number;
  /** [n] */
  mean: tf.Tensor1D;
}

/** The state with x among what was seen. @param x [n] */
export function update({ count, mean }: State, x: tf.Tensor1D): State {
  const seen = count + 1;
  return { count: seen, mean: tf.tidy(() => mean.add(x.sub(mean).div(seen))) };
}
`,
    'cases.ts': `import { defineCases, example, integer, property, stateful, tensor } from '@descent/exercise';

export default defineCases([
  example('the example of the statement', {
    call: 'update',
    args: [{ count: 3, mean: tensor([2]) }, tensor([6])],
    expect: { count: 4, mean: tensor([3]) },
    points: 1,
  }),
  property('any state', {
    call: 'update',
    sizes: { n: integer(2, 6), count: integer(2, 9) },
    args: ({ n, count }, draw) => [{ count, mean: draw.normal([n]) }, draw.normal([n], { mean: 3 })],
    points: 1,
  }),
  // Student and reference go on from their own last result; the first step that differs is named.
  stateful('five vectors, one after the other', {
    sizes: { n: integer(1, 4) },
    steps: ({ n }, draw) =>
      Array.from({ length: 5 }, (_, i) => {
        const x = draw.normal([n], { mean: i });
        return {
          call: 'update',
          title: \`vector \${i + 1}\`,
          args: (previous) => [previous ?? { count: 0, mean: tensor(Array.from({ length: n }, () => 0)) }, x],
        };
      }),
    runs: 5,
    points: 2,
  }),
]);
`,
    'misconceptions/weighs-alike.md': `---
title: Weighs the newest as much as all before it
---

Your mean runs after the newest value. How much does one of \`count + 1\` values weigh?

\`\`\`diff
-  return { count: seen, mean: tf.tidy(() => mean.add(x.sub(mean).div(seen))) };
+  return { count: seen, mean: tf.tidy(() => mean.add(x.sub(mean).div(2))) };
\`\`\`
`,
  },
};
