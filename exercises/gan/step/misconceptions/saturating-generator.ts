import * as tf from '@tensorflow/tfjs';

export const title = 'Uses the saturating loss for the generator';
export const hint =
  'You minimise $\\log(1 - D(G(z)))$. It has the same goal and another gradient. Which form does the exercise ask for, and what is its sign?';

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
    const loss = () => surprise(discriminator.run(generator.run(z)).neg()).neg();
    return generator.optimizer.minimize(loss, true, generator.variables) as tf.Scalar;
  });
}
