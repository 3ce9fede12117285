import * as tf from '@tensorflow/tfjs';

type Model = [w1: tf.Variable, b1: tf.Variable, w2: tf.Variable, b2: tf.Variable];

export function shift(images: tf.Tensor4D, down: number, right: number): tf.Tensor4D {
  const [N, H, W, C] = images.shape;
  const [v, h] = [Math.abs(down), Math.abs(right)];
  return tf.tidy(() =>
    images
      .pad<tf.Tensor4D>([
        [0, 0],
        [v, v],
        [h, h],
        [0, 0],
      ])
      .slice([0, v - down, h - right, 0], [N, H, W, C]),
  );
}

const logits = ([w1, b1, w2, b2]: Model, images: tf.Tensor4D): tf.Tensor2D =>
  images
    .reshape([images.shape[0], -1])
    .matMul(w1 as unknown as tf.Tensor2D)
    .add(b1)
    .relu()
    .matMul(w2 as unknown as tf.Tensor2D)
    .add(b2);

/** The perceptron of nn/digits: it knows digits in the middle only. */
export function train(images: tf.Tensor4D, labels: tf.Tensor1D): Model {
  const model: Model = [
    tf.variable(tf.randomNormal([196, 32], 0, Math.sqrt(2 / 196))),
    tf.variable(tf.zeros([32])),
    tf.variable(tf.randomNormal([32, 10], 0, Math.sqrt(2 / 32))),
    tf.variable(tf.zeros([10])),
  ];
  const optimizer = tf.train.adam(0.004);
  for (let step = 0; step < 300; step++) {
    tf.tidy(() => {
      const from = (step * 20) % images.shape[0];
      const x = images.slice([from, 0, 0, 0], [20, -1, -1, -1]);
      const y = tf.oneHot(labels.slice([from], [20]), 10).toFloat();
      optimizer.minimize(() => tf.losses.softmaxCrossEntropy(y, logits(model, x)).asScalar(), false, model);
    });
  }
  return model;
}

export function predict(model: Model, images: tf.Tensor4D): tf.Tensor1D {
  return tf.tidy(() => logits(model, images).argMax(1));
}
