import * as tf from '@tensorflow/tfjs';

export const title = 'Moves both networks in every step';
export const hint =
  'Each of your steps changes all the variables it can reach. What does `minimize` move when nobody tells it which variables are meant?';

interface Player {
  run(input: tf.Tensor2D): tf.Tensor2D;
  readonly variables: tf.Variable[];
  readonly optimizer: tf.Optimizer;
}
interface State {
  readonly generator: Player;
  readonly discriminator: Player;
}

/** −mean log σ(ℓ) = mean log(1 + e^−ℓ), which softplus computes without overflow. */
function surprise(logits: tf.Tensor): tf.Scalar {
  return tf.softplus(logits.neg()).mean();
}

/** One optimiser step of one player on a loss, and that loss before the step. */
function step(player: Player, others: tf.Variable[], loss: () => tf.Scalar): tf.Scalar {
  return player.optimizer.minimize(loss, true, [...player.variables, ...others]) as tf.Scalar;
}

/** −mean log D(real) − mean log(1 − D(G(z))), with 1 − σ(ℓ) = σ(−ℓ). */
export function discriminatorStep(
  { generator, discriminator }: State,
  real: tf.Tensor2D,
  z: tf.Tensor2D,
): tf.Scalar {
  return tf.tidy(() => {
    return step(discriminator, generator.variables, () =>
      surprise(discriminator.run(real)).add(surprise(discriminator.run(generator.run(z)).neg())),
    );
  });
}

/** −mean log D(G(z)); the gradient passes through D, and only G's variables are in the optimiser's list. */
export function generatorStep({ generator, discriminator }: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() =>
    step(generator, discriminator.variables, () => surprise(discriminator.run(generator.run(z)))),
  );
}
