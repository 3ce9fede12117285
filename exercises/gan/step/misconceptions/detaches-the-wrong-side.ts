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

const surprise = (logits: tf.Tensor): tf.Scalar => tf.softplus(logits.neg()).mean();

export function discriminatorStep(
  { generator, discriminator }: State,
  real: tf.Tensor2D,
  z: tf.Tensor2D,
): tf.Scalar {
  return tf.tidy(() => {
    const fakeLogits = discriminator.run(generator.run(z));
    const loss = () => surprise(discriminator.run(real)).add<tf.Scalar>(surprise(fakeLogits.neg()));
    return discriminator.optimizer.minimize(loss, true, discriminator.variables) as tf.Scalar;
  });
}

export function generatorStep({ generator, discriminator }: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const loss = () => surprise(discriminator.run(generator.run(z)));
    return generator.optimizer.minimize(loss, true, generator.variables) as tf.Scalar;
  });
}
