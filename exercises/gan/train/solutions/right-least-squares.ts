import * as tf from '@tensorflow/tfjs';

type Rng = () => number;
type Sampler = (z: tf.Tensor2D) => tf.Tensor2D;
interface Options {
  steps: number;
  rng: Rng;
  onStep: (step: number, losses: { discriminator: number; generator: number }, sampler?: Sampler) => void;
}

export const realBatch = (data: tf.Tensor2D, size: number, rng: Rng): tf.Tensor2D =>
  tf.tidy(() =>
    tf.concat(Array.from({ length: size }, () => data.slice([Math.floor(rng() * data.shape[0]), 0], [1, 2]))),
  );

/** The same formula on tensors. */
export function noiseBatch(size: number, dims: number, rng: Rng): tf.Tensor2D {
  return tf.tidy(() => {
    const uniform = tf.tensor2d(Array.from({ length: 2 * size * dims }, rng), [size * dims, 2]);
    const [u, v] = tf.split(uniform, 2, 1) as [tf.Tensor2D, tf.Tensor2D];
    const radius = tf.sub(1, u).log().mul(-2).sqrt();
    return radius.mul(v.mul(2 * Math.PI).cos()).reshape([size, dims]);
  });
}

const BATCH = 64;

const network = (units: number[], inputs: number): tf.Sequential =>
  tf.sequential({
    layers: units.map((width, i) =>
      tf.layers.dense({
        units: width,
        ...(i === 0 ? { inputShape: [inputs] } : {}),
        ...(i < units.length - 1 ? { activation: 'relu' as const } : {}),
        kernelInitializer: 'heNormal',
      }),
    ),
  });

/** The layers API and squared distances to 1 and 0 instead of logarithms (Mao et al., 2017). */
export async function train(data: tf.Tensor2D, { steps, rng, onStep }: Options): Promise<Sampler> {
  const generator = network([32, 32, 2], 2);
  const discriminator = network([32, 32, 1], 2);
  const [teach, trick] = [tf.train.adam(0.01, 0.5), tf.train.adam(0.003, 0.5)];
  const moved = (model: tf.Sequential) =>
    model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const run = (model: tf.Sequential, x: tf.Tensor): tf.Tensor => model.apply(x) as tf.Tensor;
  const sampler: Sampler = (z) => tf.tidy(() => generator.predict(z) as tf.Tensor2D);
  for (let step = 0; step < steps; step++) {
    tf.tidy(() => {
      const deviation = Math.max(0.1, 0.3 * (1 - step / steps));
      const blur = () => tf.randomNormal([BATCH, 2], 0, deviation);
      const real = realBatch(data, BATCH, rng).add(blur());
      const fake = sampler(noiseBatch(BATCH, 2, rng)).add(blur());
      const first = teach.minimize(
        () =>
          run(discriminator, real)
            .sub(1)
            .square()
            .mean()
            .add(run(discriminator, fake).square().mean())
            .asScalar(),
        true,
        moved(discriminator),
      );
      const [z, slip] = [noiseBatch(BATCH, 2, rng), blur()];
      const second = trick.minimize(
        () => run(discriminator, run(generator, z).add(slip)).sub(1).square().mean().asScalar(),
        true,
        moved(generator),
      );
      if (step % 20 > 0) return;
      const losses = {
        discriminator: first?.dataSync()[0] ?? 0,
        generator: second?.dataSync()[0] ?? 0,
      };
      onStep(step, losses, sampler);
    });
  }
  return sampler;
}
