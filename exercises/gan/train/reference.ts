import * as tf from '@tensorflow/tfjs';

export type Rng = () => number;
export type Sampler = (z: tf.Tensor2D) => tf.Tensor2D;
export interface Options {
  steps: number;
  rng: Rng;
  onStep: (step: number, losses: { discriminator: number; generator: number }, sampler?: Sampler) => void;
}

const BATCH = 64;
const HIDDEN = 32;
const NOISE = 2;
const RATE = { discriminator: 0.01, generator: 0.003 };
/** The past of Adam: an opponent of long ago is no guide. */
const BETA1 = 0.5;
/** Both sorts of points are blurred, by less and less: no fake is ever hopeless. */
const BLUR = { first: 0.3, least: 0.1 };
/** The sampler's weights are a mean over the last fifty rounds or so: the players chase each other for ever. */
const MEMORY = 0.98;
/** Losses are read out, which a GPU has to be waited for, at every twentieth step. */
const STEPS_SHOWN = 20;

/** Rows of the data, each drawn from all of them. */
export function realBatch(data: tf.Tensor2D, size: number, rng: Rng): tf.Tensor2D {
  const rows = Array.from({ length: size }, () => Math.floor(rng() * data.shape[0]));
  return tf.tidy(() => data.gather(tf.tensor1d(rows, 'int32')));
}

/** Box and Muller: the radius and the angle of a point make one normal number. */
export function noiseBatch(size: number, dims: number, rng: Rng): tf.Tensor2D {
  const normal = Array.from({ length: size * dims }, () => {
    const [u, v] = [rng(), rng()];
    return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
  });
  return tf.tensor2d(normal, [size, dims]);
}

/** Weights and biases by turns. */
type Network = tf.Variable[];

function network(widths: readonly number[], rng: Rng): Network {
  return widths.slice(1).flatMap((units, i) => {
    const inputs = widths[i] ?? 1;
    const w = tf.tidy(() => tf.variable(noiseBatch(inputs, units, rng).mul(Math.sqrt(2 / inputs))));
    return [w, tf.variable(tf.zeros([units]))];
  });
}

function run(layers: Network, input: tf.Tensor2D): tf.Tensor2D {
  let x = input;
  for (let i = 0; i < layers.length; i += 2) {
    if (i > 0) x = x.relu();
    x = x.matMul(layers[i] as unknown as tf.Tensor2D).add(layers[i + 1] as tf.Tensor);
  }
  return x;
}

/** −log σ(logits), the mean: how surprised one is who is told that all are real. */
const surprise = (logits: tf.Tensor2D): tf.Scalar => logits.neg().softplus().mean();

/** The typical loop of the lecture, with the non-saturating loss. */
export async function train(data: tf.Tensor2D, { steps, rng, onStep }: Options): Promise<Sampler> {
  const generator = network([NOISE, HIDDEN, HIDDEN, 2], rng);
  const discriminator = network([2, HIDDEN, HIDDEN, 1], rng);
  const optimizers = {
    discriminator: tf.train.adam(RATE.discriminator, BETA1),
    generator: tf.train.adam(RATE.generator, BETA1),
  };
  const averaged: Network = generator.map((weights) => tf.variable(weights));
  const sampler: Sampler = (z) => tf.tidy(() => run(averaged, z));
  for (let step = 0; step < steps; step++) {
    const losses = tf.tidy((): [tf.Scalar, tf.Scalar] => {
      const deviation = Math.max(BLUR.least, BLUR.first * (1 - step / steps));
      const blurred = (points: tf.Tensor2D): tf.Tensor2D =>
        points.add(noiseBatch(BATCH, 2, rng).mul(deviation));
      const real = blurred(realBatch(data, BATCH, rng));
      const fake = blurred(run(generator, noiseBatch(BATCH, NOISE, rng)));
      const lossOfDiscriminator = () =>
        surprise(run(discriminator, real)).add<tf.Scalar>(surprise(run(discriminator, fake).neg()));
      const first = optimizers.discriminator.minimize(lossOfDiscriminator, true, discriminator);
      const [z, blur] = [noiseBatch(BATCH, NOISE, rng), blurred(tf.zeros([BATCH, 2]))];
      const lossOfGenerator = () => surprise(run(discriminator, run(generator, z).add(blur)));
      const second = optimizers.generator.minimize(lossOfGenerator, true, generator);
      for (const [i, weights] of averaged.entries()) {
        weights.assign(weights.mul(MEMORY).add(generator[i]?.mul(1 - MEMORY) ?? 0));
      }
      return [first as tf.Scalar, second as tf.Scalar];
    });
    if (step % STEPS_SHOWN === 0) {
      const [ofDiscriminator = 0, ofGenerator = 0] = losses.map((loss) => loss.dataSync()[0]);
      onStep(step, { discriminator: ofDiscriminator, generator: ofGenerator }, sampler);
    }
    tf.dispose(losses);
  }
  tf.dispose([generator, discriminator]);
  for (const optimizer of Object.values(optimizers)) optimizer.dispose();
  return sampler;
}
