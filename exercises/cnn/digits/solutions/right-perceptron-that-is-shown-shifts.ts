import * as tf from '@tensorflow/tfjs';

type Model = [w1: tf.Variable, b1: tf.Variable, w2: tf.Variable, b2: tf.Variable];

/** One gather for each axis; an index outside is the row of zeros behind the last. */
export function shift(images: tf.Tensor4D, down: number, right: number): tf.Tensor4D {
  const from = (length: number, by: number) =>
    tf.tensor1d(
      Array.from({ length }, (_, i) => (i - by >= 0 && i - by < length ? i - by : length)),
      'int32',
    );
  return tf.tidy(() => {
    const [, H, W] = images.shape;
    const framed: tf.Tensor4D = images.pad([
      [0, 0],
      [0, 1],
      [0, 1],
      [0, 0],
    ]);
    return framed.gather(from(H, down), 1).gather(from(W, right), 2);
  });
}

const logits = ([w1, b1, w2, b2]: Model, images: tf.Tensor4D): tf.Tensor2D =>
  images
    .reshape([images.shape[0], -1])
    .matMul(w1 as unknown as tf.Tensor2D)
    .add(b1)
    .relu()
    .matMul(w2 as unknown as tf.Tensor2D)
    .add(b2);

/** No convolution: a wider perceptron that sees every image in many places. */
export function train(
  images: tf.Tensor4D,
  labels: tf.Tensor1D,
  { onStep }: { onStep: (step: number, loss: number) => void },
): Model {
  const model: Model = [
    tf.variable(tf.randomNormal([196, 48], 0, Math.sqrt(2 / 196))),
    tf.variable(tf.zeros([48])),
    tf.variable(tf.randomNormal([48, 10], 0, Math.sqrt(2 / 48))),
    tf.variable(tf.zeros([10])),
  ];
  const optimizer = tf.train.adam(0.004);
  const BATCH = 20;
  for (let step = 0; step < 600; step++) {
    tf.tidy(() => {
      const rows = Array.from({ length: BATCH }, () => Math.floor(Math.random() * images.shape[0]));
      const at = tf.tensor1d(rows, 'int32');
      const place = () => Math.floor(Math.random() * 5) - 2;
      const x = shift(images.gather(at), place(), place());
      const y = tf.oneHot(labels.gather(at), 10).toFloat();
      const loss = optimizer.minimize(
        () => tf.losses.softmaxCrossEntropy(y, logits(model, x)).asScalar(),
        true,
        model,
      );
      if (step % 20 === 0) onStep(step, loss?.dataSync()[0] ?? Number.NaN);
    });
  }
  return model;
}

export function predict(model: Model, images: tf.Tensor4D): tf.Tensor1D {
  return tf.tidy(() => logits(model, images).argMax(1));
}
