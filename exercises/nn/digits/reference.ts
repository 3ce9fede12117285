import * as tf from '@tensorflow/tfjs';

const HIDDEN_UNITS = 32;
const BATCH_SIZE = 32;
const PASSES = 6;
const LEARNING_RATE = 0.003;
/** The loss is read out, which a GPU has to be waited for, at every tenth step. */
const STEPS_SHOWN = 10;

export interface Model {
  w1: tf.Variable<tf.Rank.R2>;
  b1: tf.Variable<tf.Rank.R1>;
  w2: tf.Variable<tf.Rank.R2>;
  b2: tf.Variable<tf.Rank.R1>;
}

/** He initialisation: standard deviation √(2 / fan-in). */
const weights = (inputs: number, outputs: number) =>
  tf.variable(tf.randomNormal<tf.Rank.R2>([inputs, outputs], 0, Math.sqrt(2 / inputs)));
const biases = (outputs: number) => tf.variable(tf.zeros<tf.Rank.R1>([outputs]));

function logits({ w1, b1, w2, b2 }: Model, images: tf.Tensor2D): tf.Tensor2D {
  return images.matMul(w1).add(b1).relu().matMul(w2).add(b2);
}

/** Minibatch Adam on the softmax cross-entropy, in a new order every pass. Labels are one-hot for the loss only. */
export async function train(
  images: tf.Tensor2D,
  labels: tf.Tensor1D,
  { onStep }: { onStep: (step: number, loss: number) => void },
): Promise<Model> {
  const model = {
    w1: weights(784, HIDDEN_UNITS),
    b1: biases(HIDDEN_UNITS),
    w2: weights(HIDDEN_UNITS, 10),
    b2: biases(10),
  };
  const optimizer = tf.train.adam(LEARNING_RATE);
  const targets = tf.tidy(() => tf.oneHot(labels, 10).toFloat() as tf.Tensor2D);
  let step = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const order = Array.from(tf.util.createShuffledIndices(images.shape[0]));
    for (let from = 0; from < order.length; from += BATCH_SIZE) {
      const batch = tf.tensor1d(order.slice(from, from + BATCH_SIZE), 'int32');
      const loss = optimizer.minimize(
        () => {
          const output = logits(model, images.gather(batch));
          return tf.losses.softmaxCrossEntropy(targets.gather(batch), output).asScalar();
        },
        true,
        Object.values(model),
      );
      if (step % STEPS_SHOWN === 0) onStep(step, (await loss?.data())?.[0] ?? Number.NaN);
      tf.dispose([batch, loss ?? []]);
      step += 1;
    }
  }
  targets.dispose();
  optimizer.dispose();
  return model;
}

export function predict(model: Model, images: tf.Tensor2D): tf.Tensor1D {
  return tf.tidy(() => logits(model, images).argMax(1));
}
