import * as tf from '@tensorflow/tfjs';

/** Gives another uniform number in [0, 1) whenever it is called. */
export type Rng = () => number;
/** From noise vectors [M, 2] to points [M, 2]. */
export type Sampler = (z: tf.Tensor2D) => tf.Tensor2D;
export interface Options {
  steps: number;
  rng: Rng;
  onStep: (step: number, losses: { discriminator: number; generator: number }, sampler?: Sampler) => void;
}

/** `size` rows of the data [N, 2], each drawn from all of them with one number of `rng`. */
export function realBatch(data: tf.Tensor2D, size: number, rng: Rng): tf.Tensor2D {
  throw new Error('Not written yet: make `size` row numbers of `rng`, and gather these rows.');
}

/** Standard normal numbers [size, dims], row by row, each made of two numbers of `rng`. */
export function noiseBatch(size: number, dims: number, rng: Rng): tf.Tensor2D {
  throw new Error('Not written yet: the formula of Box and Muller, once for each number.');
}

/**
 * Plays the adversarial game on the data.
 *
 * @param data [N, 2], points near eight places on a ring
 * @param options rounds to play, random numbers, and whom to tell the losses; with the sampler come pictures
 * @returns the sampler, a continuous function of the noise
 */
export async function train(data: tf.Tensor2D, { steps, rng, onStep }: Options): Promise<Sampler> {
  throw new Error('Not written yet: make both networks, then let them move by turns.');
}
