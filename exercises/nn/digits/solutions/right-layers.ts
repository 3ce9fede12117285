import * as tf from '@tensorflow/tfjs';

/** The layers API: a model, compiled and fitted. */
export async function train(
  images: tf.Tensor2D,
  labels: tf.Tensor1D,
  { onStep }: { onStep: (step: number, loss: number) => void },
): Promise<tf.LayersModel> {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({
        inputShape: [784],
        units: 32,
        activation: 'relu',
        kernelInitializer: tf.initializers.heNormal({ seed: 3 }),
      }),
      tf.layers.dense({ units: 10, kernelInitializer: tf.initializers.heNormal({ seed: 4 }) }),
    ],
  });
  model.compile({
    optimizer: tf.train.adam(0.005),
    loss: (target, output) => tf.losses.softmaxCrossEntropy(target, output),
  });
  const targets = tf.tidy(() => tf.oneHot(labels, 10).toFloat());
  let step = 0;
  await model.fit(images, targets, {
    epochs: 6,
    batchSize: 32,
    shuffle: false,
    yieldEvery: 'never',
    callbacks: { onBatchEnd: async (_batch, logs) => onStep(step++, logs?.loss ?? Number.NaN) },
  });
  targets.dispose();
  return model;
}

export function predict(model: tf.LayersModel, images: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => (model.predict(images) as tf.Tensor).argMax(1));
}
