import type { ExerciseTemplate } from './template.ts';

export const trainingTemplate: ExerciseTemplate = {
  label: 'A training',
  about: 'A model must reach something on data it never saw; each threshold that it reaches earns points.',
  facts: `title: Fit a line
summary: Learn a linear model by gradient descent, and predict what it never saw.
points: 6
difficulty: medium
minutes: 30
source: "Lecture, page"
entryPoints:
  - name: train
    parameters:
      - name: inputs
        type: "[samples, features] float32"
        about: what is known of each sample
      - name: targets
        type: "[samples] float32"
        about: what is to be predicted
    returns:
      type: "{ w: [features] float32, b: scalar float32 }"
      about: the model
  - name: predict
    parameters:
      - name: model
        type: "{ w: [features] float32, b: scalar float32 }"
        about: what train gave
      - name: inputs
        type: "[samples, features] float32"
        about: samples that it never saw
    returns:
      type: "[samples] float32"
      about: what the model says of each
forbids: []
`,
  files: {
    'statement.md': `Write two functions.

\`train(inputs, targets)\` learns the weights \`w\` and the bias \`b\` of

$$
\\hat y = x \\cdot w + b
$$

by gradient descent on the mean squared error. \`predict(model, inputs)\` gives \`ŷ\` of each row.

Your model is judged on samples that it never saw, by the share of their variance that it explains: 0.8 earns the first
points, 0.99 the others.

## Example

\`\`\`example
predict({ w: [2, 1], b: tensor(1) }, [[1, 3]]) → [6]
\`\`\`
`,
    'starter.ts': `import * as tf from '@tensorflow/tfjs';

export interface Line {
  /** [features] */
  w: tf.Tensor1D;
  b: tf.Scalar;
}

/** A line through the samples. @param inputs [samples, features] @param targets [samples] */
export function train(inputs: tf.Tensor2D, targets: tf.Tensor1D): Line {
  throw new Error(\`Not written yet: [\${inputs.shape}] to [\${targets.shape}].\`);
}

/** What the line says of each sample. @param inputs [samples, features] */
export function predict(model: Line, inputs: tf.Tensor2D): tf.Tensor1D {
  throw new Error(\`Not written yet: \${model.w.size} weights on [\${inputs.shape}].\`);
}
`,
    'reference.ts': `import * as tf from '@tensorflow/tfjs';

export interface Line {
  /** [features] */
  w: tf.Tensor1D;
  b: tf.Scalar;
}

const STEPS = 40;
const LEARNING_RATE = 0.3;

/** A line through the samples. @param inputs [samples, features] @param targets [samples] */
export function train(inputs: tf.Tensor2D, targets: tf.Tensor1D): Line {
  return tf.tidy(() => {
    const [samples, features] = inputs.shape;
    let w: tf.Tensor1D = tf.zeros([features]);
    let b = tf.scalar(0);
    for (let step = 0; step < STEPS; step += 1) {
      const error = predict({ w, b }, inputs).sub(targets) as tf.Tensor1D;
      w = w.sub(error.dot(inputs).mul(LEARNING_RATE / samples));
      b = b.sub(error.mean().mul(LEARNING_RATE));
    }
    return { w, b };
  });
}

/** What the line says of each sample. @param inputs [samples, features] */
export function predict({ w, b }: Line, inputs: tf.Tensor2D): tf.Tensor1D {
  return tf.tidy(() => inputs.dot(w).add(b));
}
`,
    'driver.ts': `/** Trains and predicts in one call: the model stays in the realm in which it was made. */
import type * as tf from '@tensorflow/tfjs';

interface Solution {
  train(inputs: tf.Tensor2D, targets: tf.Tensor1D): unknown;
  predict(model: unknown, inputs: tf.Tensor2D): tf.Tensor1D;
}

export async function trainAndPredict(
  solution: Solution,
  inputs: tf.Tensor2D,
  targets: tf.Tensor1D,
  unseen: tf.Tensor2D,
): Promise<tf.Tensor1D> {
  return solution.predict(await solution.train(inputs, targets), unseen);
}
`,
    'cases.ts': `import {
  type Draw,
  defineCases,
  example,
  integer,
  property,
  tensor,
  training,
  type TensorValue,
  type Value,
} from '@descent/exercise';

const FEATURES = 3;
const SAMPLES = 80;
const UNSEEN = 40;

/** Inputs, and the targets of a line of the run's own. The labels of what is unseen stay with the judge. */
function samples(draw: Draw) {
  const w = Array.from(draw.uniform([FEATURES], { min: 1, max: 2 }).data, Number);
  const b = draw.number(3, 5);
  const rows = (count: number) => {
    const inputs = draw.normal([count, FEATURES]);
    const values = Array.from(inputs.data, Number);
    const targets = Array.from({ length: count }, (_, n) =>
      w.reduce((sum, weight, i) => sum + weight * (values[n * FEATURES + i] ?? 0), b),
    );
    return { inputs, targets };
  };
  return { known: rows(SAMPLES), unseen: rows(UNSEEN) };
}

/** 1 for what is exact, 0 for the mean. */
function explained(output: Value, { draw }: { readonly draw: Draw }): number {
  const { data, shape } = output as TensorValue;
  const { targets } = samples(draw).unseen;
  if (shape?.length !== 1 || shape[0] !== UNSEEN)
    throw new Error(\`predict should return shape [\${UNSEEN}], got [\${shape}].\`);
  const mean = targets.reduce((sum, target) => sum + target, 0) / UNSEEN;
  const squares = (of: (n: number) => number) => targets.reduce((sum, target, n) => sum + (target - of(n)) ** 2, 0);
  return 1 - squares((n) => Number(data[n])) / squares(() => mean);
}

const run = {
  run: 'trainAndPredict',
  args: (draw: Draw) => {
    const { known, unseen } = samples(draw);
    return [known.inputs, tensor(known.targets), unseen.inputs];
  },
  measure: explained,
  measureName: 'share of the variance explained on unseen samples',
} as const;

export default defineCases([
  example('a line that is known', {
    call: 'predict',
    args: [{ w: tensor([2, 1]), b: tensor(1) }, tensor([[1, 3]])],
    expect: tensor([6]),
    points: 1,
  }),
  property('any line', {
    call: 'predict',
    sizes: { samples: integer(2, 6), features: integer(2, 4) },
    args: ({ samples: count, features }, draw) => [
      { w: draw.normal([features]), b: draw.number(1, 3) },
      draw.normal([count, features]),
    ],
    points: 1,
  }),
  training('learns a line', { ...run, thresholds: [[0.8, 1], [0.99, 1]] }),
  training('learns a line when nobody looks', { ...run, thresholds: [[0.8, 1], [0.99, 1]], visibility: 'hidden' }),
]);
`,
    'misconceptions/no-bias.md': `---
title: Leaves out the bias
---

Your predictions are off by the same amount everywhere. Which part of the model takes no part in them?

\`\`\`diff
-  return tf.tidy(() => inputs.dot(w).add(b));
+  return tf.tidy(() => inputs.dot(w));
\`\`\`
`,
  },
};
