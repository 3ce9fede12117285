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

/** Gradients first, then the optimiser; the library's stable cross-entropy for the losses. */
function move(player: Player, loss: () => tf.Scalar): tf.Scalar {
  const { value, grads } = tf.variableGrads(loss, player.variables);
  player.optimizer.applyGradients(grads);
  return value;
}

const sayReal = (logits: tf.Tensor2D): tf.Scalar =>
  tf.losses.sigmoidCrossEntropy(tf.onesLike(logits), logits);
const sayFake = (logits: tf.Tensor2D): tf.Scalar =>
  tf.losses.sigmoidCrossEntropy(tf.zerosLike(logits), logits);

export function discriminatorStep(state: State, real: tf.Tensor2D, z: tf.Tensor2D): tf.Scalar {
  const { generator, discriminator } = state;
  return tf.tidy(() =>
    // The fakes are made inside: wasteful, and right all the same.
    move(discriminator, () =>
      sayReal(discriminator.run(real)).add<tf.Scalar>(sayFake(discriminator.run(generator.run(z)))),
    ),
  );
}

export function generatorStep({ generator, discriminator }: State, z: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => move(generator, () => sayReal(discriminator.run(generator.run(z)))));
}
