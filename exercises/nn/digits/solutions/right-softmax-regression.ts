import * as tf from '@tensorflow/tfjs';

interface Model {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
}

const BATCH = 50;
const RATE = 0.05;
const MOMENTUM = 0.9;
const DECAY = 1e-3;
const PASSES = 8;

/** One layer, its gradient by hand, momentum and a little weight decay. */
export function train(
  images: tf.Tensor2D,
  labels: tf.Tensor1D,
  { onStep }: { onStep: (step: number, loss: number) => void },
): Model {
  const w = tf.variable(tf.zeros<tf.Rank.R2>([784, 10]));
  const b = tf.variable(tf.zeros<tf.Rank.R1>([10]));
  const speed = { w: tf.variable(tf.zerosLike(w)), b: tf.variable(tf.zerosLike(b)) };
  const targets = tf.tidy(() => tf.oneHot(labels, 10).toFloat() as tf.Tensor2D);
  const batches = Math.ceil(images.shape[0] / BATCH);
  for (let step = 0; step < PASSES * batches; step++) {
    const from = (step % batches) * BATCH;
    const size = Math.min(BATCH, images.shape[0] - from);
    const loss = tf.tidy(() => {
      const x = images.slice([from, 0], [size, -1]);
      const y = targets.slice([from, 0], [size, -1]);
      const p = x.matMul(w).add<tf.Tensor2D>(b).softmax();
      const error = p.sub(y).div<tf.Tensor2D>(size);
      speed.w.assign(
        speed.w.mul<tf.Tensor2D>(MOMENTUM).sub(x.matMul(error, true).add(w.mul(DECAY)).mul(RATE)),
      );
      speed.b.assign(speed.b.mul<tf.Tensor1D>(MOMENTUM).sub(error.sum(0).mul(RATE)));
      w.assign(w.add(speed.w));
      b.assign(b.add(speed.b));
      return step % 10 === 0 ? p.mul(y).sum(1).add(1e-7).log().mean().neg().dataSync()[0] : undefined;
    });
    if (loss !== undefined) onStep(step, loss);
  }
  tf.dispose([targets, speed]);
  return { w, b };
}

export function predict({ w, b }: Model, images: tf.Tensor2D): tf.Tensor1D {
  return tf.tidy(() => images.matMul(w).add(b).argMax<tf.Tensor1D>(1));
}
