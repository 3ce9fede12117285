import * as tf from '@tensorflow/tfjs';

interface Head {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
}

/** Lets the backbone move on the way and puts it back at the end: the head has learnt for another backbone. */
export function fineTune(
  backbone: { features(images: tf.Tensor4D): tf.Tensor2D; variables: tf.Variable[] },
  head: Head,
  { images, labels }: { images: tf.Tensor4D; labels: tf.Tensor1D },
  {
    learningRate,
    steps,
    onStep,
  }: { learningRate: number; steps: number; onStep: (step: number, loss: number) => void },
): Head {
  return tf.tidy(() => {
    const before = backbone.variables.map((variable) => variable.clone());
    const targets = tf.oneHot(labels, head.b.size).toFloat();
    const [w, b] = [tf.variable(head.w), tf.variable(head.b)];
    const optimizer = tf.train.sgd(learningRate);
    for (let step = 0; step < steps; step++) {
      const loss = optimizer.minimize(
        () => tf.losses.softmaxCrossEntropy(targets, backbone.features(images).matMul(w).add(b)).asScalar(),
        true,
      );
      onStep(step, loss?.dataSync()[0] ?? Number.NaN);
    }
    for (const [i, variable] of backbone.variables.entries()) variable.assign(before[i] ?? variable);
    return { w: w.clone(), b: b.clone() };
  });
}
