import type * as tf from '@tensorflow/tfjs';

/** Sample by sample, in plain numbers, which are waited for; the modes that were found are a set. */
export async function modeCoverage(
  samples: tf.Tensor2D,
  centres: tf.Tensor2D,
  radius: number,
): Promise<{ covered: number; quality: number }> {
  const places = await centres.array();
  const all = await samples.array();
  const found = new Set<number>();
  let good = 0;
  for (const sample of all) {
    const distances = places.map((place) => Math.hypot(...place.map((value, j) => value - (sample[j] ?? 0))));
    const nearest = Math.min(...distances);
    if (nearest > radius) continue;
    good++;
    found.add(distances.indexOf(nearest));
  }
  return { covered: found.size, quality: good / all.length };
}
