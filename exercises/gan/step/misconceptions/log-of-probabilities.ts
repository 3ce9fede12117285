import * as tf from '@tensorflow/tfjs';

export const title = 'Takes the logarithm of probabilities';
export const hint =
  'Your steps are right while the discriminator is in doubt. Where it is sure, its probability is rounded to 0 or 1, and the logarithm is infinite. Can $\\log \\sigma(\\ell)$ be written without computing $\\sigma(\\ell)$?';

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
  return logits.sigmoid().log().mean<tf.Scalar>().neg();
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
      surprise(discriminator.run(real)).add(
        tf.sub(1, discriminator.run(fake).sigmoid()).log().mean<tf.Scalar>().neg(),
      ),
    );
  });
}

/** −mean log D(G(z)); the gradient passes through D, and only G's variables are in the optimiser's list. */
export function generatorStep({ generator, discriminator }: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => step(generator, () => surprise(discriminator.run(generator.run(z)))));
}
