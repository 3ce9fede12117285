import * as tf from '@tensorflow/tfjs';

export interface Backbone {
  features(images: tf.Tensor4D): tf.Tensor2D;
  readonly variables: tf.Variable[];
}
export interface Head {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
}
export interface Options {
  learningRate: number;
  steps: number;
  onStep: (step: number, loss: number) => void;
}

/** Gradient descent on the head alone. What the backbone says of each image never changes: it is asked once. */
export function fineTune(
  backbone: Backbone,
  head: Head,
  { images, labels }: { images: tf.Tensor4D; labels: tf.Tensor1D },
  { learningRate, steps, onStep }: Options,
): Head {
  return tf.tidy(() => {
    const features = backbone.features(images);
    const targets = tf.oneHot(labels, head.b.size).toFloat();
    const lossOf = tf.valueAndGrads((w: tf.Tensor, b: tf.Tensor) => {
      const logits = features.matMul(w).add(b);
      return tf.losses.softmaxCrossEntropy(targets, logits).asScalar();
    });
    let w = head.w.clone();
    let b = head.b.clone();
    for (let step = 0; step < steps; step++) {
      const { value, grads } = lossOf([w, b]);
      const [dw, db] = grads as [tf.Tensor2D, tf.Tensor1D];
      onStep(step, value.dataSync()[0] ?? Number.NaN);
      w = w.sub(dw.mul(learningRate));
      b = b.sub(db.mul(learningRate));
    }
    return { w, b };
  });
}
