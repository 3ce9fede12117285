/** Hands the solution a model that is known, because a function cannot cross between realms. */
import * as tf from '@tensorflow/tfjs';

type Model = (x: tf.Tensor2D, t: number[]) => tf.Tensor2D;
interface Solution {
  noise(x0: tf.Tensor2D, t: number[], eps: tf.Tensor2D, betas: number[]): tf.Tensor2D;
  loss(model: Model, x0: tf.Tensor2D, t: number[], eps: tf.Tensor2D, betas: number[]): tf.Scalar;
  reverseStep(
    x: tf.Tensor2D,
    predicted: tf.Tensor2D,
    t: number,
    z: tf.Tensor2D,
    betas: number[],
  ): tf.Tensor2D;
}

/** The loss of the model x w + t b: it sees the noisy samples and their steps. */
export function lossOf(
  solution: Solution,
  w: tf.Tensor2D,
  b: tf.Tensor1D,
  x0: tf.Tensor2D,
  t: number[],
  eps: tf.Tensor2D,
  betas: number[],
): tf.Scalar {
  const model: Model = (x, steps) =>
    tf.tidy(() => x.matMul(w).add(tf.tensor2d(steps.map((step) => [step])).mul(b)) as tf.Tensor2D);
  return solution.loss(model, x0, t, eps, betas);
}

/** An image [height, width] at several steps of the forward process, side by side. */
export function strip(
  solution: Solution,
  image: tf.Tensor2D,
  eps: tf.Tensor2D,
  t: number[],
  betas: number[],
): tf.Tensor2D {
  return tf.tidy(() => {
    const flat = (x: tf.Tensor2D): tf.Tensor2D => x.reshape([1, -1]);
    const frames = t.map((step) =>
      solution.noise(flat(image), [step], flat(eps), betas).reshape(image.shape),
    );
    return tf.concat(frames as tf.Tensor2D[], 1);
  });
}

/** From noise back to data, all steps, with a model that knows that all data are `target` [features]. */
export function wayBack(
  solution: Solution,
  x: tf.Tensor2D,
  target: tf.Tensor1D,
  z: tf.Tensor3D,
  betas: number[],
): tf.Tensor2D {
  return tf.tidy(() => {
    const fresh = tf.unstack(z) as tf.Tensor2D[];
    let here = x;
    for (let t = betas.length - 1; t >= 0; t--) {
      const share = betas.slice(0, t + 1).reduce((product, beta) => product * (1 - beta), 1);
      const seen = here.sub(target.mul(Math.sqrt(share))).div(Math.sqrt(1 - share)) as tf.Tensor2D;
      here = solution.reverseStep(here, seen, t, fresh[t] ?? tf.zerosLike(x), betas);
    }
    return here;
  });
}

/** The way back from noise to one image that the model knows, at several steps, side by side. The noise turns from step to step. */
export function stripBack(
  solution: Solution,
  image: tf.Tensor2D,
  noise: tf.Tensor2D,
  t: number[],
  betas: number[],
): tf.Tensor2D {
  return tf.tidy(() => {
    const target = image.reshape<tf.Tensor1D>([-1]);
    const grains = noise.dataSync();
    const frames: tf.Tensor2D[] = [];
    let here = noise.reshape<tf.Tensor2D>([1, -1]);
    for (let step = betas.length - 1; step >= 0; step--) {
      const share = betas.slice(0, step + 1).reduce((product, beta) => product * (1 - beta), 1);
      const seen = here.sub(target.mul(Math.sqrt(share))).div<tf.Tensor2D>(Math.sqrt(1 - share));
      const turned = [...grains.slice(7 * step), ...grains.slice(0, 7 * step)];
      here = solution.reverseStep(here, seen, step, tf.tensor2d([turned]), betas);
      if (t.includes(step)) frames.push(here.reshape(image.shape));
    }
    return tf.concat(frames, 1);
  });
}
