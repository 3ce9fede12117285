import * as tf from '@tensorflow/tfjs';

export const title = "Trains the generator on the discriminator's noise";
export const hint =
  "Your generator step gives the numbers that belong to the noise of the discriminator step before it. The lecture's loop samples noise twice in a round: which batch is yours here?";

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
/** The noise of the last discriminator step of a game. */
const lastNoise = new WeakMap<State, tf.Tensor2D>();

export function discriminatorStep(state: State, real: tf.Tensor2D, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const { generator, discriminator } = state;
    lastNoise.set(state, z);
    const fake = generator.run(z);
    const loss = () =>
      surprise(discriminator.run(real)).add<tf.Scalar>(surprise(discriminator.run(fake).neg()));
    return discriminator.optimizer.minimize(loss, true, discriminator.variables) as tf.Scalar;
  });
}

export function generatorStep(state: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const { generator, discriminator } = state;
    const noise = lastNoise.get(state) ?? z;
    const loss = () => surprise(discriminator.run(generator.run(noise)));
    return generator.optimizer.minimize(loss, true, generator.variables) as tf.Scalar;
  });
}
