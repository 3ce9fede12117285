/** Gives the solution random numbers, shows how its samples wander, and asks its sampler at the end. */
import { progress, show } from '@descent/show';
import * as tf from '@tensorflow/tfjs';

type Rng = () => number;
/** Whoever reads values with `data()` gives points later. */
type Sampler = (z: tf.Tensor2D) => tf.Tensor2D | Promise<tf.Tensor2D>;
interface Losses {
  discriminator: number;
  generator: number;
}
interface Solution {
  realBatch(data: tf.Tensor2D, size: number, rng: Rng): tf.Tensor2D;
  noiseBatch(size: number, dims: number, rng: Rng): tf.Tensor2D;
  train(
    data: tf.Tensor2D,
    options: {
      steps: number;
      rng: Rng;
      onStep: (step: number, losses: Losses, sampler?: Sampler) => void;
    },
  ): Sampler | Promise<Sampler>;
}

/** Numbers of a list, one after the other, and from the start again where they are used up. */
function inTurn(numbers: tf.Tensor1D): Rng {
  const list = numbers.dataSync();
  let at = 0;
  return () => list[at++ % list.length] ?? 0;
}

export function realBatch(solution: Solution, data: tf.Tensor2D, size: number, uniform: tf.Tensor1D) {
  return solution.realBatch(data, size, inTurn(uniform));
}

export function noiseBatch(solution: Solution, size: number, dims: number, uniform: tf.Tensor1D) {
  return solution.noiseBatch(size, dims, inTurn(uniform));
}

/** What a float32 holds: a tensor of numbers nearer to 1 has a 1 now and then, whose log(1 − u) ends a training in NaN. */
const GRAINS = 2 ** 24;
const uniform: Rng = () => Math.floor(Math.random() * GRAINS) / GRAINS;

const PICTURES = 6;
const POINTS_SHOWN = 250;

/**
 * Trains on `data` and asks the sampler twice: for `samples` of the noise `z` [M, 2], and along the `path` [P, 2], whose
 * points lie close together. Losses become curves, the samples on the way pictures.
 */
export async function trainAndSample(
  solution: Solution,
  data: tf.Tensor2D,
  z: tf.Tensor2D,
  path: tf.Tensor2D,
  steps: number,
): Promise<{ samples: tf.Tensor2D; path: tf.Tensor2D }> {
  const few = z.slice([0, 0], [POINTS_SHOWN, 2]);
  let shown = 0;
  const later: Promise<void>[] = [];
  tf.tidy(() => show(data.slice([0, 0], [POINTS_SHOWN, 2]), { as: 'scatter', title: 'some of the data' }));
  const onStep = (step: number, { discriminator, generator }: Losses, sampler?: Sampler): void => {
    progress(step, { discriminator, generator });
    if (!sampler || step < (shown * steps) / PICTURES) return;
    shown += 1;
    // Not in tf.tidy: what an async sampler makes before it waits would be disposed. Few and small, the samples stay.
    const made = sampler(few);
    const draw = (points: tf.Tensor2D): void =>
      show(points, { as: 'scatter', title: `samples at step ${step}` });
    if (made instanceof Promise) later.push(made.then(draw));
    else draw(made);
  };
  const sampler = await solution.train(data, { steps, rng: uniform, onStep });
  await Promise.all(later);
  few.dispose();
  return { samples: await sampler(z), path: await sampler(path) };
}
