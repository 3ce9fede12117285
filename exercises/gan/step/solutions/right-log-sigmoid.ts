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

/** The losses as they are written, with the library's log σ, and waited for. */
export async function discriminatorStep(
  { generator: G, discriminator: D }: State,
  real: tf.Tensor2D,
  z: tf.Tensor2D,
): Promise<tf.Scalar> {
  const told = tf.tidy(() => {
    const fake = G.run(z);
    const loss = (): tf.Scalar => {
      const onReal = tf.logSigmoid(D.run(real)).mean();
      const onFake = tf.logSigmoid(D.run(fake).neg()).mean();
      return onReal.add<tf.Scalar>(onFake).neg();
    };
    return D.optimizer.minimize(loss, true, D.variables) as tf.Scalar;
  });
  await told.data();
  return told;
}

export async function generatorStep(
  { generator: G, discriminator: D }: State,
  z: tf.Tensor2D,
): Promise<tf.Scalar> {
  const told = tf.tidy(() => {
    const loss = (): tf.Scalar =>
      tf
        .logSigmoid(D.run(G.run(z)))
        .mean<tf.Scalar>()
        .neg();
    return G.optimizer.minimize(loss, true, G.variables) as tf.Scalar;
  });
  await told.data();
  return told;
}
