import * as tf from '@tensorflow/tfjs';

/** Rows and columns taken out of a larger image: what moves down begins further up. */
export function shift(images: tf.Tensor4D, down: number, right: number): tf.Tensor4D {
  const [N, H, W, C] = images.shape;
  const [v, h] = [Math.abs(down), Math.abs(right)];
  return tf.tidy(() => {
    const framed: tf.Tensor4D = images.pad([
      [0, 0],
      [v, v],
      [h, h],
      [0, 0],
    ]);
    return framed.slice([0, v - down, h - right, 0], [N, H, W, C]);
  });
}

/** The layers API, on a training set with four moved copies of every image. */
export async function train(
  images: tf.Tensor4D,
  labels: tf.Tensor1D,
  { onStep }: { onStep: (step: number, loss: number) => void },
): Promise<tf.LayersModel> {
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({
        inputShape: [14, 14, 1],
        filters: 8,
        kernelSize: 3,
        strides: 2,
        activation: 'relu',
        kernelInitializer: 'heNormal',
      }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 32, activation: 'relu', kernelInitializer: 'heNormal' }),
      tf.layers.dense({ units: 10, kernelInitializer: 'heNormal' }),
    ],
  });
  model.compile({
    optimizer: tf.train.adam(0.004),
    loss: (target, output) => tf.losses.softmaxCrossEntropy(target, output),
  });
  const places = [
    [-2, -1],
    [-1, 2],
    [2, 1],
    [1, -2],
    [0, 0],
    [-2, 2],
  ] as const;
  const [moved, targets] = tf.tidy(() => [
    tf.concat(places.map(([down, right]) => shift(images, down, right))),
    tf.oneHot(labels, 10).toFloat().tile([places.length, 1]),
  ]);
  let step = 0;
  await model.fit(moved as tf.Tensor4D, targets as tf.Tensor2D, {
    epochs: 1,
    batchSize: 16,
    shuffle: true,
    yieldEvery: 'never',
    callbacks: { onBatchEnd: async (_batch, logs) => onStep(step++, logs?.loss ?? Number.NaN) },
  });
  tf.dispose([moved, targets]);
  return model;
}

export function predict(model: tf.LayersModel, images: tf.Tensor4D): tf.Tensor {
  return tf.tidy(() => (model.predict(images) as tf.Tensor).argMax(1));
}
