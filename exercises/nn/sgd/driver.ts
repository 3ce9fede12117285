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
  sgdEpoch(params: Params, x: tf.Tensor2D, y: tf.Tensor1D, options: Options): Params;
}

/** The weights before the first epoch and after each: the first goes in the order given, the next in that reversed, by turns. */
export function epochs(
  solution: Solution,
  params: Params,
  x: tf.Tensor2D,
  y: tf.Tensor1D,
  options: Options & { epochs: number },
): tf.Tensor2D {
  const { epochs: count, ...epoch } = options;
  return tf.tidy(() => {
    const trajectory = [params.w];
    let current = params;
    for (let k = 0; k < count; k++) {
      const order = k % 2 === 0 ? epoch.order : [...epoch.order].reverse();
      current = solution.sgdEpoch(current, x, y, { ...epoch, order });
      trajectory.push(current.w);
      const [loss = Number.NaN] = x.dot(current.w).add(current.b).sub(y).square().mean().div(2).dataSync();
      progress(k + 1, { loss });
    }
    return tf.stack(trajectory) as tf.Tensor2D;
  });
}
