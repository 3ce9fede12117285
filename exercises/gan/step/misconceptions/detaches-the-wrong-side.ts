import * as tf from '@tensorflow/tfjs';

export const title = 'Cuts the gradient after the discriminator';
export const hint =
  "Your discriminator learns from the real data only. What is computed outside the loss function is a constant for it. Which of $G(z)$ and $D(G(z))$ may be a constant in the discriminator's step?";

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
function step(player: Player, loss: () => tf.Scalar): tf.Scalar {
  return player.optimizer.minimize(loss, true, player.variables) as tf.Scalar;
}

/** −mean log D(real) − mean log(1 − D(G(z))), with 1 − σ(ℓ) = σ(−ℓ). */
export function discriminatorStep(
  { generator, discriminator }: State,
  real: tf.Tensor2D,
  z: tf.Tensor2D,
): tf.Scalar {
  return tf.tidy(() => {
    const fakeLogits = discriminator.run(generator.run(z));
    return step(discriminator, () => surprise(discriminator.run(real)).add(surprise(fakeLogits.neg())));
  });
}

/** −mean log D(G(z)); the gradient passes through D, and only G's variables are in the optimiser's list. */
export function generatorStep({ generator, discriminator }: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => step(generator, () => surprise(discriminator.run(generator.run(z)))));
}
