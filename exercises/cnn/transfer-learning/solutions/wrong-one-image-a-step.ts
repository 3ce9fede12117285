import * as tf from '@tensorflow/tfjs';

interface Head {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
}

/** Takes a step for each image by turns, where a step sees the whole set. */
export function fineTune(
  backbone: { features(images: tf.Tensor4D): tf.Tensor2D },
  head: Head,
  { images, labels }: { images: tf.Tensor4D; labels: tf.Tensor1D },
  {
    learningRate,
    steps,
    onStep,
  }: { learningRate: number; steps: number; onStep: (step: number, loss: number) => void },
): Head {
  return tf.tidy(() => {
    const features = backbone.features(images);
    const targets = tf.oneHot(labels, head.b.size).toFloat();
    let { w, b } = { w: head.w.clone(), b: head.b.clone() };
    for (let step = 0; step < steps; step++) {
      const at = step % images.shape[0];
      const [x, y] = [features.slice([at, 0], [1, -1]), targets.slice([at, 0], [1, -1])];
      const lossOf = tf.valueAndGrads((w: tf.Tensor, b: tf.Tensor) =>
        tf.losses.softmaxCrossEntropy(y, x.matMul(w).add(b)).asScalar(),
      );
      const { value, grads } = lossOf([w, b]);
      onStep(step, value.dataSync()[0] ?? Number.NaN);
      w = w.sub((grads[0] as tf.Tensor2D).mul(learningRate));
      b = b.sub((grads[1] as tf.Tensor1D).mul(learningRate));
    }
    return { w, b };
  });
}
