/** Trains and predicts in one call, because a model may be anything and need not survive a channel. */
import { progress } from '@descent/show';
import * as tf from '@tensorflow/tfjs';

interface Solution {
  shift(images: tf.Tensor4D, down: number, right: number): tf.Tensor4D;
  train(
    images: tf.Tensor4D,
    labels: tf.Tensor1D,
    options: { onStep: (step: number, loss: number) => void },
  ): unknown;
  predict(model: unknown, images: tf.Tensor4D): unknown;
}

/** So many images are asked for one at a time, all others at once: a model reads them alike. */
const ALONE = 40;

/**
 * Predicted digits [M] for `unseen` after training on `images` and `labels`: asked for in groups, and given back as one
 * tensor, or as the groups that came where one of them is no list of that many values.
 */
export async function trainAndPredict(
  solution: Solution,
  images: tf.Tensor4D,
  labels: tf.Tensor1D,
  unseen: tf.Tensor4D,
): Promise<unknown> {
  const onStep = (step: number, loss: number) => progress(step, { loss });
  const model = await solution.train(images, labels, { onStep });
  const sizes = [...Array.from({ length: ALONE }, () => 1), unseen.shape[0] - ALONE];
  const groups: unknown[] = [];
  for (const [i, group] of tf.split<tf.Tensor4D>(unseen, sizes).entries()) {
    groups[i] = await solution.predict(model, group);
    group.dispose();
  }
  const listed = groups.every((group, i) => isListOf(group, sizes[i] ?? 0));
  return listed ? tf.concat(groups as tf.Tensor1D[]) : groups;
}

function isListOf(group: unknown, size: number): group is tf.Tensor1D {
  return group instanceof tf.Tensor && group.rank === 1 && group.size === size;
}
