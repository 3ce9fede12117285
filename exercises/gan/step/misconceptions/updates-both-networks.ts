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

const surprise = (logits: tf.Tensor): tf.Scalar => tf.softplus(logits.neg()).mean();

export function discriminatorStep(
  { generator, discriminator }: State,
  real: tf.Tensor2D,
  z: tf.Tensor2D,
): tf.Scalar {
  return tf.tidy(() => {
    const loss = () =>
      surprise(discriminator.run(real)).add<tf.Scalar>(surprise(discriminator.run(generator.run(z)).neg()));
    return discriminator.optimizer.minimize(loss, true, [
      ...generator.variables,
      ...discriminator.variables,
    ]) as tf.Scalar;
  });
}

export function generatorStep({ generator, discriminator }: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const loss = () => surprise(discriminator.run(generator.run(z)));
    return generator.optimizer.minimize(loss, true, [
      ...generator.variables,
      ...discriminator.variables,
    ]) as tf.Scalar;
  });
}
