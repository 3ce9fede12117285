/** Epoch after epoch, because what one returns is what the next begins with. */
import { progress } from '@descent/show';
import * as tf from '@tensorflow/tfjs';

interface Params {
  w: tf.Tensor1D;
  b: tf.Scalar;
}
interface Options {
  batchSize: number;
  learningRate: number;
  order: number[];
}
interface Solution {
  sgdEpoch(params: Params, x: tf.Tensor2D, y: tf.Tensor1D, options: Options): Params | Promise<Params>;
}

/** The weights before the first epoch and after each: the first goes in the order given, the next in that reversed, by turns. */
export async function epochs(
  solution: Solution,
  params: Params,
  x: tf.Tensor2D,
  y: tf.Tensor1D,
  options: Options & { epochs: number },
): Promise<tf.Tensor2D> {
  const { epochs: count, ...epoch } = options;
  const trajectory = [params.w];
  const given = new Set<tf.Tensor>();
  let current = params;
  for (let k = 0; k < count; k++) {
    const order = k % 2 === 0 ? epoch.order : [...epoch.order].reverse();
    current = await solution.sgdEpoch(current, x, y, { ...epoch, order });
    trajectory.push(current.w);
    given.add(current.w).add(current.b);
    progress(k + 1, { loss: lossOf(current, x, y) });
  }
  const stacked = tf.stack(trajectory) as tf.Tensor2D;
  // What the epochs gave is the driver's to dispose of; what else they made is left, and counted.
  for (const tensor of given) if (tensor !== params.w && tensor !== params.b) tensor.dispose();
  return stacked;
}

/** Half the mean squared error. */
function lossOf({ w, b }: Params, x: tf.Tensor2D, y: tf.Tensor1D): number {
  const loss = tf.tidy(() => x.dot(w).add(b).sub(y).square().mean().div(2));
  const [value = Number.NaN] = loss.dataSync();
  loss.dispose();
  return value;
}
