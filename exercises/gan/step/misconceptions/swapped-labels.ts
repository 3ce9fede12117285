import * as tf from '@tensorflow/tfjs';

export const title = 'Tells the discriminator that fakes are real';
export const hint =
  'Your discriminator is rewarded for taking real data for fake. On which of the two batches should $D$ be close to 1?';

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
      surprise(discriminator.run(real).neg()).add<tf.Scalar>(surprise(discriminator.run(fake)));
    return discriminator.optimizer.minimize(loss, true, discriminator.variables) as tf.Scalar;
  });
}

export function generatorStep({ generator, discriminator }: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const loss = () => surprise(discriminator.run(generator.run(z)));
    return generator.optimizer.minimize(loss, true, generator.variables) as tf.Scalar;
  });
}
