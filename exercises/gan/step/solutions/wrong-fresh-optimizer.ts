import * as tf from '@tensorflow/tfjs';

interface Player {
  run(input: tf.Tensor2D): tf.Tensor2D;
  readonly variables: tf.Variable[];
}
interface State {
  readonly generator: Player;
  readonly discriminator: Player;
}

const surprise = (logits: tf.Tensor): tf.Scalar => tf.softplus(logits.neg()).mean();

/** Brings a learning rate of its own. */
function move(player: Player, loss: () => tf.Scalar): tf.Scalar {
  const optimizer = tf.train.sgd(0.1);
  try {
    return optimizer.minimize(loss, true, player.variables) as tf.Scalar;
  } finally {
    optimizer.dispose();
  }
}

export function discriminatorStep(state: State, real: tf.Tensor2D, z: tf.Tensor2D): tf.Scalar {
  const { generator, discriminator } = state;
  return tf.tidy(() =>
    move(discriminator, () =>
      surprise(discriminator.run(real)).add(surprise(discriminator.run(generator.run(z)).neg())),
    ),
  );
}

export function generatorStep({ generator, discriminator }: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => move(generator, () => surprise(discriminator.run(generator.run(z)))));
}
