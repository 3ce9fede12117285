import * as tf from '@tensorflow/tfjs';

const HIDDEN_UNITS = 32;
const BATCH_SIZE = 32;
/** Six passes over 2,000 images. */
const STEPS = 380;

export interface Model {
  w1: tf.Variable<tf.Rank.R2>;
  b1: tf.Variable<tf.Rank.R1>;
  w2: tf.Variable<tf.Rank.R2>;
  b2: tf.Variable<tf.Rank.R1>;
}

/** He initialisation: standard deviation √(2 / fan-in). */
const weights = (inputs: number, outputs: number, seed: number) =>
  tf.variable(tf.randomNormal<tf.Rank.R2>([inputs, outputs], 0, Math.sqrt(2 / inputs), 'float32', seed));
const biases = (outputs: number) => tf.variable(tf.zeros<tf.Rank.R1>([outputs]));

function logits({ w1, b1, w2, b2 }: Model, images: tf.Tensor2D): tf.Tensor2D {
  return images.matMul(w1).add(b1).relu().matMul(w2).add(b2);
}

/** Minibatch Adam on the softmax cross-entropy. Labels are one-hot for the loss only. */
export async function train(
  images: tf.Tensor2D,
  labels: tf.Tensor1D,
  { onStep }: { onStep: (step: number, loss: number) => void },
): Promise<Model> {
  const model = {
    w1: weights(784, HIDDEN_UNITS, 1),
    b1: biases(HIDDEN_UNITS),
    w2: weights(HIDDEN_UNITS, 10, 2),
    b2: biases(10),
  };
  const optimizer = tf.train.adam(0.003);
  const targets = tf.oneHot(labels, 10).toFloat() as tf.Tensor2D;
  const batches = Math.ceil(images.shape[0] / BATCH_SIZE);

  for (let step = 0; step < STEPS; step++) {
    const from = (step % batches) * BATCH_SIZE;
    const size = Math.min(BATCH_SIZE, images.shape[0] - from);
    const loss = optimizer.minimize(
      () => {
        const x = images.slice([from, 0], [size, -1]);
        const y = targets.slice([from, 0], [size, -1]);
        return tf.losses.softmaxCrossEntropy(y, logits(model, x)).asScalar();
      },
      true,
      Object.values(model),
    );
    if (step % 10 === 0) onStep(step, (await loss?.data())?.[0] ?? Number.NaN);
    loss?.dispose();
  }
  targets.dispose();
  optimizer.dispose();
  return model;
}

export function predict(model: Model, images: tf.Tensor2D): tf.Tensor1D {
  return tf.tidy(() => logits(model, images).argMax(1));
}
