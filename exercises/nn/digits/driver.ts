/** Trains and predicts in one call, because a model may be anything and need not survive a channel. */
import { progress } from '@descent/show';
import type * as tf from '@tensorflow/tfjs';

interface Solution {
  train(
    images: tf.Tensor2D,
    labels: tf.Tensor1D,
    options: { onStep: (step: number, loss: number) => void },
  ): unknown;
  predict(model: unknown, images: tf.Tensor2D): tf.Tensor;
}

/** Predicted digits [M] int32 for `unseen`, after training on `images` and `labels`. */
export async function trainAndPredict(
  solution: Solution,
  images: tf.Tensor2D,
  labels: tf.Tensor1D,
  unseen: tf.Tensor2D,
): Promise<tf.Tensor> {
  const onStep = (step: number, loss: number) => progress(step, { loss });
  const model = await solution.train(images, labels, { onStep });
  return solution.predict(model, unseen);
}
