import * as tf from '@tensorflow/tfjs';

export const title = "Moves the generator with the discriminator's optimiser";
export const hint =
  'Your generator moves in the right direction by the wrong amount. Each player has an optimiser of its own, with its own learning rate and its own memory.';

interface Player {
  run(input: tf.Tensor2D): tf.Tensor2D;
  readonly variables: tf.Variable[];
  readonly optimizer: tf.Optimizer;
}
interface State {
  readonly generator: Player;
  readonly discriminator: Player;
}

const surprise = (logits: tf.Tensor): tf.Scalar => tf.softplus(logits.neg()).mean();

export function discriminatorStep(
  { generator, discriminator }: State,
  real: tf.Tensor2D,
  z: tf.Tensor2D,
): tf.Scalar {
  return tf.tidy(() => {
    const fake = generator.run(z);
    const loss = () =>
      surprise(discriminator.run(real)).add<tf.Scalar>(surprise(discriminator.run(fake).neg()));
    return discriminator.optimizer.minimize(loss, true, discriminator.variables) as tf.Scalar;
  });
}

export function generatorStep({ generator, discriminator }: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const loss = () => surprise(discriminator.run(generator.run(z)));
    return discriminator.optimizer.minimize(loss, true, generator.variables) as tf.Scalar;
  });
}
