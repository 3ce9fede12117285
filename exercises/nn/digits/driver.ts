/** Trains and predicts in one call, because a model may be anything and need not survive a channel. */
import { progress } from '@descent/show';
import type * as tf from '@tensorflow/tfjs';

interface Solution {
  train(
    images: tf.Tensor2D,
    labels: tf.Tensor1D,
    options: { onStep: (step: number, loss: number) => void },
  ): unknown;
  predict(model: unknown, images: tf.Tensor2D): unknown;
}

/** One image, some, and all others: a model reads them alike. */
const GROUPS = [1, 99];

/** What `predict` gives for each group of `unseen`, in order, after training on `images` and `labels`. */
export async function trainAndPredict(
  solution: Solution,
  images: tf.Tensor2D,
  labels: tf.Tensor1D,
  unseen: tf.Tensor2D,
): Promise<unknown[]> {
  const onStep = (step: number, loss: number) => progress(step, { loss });
  const model = await solution.train(images, labels, { onStep });
  const predictions: unknown[] = [];
  let from = 0;
  for (const size of [...GROUPS, unseen.shape[0] - 100]) {
    const group = unseen.slice<tf.Tensor2D>([from, 0], [size, -1]);
    predictions.push(await solution.predict(model, group));
    group.dispose();
    from += size;
  }
  return predictions;
}
