import * as tf from '@tensorflow/tfjs';

export const title = 'Takes one mean over real and fake together';
export const hint =
  "Your discriminator's loss is a mean over all inputs. The objective has two expectations: how many means is that, and how are they combined?";

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
      tf.softplus(tf.concat([discriminator.run(real).neg(), discriminator.run(fake)])).mean<tf.Scalar>();
    return discriminator.optimizer.minimize(loss, true, discriminator.variables) as tf.Scalar;
  });
}

export function generatorStep({ generator, discriminator }: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const loss = () => surprise(discriminator.run(generator.run(z)));
    return generator.optimizer.minimize(loss, true, generator.variables) as tf.Scalar;
  });
}
