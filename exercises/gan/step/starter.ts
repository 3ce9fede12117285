import * as tf from '@tensorflow/tfjs';

/** One of the two networks, ready to use. */
export interface Player {
  /** Generator: noise [m, noise] to samples [m, features]. Discriminator: samples [n, features] to logits [n, 1]. */
  run(input: tf.Tensor2D): tf.Tensor2D;
  /** The weights and biases of this network. */
  readonly variables: tf.Variable[];
  /** This network's own optimiser. */
  readonly optimizer: tf.Optimizer;
}

export interface State {
  readonly generator: Player;
  readonly discriminator: Player;
}

/**
 * One step of the discriminator on −mean log D(real) − mean log(1 − D(G(z))). The generator stays as it is.
 *
 * @param real real data, [n, features]
 * @param z noise, [m, noise]
 * @returns the loss before the step, a scalar
 */
export function discriminatorStep(state: State, real: tf.Tensor2D, z: tf.Tensor2D): tf.Scalar {
  throw new Error(
    `Not written yet: move ${state.discriminator.variables.length} variables, with ${real.shape[0]} real samples and ${z.shape[0]} fakes.`,
  );
}

/**
 * One step of the generator on −mean log D(G(z)). The discriminator stays as it is.
 *
 * @param z noise, [m, noise]
 * @returns the loss before the step, a scalar
 */
export function generatorStep(state: State, z: tf.Tensor2D): tf.Scalar {
  throw new Error(
    `Not written yet: move ${state.generator.variables.length} variables, with ${z.shape[0]} fakes.`,
  );
}
