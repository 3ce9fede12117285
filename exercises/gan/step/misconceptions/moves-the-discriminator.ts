import * as tf from '@tensorflow/tfjs';

export const title = 'Lets the discriminator give in';
export const hint =
  'After your generator step the generator is where it was, and the discriminator has become kinder to fakes. Whose variables should this loss move?';

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
    return discriminator.optimizer.minimize(loss, true, discriminator.variables) as tf.Scalar;
  });
}
