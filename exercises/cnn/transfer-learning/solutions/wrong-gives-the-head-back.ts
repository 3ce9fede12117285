import * as tf from '@tensorflow/tfjs';

interface Head {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
}
interface Options {
  learningRate: number;
  steps: number;
  onStep: (step: number, loss: number) => void;
}

/** After 0 steps the head that came in goes out: who disposes one of them has disposed both. */
export function fineTune(
  backbone: { features(images: tf.Tensor4D): tf.Tensor2D },
  head: Head,
  { images, labels }: { images: tf.Tensor4D; labels: tf.Tensor1D },
  { learningRate, steps, onStep }: Options,
): Head {
  return tf.tidy(() => {
    const features = backbone.features(images);
    const targets = tf.oneHot(labels, head.b.size).cast('float32') as tf.Tensor2D;
    let { w, b } = head;
    for (let step = 0; step < steps; step++) {
      const logits = features.matMul(w).add<tf.Tensor2D>(b);
      onStep(step, tf.losses.softmaxCrossEntropy(targets, logits).dataSync()[0] ?? 0);
      const slope = logits.softmax().sub(targets).div<tf.Tensor2D>(labels.size);
      w = w.sub(features.matMul(slope, true, false).mul(learningRate));
      b = b.sub(slope.sum<tf.Tensor1D>(0).mul(learningRate));
    }
    return { w, b };
  });
}
