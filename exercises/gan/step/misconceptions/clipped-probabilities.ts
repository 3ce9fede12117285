import * as tf from '@tensorflow/tfjs';

export const title = 'Keeps the logarithm away from zero';
export const hint =
  'Your steps are right while the discriminator is in doubt. Where it is sure, your loss stops growing and nobody moves any more. What is the gradient of a probability that is held fast?';

interface Player {
  run(input: tf.Tensor2D): tf.Tensor2D;
  readonly variables: tf.Variable[];
  readonly optimizer: tf.Optimizer;
}
interface State {
  readonly generator: Player;
  readonly discriminator: Player;
}

function surprise(logits: tf.Tensor): tf.Scalar {
  return logits.sigmoid().clipByValue(1e-7, 1).log().mean<tf.Scalar>().neg();
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
  return tf.tidy(() => step(generator, () => surprise(discriminator.run(generator.run(z)))));
}
