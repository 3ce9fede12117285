import * as tf from '@tensorflow/tfjs';

export const title = 'Returns the loss after the step';
export const hint =
  'Your networks are right. The number you return was computed after they moved; which loss did the gradient belong to?';

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
    discriminator.optimizer.minimize(loss, false, discriminator.variables);
    return loss();
  });
}

export function generatorStep({ generator, discriminator }: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const loss = () => surprise(discriminator.run(generator.run(z)));
    generator.optimizer.minimize(loss, false, generator.variables);
    return loss();
  });
}
