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

/** Freezes a network by its `trainable` flags while another one learns. */
function frozen<T>(player: Player, work: () => T): T {
  for (const variable of player.variables) variable.trainable = false;
  try {
    return work();
  } finally {
    for (const variable of player.variables) variable.trainable = true;
  }
}

/** −mean log σ(ℓ) = mean(max(−ℓ, 0) + log(1 + e^−|ℓ|)). */
function surprise(logits: tf.Tensor): tf.Scalar {
  return logits.neg().relu().add(logits.abs().neg().exp().log1p()).mean();
}

export function discriminatorStep(state: State, real: tf.Tensor2D, z: tf.Tensor2D): tf.Scalar {
  const { generator, discriminator } = state;
  return tf.tidy(() =>
    frozen(generator, () => {
      const loss = () => {
        const onReal = discriminator.run(real);
        const onFake = discriminator.run(generator.run(z));
        return surprise(onReal).add<tf.Scalar>(surprise(onFake.neg()));
      };
      return discriminator.optimizer.minimize(loss, true, [
        ...generator.variables.filter((variable) => variable.trainable),
        ...discriminator.variables,
      ]) as tf.Scalar;
    }),
  );
}

export function generatorStep({ generator, discriminator }: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() =>
    frozen(discriminator, () => {
      const loss = () => surprise(discriminator.run(generator.run(z)));
      return generator.optimizer.minimize(loss, true, generator.variables) as tf.Scalar;
    }),
  );
}
