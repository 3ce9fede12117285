import * as tf from '@tensorflow/tfjs';

export const title = "Moves the generator with the discriminator's optimiser";
export const hint =
  'Your generator moves in the right direction by the wrong amount. Which learning rate, and whose memory, belong to it?';

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
    // Made outside the loss, the fakes are data: no gradient is computed for the generator only to be thrown away.
    const fake = generator.run(z);
    return step(discriminator, () =>
      surprise(discriminator.run(real)).add(surprise(discriminator.run(fake).neg())),
    );
  });
}

/** −mean log D(G(z)); the gradient passes through D, and only G's variables are in the optimiser's list. */
export function generatorStep({ generator, discriminator }: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(
    () =>
      discriminator.optimizer.minimize(
        () => surprise(discriminator.run(generator.run(z))),
        true,
        generator.variables,
      ) as tf.Scalar,
  );
}
