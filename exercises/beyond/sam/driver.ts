/** Hands the solution losses whose gradients are known, because a function cannot cross between realms. */
import * as tf from '@tensorflow/tfjs';

type GradFn = (params: tf.Tensor[]) => tf.Tensor[];
interface Options {
  rho: number;
  learningRate: number;
}
/** Whoever reads values with `data()` gives them later. */
type Params = tf.Tensor[] | Promise<tf.Tensor[]>;
interface Solution {
  samStep(params: tf.Tensor[], gradFn: GradFn, options: Options): Params;
}

/** Of ½ c |w|² + ¼ |w|⁴ of each tensor by itself, element by element: c w + w³. */
const bowl =
  (curvature: number): GradFn =>
  (params) =>
    params.map((w) => tf.tidy(() => w.mul(curvature).add(w.mul(w).mul(w))));

/** One step in a bowl. */
export function inABowl(
  solution: Solution,
  params: tf.Tensor[],
  curvature: number,
  options: Options,
): Params {
  return solution.samStep(params, bowl(curvature), options);
}

/** One step on ½ |w|². */
export function onASphere(solution: Solution, params: tf.Tensor[], options: Options): Params {
  return solution.samStep(params, (at) => at.map((w) => w.clone()), options);
}

/** One step on the plane g · w, whose gradient is the same everywhere. */
export function onAPlane(
  solution: Solution,
  params: tf.Tensor[],
  slopes: tf.Tensor[],
  options: Options,
): Params {
  return solution.samStep(params, () => slopes.map((slope) => slope.clone()), options);
}

/** Two hollows, [x, y, depth, width]: the left one is deep and narrow, the right one wide. */
const HOLLOWS = [
  [-1, 0, 1, 0.3],
  [1, 0, 0.9, 0.9],
] as const;

/** From a point over the two hollows, points [steps + 1, 2]. */
export async function overTwoHollows(
  solution: Solution,
  start: tf.Tensor1D,
  steps: number,
  options: Options,
): Promise<tf.Tensor2D> {
  const gradFn: GradFn = ([w]) => [
    tf.tidy(() =>
      HOLLOWS.reduce<tf.Tensor>(
        (slope, [x, y, depth, width]) => {
          const away = tf.sub(w as tf.Tensor, [x, y]);
          const share = away
            .square()
            .sum()
            .div(-2 * width * width)
            .exp();
          return slope.add(away.mul(share).mul(depth / (width * width)));
        },
        tf.zeros([2]),
      ),
    ),
  ];
  const points: tf.Tensor[] = [start];
  for (let step = 0; step < steps; step++) {
    const [next] = await solution.samStep(points.slice(-1), gradFn, options);
    if (next) points.push(next);
  }
  const path = tf.stack(points) as tf.Tensor2D;
  tf.dispose(points.filter((point) => point !== start));
  return path;
}
