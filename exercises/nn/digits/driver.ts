/** Trains and predicts in one call, because a model may be anything and need not survive a channel. */
import { progress } from '@descent/show';
import * as tf from '@tensorflow/tfjs';

interface Solution {
  train(
    images: tf.Tensor2D,
    labels: tf.Tensor1D,
    options: { onStep: (step: number, loss: number) => void },
  ): unknown;
  predict(model: unknown, images: tf.Tensor2D): unknown;
}

/** So many images are asked for one at a time, and once more among all: a model reads them alike. */
const ALONE = 200;
/** More of these than this are not read otherwise by rounding, nor by a model that draws by lot. */
const OTHERWISE_MAX = ALONE / 4;

/**
 * Predicted digits [M] for `unseen` after training on `images` and `labels`, the first ones as they were read alone; or how many
 * of these were read otherwise among all, where that is no accident; or the groups that came, where one is no list of its size.
 */
export async function trainAndPredict(
  solution: Solution,
  images: tf.Tensor2D,
  labels: tf.Tensor1D,
  unseen: tf.Tensor2D,
): Promise<unknown> {
  const onStep = (step: number, loss: number) => progress(step, { loss });
  const model = await solution.train(images, labels, { onStep });
  const first = tf.split<tf.Tensor2D>(tf.slice(unseen, 0, ALONE), ALONE);
  const asked = [...first, unseen.clone()];
  const groups: unknown[] = [];
  for (const [i, group] of asked.entries()) {
    groups[i] = await solution.predict(model, group);
  }
  if (!groups.every((group, i) => isListOf(group, asked[i]?.shape[0] ?? 0))) return groups;
  const together = groups.pop() as tf.Tensor1D;
  const alone = tf.concat(groups as tf.Tensor1D[]);
  const [again, others] = tf.split<tf.Tensor1D>(together, [ALONE, together.size - ALONE]);
  const [readOtherwise = 0] = await tf
    .notEqual(alone, again as tf.Tensor1D)
    .sum()
    .data();
  return readOtherwise > OTHERWISE_MAX ? { readOtherwise } : tf.concat([alone, others as tf.Tensor1D]);
}

function isListOf(group: unknown, size: number): group is tf.Tensor1D {
  return group instanceof tf.Tensor && group.rank === 1 && group.size === size;
}
