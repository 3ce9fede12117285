/** Hands the solution random numbers that both sides know, because a function cannot cross between realms. */
import type * as tf from '@tensorflow/tfjs';

interface Rng {
  normal(): number;
  uniform(): number;
}
interface Solution {
  heNormal(shape: number[], rng: Rng): tf.Tensor;
  glorotUniform(shape: number[], rng: Rng): tf.Tensor;
}

/** Gives the numbers of `draws` one after the other. */
function source(draws: tf.Tensor1D): () => number {
  const numbers = draws.dataSync();
  let taken = 0;
  return () => {
    const next = numbers[taken];
    if (next === undefined)
      throw new Error(`One draw for each weight: there were ${numbers.length}, and one more was asked for.`);
    taken += 1;
    return next;
  };
}

function notThis(name: string): () => number {
  return () => {
    throw new Error(`These weights need no ${name} numbers.`);
  };
}

/** heNormal() with these standard normal numbers. */
export function he(solution: Solution, shape: number[], draws: tf.Tensor1D): tf.Tensor {
  return solution.heNormal(shape, { normal: source(draws), uniform: notThis('uniform') });
}

/** glorotUniform() with these numbers in [0, 1). */
export function glorot(solution: Solution, shape: number[], draws: tf.Tensor1D): tf.Tensor {
  return solution.glorotUniform(shape, { normal: notThis('normal'), uniform: source(draws) });
}
