import * as tf from '@tensorflow/tfjs';

const FILTERS = 8;
const HIDDEN_UNITS = 32;
/** A filter of 3 × 3 with stride 2 fits six times into 14 pixels. */
const FEATURES = 6 * 6 * FILTERS;
const BATCH_SIZE = 16;
const PASSES = 6;
const LEARNING_RATE = 0.004;
/** As far as a digit may be away from the middle. */
const PIXELS_MAX = 2;
/** The loss is read out, which a GPU has to be waited for, at every tenth step. */
const STEPS_SHOWN = 10;

export interface Model {
  conv: { w: tf.Variable<tf.Rank.R4>; b: tf.Variable };
  dense: { w: tf.Variable<tf.Rank.R2>; b: tf.Variable }[];
}

/** Cuts off what leaves the image, and fills with zeros what nothing comes to. */
export function shift(images: tf.Tensor4D, down: number, right: number): tf.Tensor4D {
  const [N, H, W, C] = images.shape;
  const rows = Math.max(0, H - Math.abs(down));
  const columns = Math.max(0, W - Math.abs(right));
  if (rows * columns === 0) return tf.zerosLike(images);
  return tf.tidy(() => {
    const kept = images.slice([0, Math.max(0, -down), Math.max(0, -right), 0], [N, rows, columns, C]);
    const before = [Math.max(0, down), Math.max(0, right)] as const;
    return kept.pad([
      [0, 0],
      [before[0], H - rows - before[0]],
      [before[1], W - columns - before[1]],
      [0, 0],
    ]);
  });
}

/** He initialisation: standard deviation √(2 / fan-in). */
function weights<R extends tf.Rank>(shape: tf.ShapeMap[R]): tf.Variable<R> {
  const inputs = shape.slice(0, -1).reduce((product, extent) => product * extent, 1);
  return tf.variable(tf.randomNormal<R>(shape, 0, Math.sqrt(2 / inputs)));
}
const biases = (count: number) => tf.variable(tf.zeros([count]));

function logits({ conv, dense }: Model, images: tf.Tensor4D): tf.Tensor2D {
  const maps = images.conv2d(conv.w, 2, 'valid').add(conv.b).relu();
  return dense.reduce<tf.Tensor2D>(
    (x, { w, b }, i) => (i > 0 ? x.relu() : x).matMul(w).add(b),
    maps.reshape([images.shape[0], FEATURES]),
  );
}

const anywhere = () => Math.floor(Math.random() * (2 * PIXELS_MAX + 1)) - PIXELS_MAX;

/** Minibatch Adam on the softmax cross-entropy. Every batch is moved to another place. */
export async function train(
  images: tf.Tensor4D,
  labels: tf.Tensor1D,
  { onStep }: { onStep: (step: number, loss: number) => void },
): Promise<Model> {
  const model: Model = {
    conv: { w: weights<tf.Rank.R4>([3, 3, 1, FILTERS]), b: biases(FILTERS) },
    dense: [
      { w: weights<tf.Rank.R2>([FEATURES, HIDDEN_UNITS]), b: biases(HIDDEN_UNITS) },
      { w: weights<tf.Rank.R2>([HIDDEN_UNITS, 10]), b: biases(10) },
    ],
  };
  const variables = [model.conv, ...model.dense].flatMap(({ w, b }) => [w, b] as tf.Variable[]);
  const optimizer = tf.train.adam(LEARNING_RATE);
  let step = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const order = Array.from(tf.util.createShuffledIndices(images.shape[0]));
    for (let from = 0; from < order.length; from += BATCH_SIZE) {
      const loss = tf.tidy(() => {
        const batch = tf.tensor1d(order.slice(from, from + BATCH_SIZE), 'int32');
        const targets = tf.oneHot(labels.gather(batch), 10).toFloat();
        const moved = shift(images.gather(batch), anywhere(), anywhere());
        const lossOf = () => tf.losses.softmaxCrossEntropy(targets, logits(model, moved)).asScalar();
        return optimizer.minimize(lossOf, true, variables) as tf.Scalar;
      });
      if (step % STEPS_SHOWN === 0) onStep(step, (await loss.data())[0] ?? Number.NaN);
      loss.dispose();
      step += 1;
    }
  }
  optimizer.dispose();
  return model;
}

export function predict(model: Model, images: tf.Tensor4D): tf.Tensor1D {
  return tf.tidy(() => logits(model, images).argMax(1));
}
