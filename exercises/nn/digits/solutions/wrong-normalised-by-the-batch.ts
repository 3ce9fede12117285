import * as tf from '@tensorflow/tfjs';

/** By the images that come together: a single one becomes all zeros. */
const standardised = (images: tf.Tensor2D): tf.Tensor2D => {
  const { mean, variance } = tf.moments(images, 0);
  return images.sub(mean).div(variance.sqrt().add(0.1));
};

export async function train(images: tf.Tensor2D, labels: tf.Tensor1D): Promise<tf.Sequential> {
  const model = tf.sequential();
  model.add(
    tf.layers.dense({ units: 32, inputShape: [784], activation: 'relu', kernelInitializer: 'heNormal' }),
  );
  model.add(tf.layers.dense({ units: 10 }));
  model.compile({
    optimizer: tf.train.adam(0.003),
    loss: (expected, logits) => tf.losses.softmaxCrossEntropy(expected, logits),
  });
  await model.fit(standardised(images), tf.oneHot(labels, 10).cast('float32'), {
    epochs: 6,
    batchSize: 32,
    verbose: 0,
  });
  return model;
}

export function predict(model: tf.Sequential, images: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => (model.predict(standardised(images)) as tf.Tensor).argMax(1).cast('int32'));
}
