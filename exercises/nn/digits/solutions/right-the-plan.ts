import * as tf from '@tensorflow/tfjs';

/** The plan of the statement to the letter: 32 hidden units, batches of 32, Adam at its default rate, six passes. */
const PASSES = 6;
const BATCH = 32;

type Model = [w1: tf.Variable, b1: tf.Variable, w2: tf.Variable, b2: tf.Variable];

const logits = ([w1, b1, w2, b2]: Model, x: tf.Tensor): tf.Tensor2D =>
  x.matMul(w1).add(b1).relu().matMul(w2).add(b2);

export async function train(
  images: tf.Tensor2D,
  labels: tf.Tensor1D,
  { onStep }: { onStep: (step: number, loss: number) => void },
): Promise<Model> {
  const model: Model = [
    tf.variable(tf.randomNormal([784, 32], 0, Math.sqrt(2 / 784))),
    tf.variable(tf.zeros([32])),
    tf.variable(tf.randomNormal([32, 10], 0, Math.sqrt(2 / 32))),
    tf.variable(tf.zeros([10])),
  ];
  const optimizer = tf.train.adam(0.001);
  const targets = tf.tidy(() => tf.oneHot(labels, 10));
  let step = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const order = Array.from(tf.util.createShuffledIndices(images.shape[0]));
    for (let from = 0; from < order.length; from += BATCH) {
      const loss = tf.tidy(() => {
        const at = tf.tensor1d(order.slice(from, from + BATCH), 'int32');
        const lossOf = () =>
          tf.losses.softmaxCrossEntropy(targets.gather(at), logits(model, images.gather(at))).asScalar();
        return optimizer.minimize(lossOf, true, model) as tf.Scalar;
      });
      if (step % 10 === 0) onStep(step, (await loss.data())[0] ?? Number.NaN);
      loss.dispose();
      step += 1;
    }
  }
  return model;
}

export function predict(model: Model, images: tf.Tensor2D): tf.Tensor1D {
  return tf.tidy(() => logits(model, images).argMax(1));
}
