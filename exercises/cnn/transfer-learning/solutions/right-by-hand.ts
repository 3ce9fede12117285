import * as tf from '@tensorflow/tfjs';

interface Head {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
}

/** The gradient of softmax and cross-entropy written down: probabilities minus targets. */
export function fineTune(
  backbone: { features(images: tf.Tensor4D): tf.Tensor2D },
  head: Head,
  data: { images: tf.Tensor4D; labels: tf.Tensor1D },
  {
    learningRate,
    steps,
    onStep,
  }: { learningRate: number; steps: number; onStep: (step: number, loss: number) => void },
): Head {
  return tf.tidy(() => {
    const x = backbone.features(data.images);
    const y = tf.oneHot(data.labels, head.b.size).toFloat() as tf.Tensor2D;
    const rate = learningRate / x.shape[0];
    let { w, b } = { w: head.w.clone(), b: head.b.clone() };
    for (let step = 0; step < steps; step++) {
      const logs = x.matMul(w).add<tf.Tensor2D>(b).logSoftmax();
      onStep(step, -(logs.mul(y).sum(1).mean().dataSync()[0] ?? Number.NaN));
      const error = logs.exp().sub<tf.Tensor2D>(y);
      w = w.sub(x.matMul(error, true).mul(rate));
      b = b.sub(error.sum<tf.Tensor1D>(0).mul(rate));
    }
    return { w, b };
  });
}
