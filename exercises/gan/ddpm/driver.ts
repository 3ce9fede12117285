/** Hands the solution a model that is known, because a function cannot cross between realms. */
import * as tf from '@tensorflow/tfjs';

type Model = (x: tf.Tensor2D, t: number[]) => tf.Tensor2D;
/** Whoever reads values with `data()` gives them later. */
type Samples = tf.Tensor2D | Promise<tf.Tensor2D>;
interface Solution {
  noise(x0: tf.Tensor2D, t: number[], eps: tf.Tensor2D, betas: number[]): Samples;
  loss(model: Model, x0: tf.Tensor2D, t: number[], eps: tf.Tensor2D, betas: number[]): tf.Scalar;
  reverseStep(x: tf.Tensor2D, predicted: tf.Tensor2D, t: number, z: tf.Tensor2D, betas: number[]): Samples;
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
export async function strip(
  solution: Solution,
  image: tf.Tensor2D,
  eps: tf.Tensor2D,
  t: number[],
  betas: number[],
): Promise<tf.Tensor2D> {
  const [row, grains] = [image.reshape<tf.Tensor2D>([1, -1]), eps.reshape<tf.Tensor2D>([1, -1])];
  const noisy: tf.Tensor2D[] = [];
  for (const step of t) noisy.push(await solution.noise(row, [step], grains, betas));
  const frames = sideBySide(noisy, image.shape);
  tf.dispose([row, grains, ...noisy]);
  return frames;
}

/** From noise back to data, all steps, with a model that knows that all data are `target` [features]. */
export async function wayBack(
  solution: Solution,
  x: tf.Tensor2D,
  target: tf.Tensor1D,
  z: tf.Tensor3D,
  betas: number[],
): Promise<tf.Tensor2D> {
  const fresh = tf.unstack(z) as tf.Tensor2D[];
  const passed: tf.Tensor[] = [...fresh];
  let here = x;
  for (let t = betas.length - 1; t >= 0; t--) {
    const seen = noiseSeen(here, target, betas.slice(0, t + 1));
    const grains = fresh[t] ?? tf.zerosLike(x);
    passed.push(here, seen, grains);
    here = await solution.reverseStep(here, seen, t, grains, betas);
  }
  tf.dispose(passed.filter((tensor) => tensor !== x && tensor !== here));
  return here;
}

/** The way back from noise to one image that the model knows, at several steps, side by side. The noise turns from step to step. */
export async function stripBack(
  solution: Solution,
  image: tf.Tensor2D,
  noise: tf.Tensor2D,
  t: number[],
  betas: number[],
): Promise<tf.Tensor2D> {
  const target = image.reshape<tf.Tensor1D>([-1]);
  const grains = noise.dataSync();
  const frames: tf.Tensor2D[] = [];
  let here = noise.reshape<tf.Tensor2D>([1, -1]);
  const passed: tf.Tensor[] = [target, here];
  for (let step = betas.length - 1; step >= 0; step--) {
    const seen = noiseSeen(here, target, betas.slice(0, step + 1));
    const turned = tf.tensor2d([[...grains.slice(7 * step), ...grains.slice(0, 7 * step)]]);
    here = await solution.reverseStep(here, seen, step, turned, betas);
    passed.push(seen, turned, here);
    if (t.includes(step)) frames.push(here);
  }
  const strip = sideBySide(frames, image.shape);
  tf.dispose(passed);
  return strip;
}

/** The noise that a model sees in `x` which knows that all data are `target`, after steps with these betas. */
function noiseSeen(x: tf.Tensor2D, target: tf.Tensor1D, betas: number[]): tf.Tensor2D {
  const share = betas.reduce((product, beta) => product * (1 - beta), 1);
  return tf.tidy(() => x.sub(target.mul(Math.sqrt(share))).div(Math.sqrt(1 - share)));
}

/** Rows of pixels [1, height · width] as images, from left to right. */
function sideBySide(rows: tf.Tensor2D[], shape: [number, number]): tf.Tensor2D {
  return tf.tidy(() =>
    tf.concat(
      rows.map((row) => row.reshape<tf.Tensor2D>(shape)),
      1,
    ),
  );
}
