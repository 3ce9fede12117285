import * as tf from '@tensorflow/tfjs';

interface Backbone {
  features(images: tf.Tensor4D): tf.Tensor2D;
}
interface Head {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
}

/** With an optimiser, which is told whose turn it is to move. */
export function fineTune(
  backbone: Backbone,
  head: Head,
  { images, labels }: { images: tf.Tensor4D; labels: tf.Tensor1D },
  options: { learningRate: number; steps: number; onStep: (step: number, loss: number) => void },
): Head {
  const w = tf.variable(head.w);
  const b = tf.variable(head.b);
  const optimizer = tf.train.sgd(options.learningRate);
  const lossOf = () => {
    const targets = tf.oneHot(labels, b.size).toFloat();
    const logits = backbone.features(images).matMul(w).add(b);
    return tf.losses.softmaxCrossEntropy(targets, logits).asScalar();
  };
  for (let step = 0; step < options.steps; step++) {
    tf.tidy(() => {
      const loss = optimizer.minimize(lossOf, true, [w, b]);
      options.onStep(step, loss?.dataSync()[0] ?? Number.NaN);
    });
  }
  optimizer.dispose();
  const after = { w: w.clone(), b: b.clone() };
  tf.dispose([w, b]);
  return after;
}
