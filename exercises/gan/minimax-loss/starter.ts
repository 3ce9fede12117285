import * as tf from '@tensorflow/tfjs';

/**
 * What the discriminator minimises.
 *
 * @param realLogits logits on real data, [batch, 1]
 * @param fakeLogits logits on generated data, [batch, 1]; the batch may have another size
 * @returns a scalar
 */
export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  throw new Error('Not written yet: the negative of the objective, two means added.');
}

/**
 * What the generator minimises.
 *
 * @param fakeLogits the discriminator's logits on generated data, [batch, 1]
 * @param saturating true for the objective as written, false for the non-saturating form
 * @returns a scalar
 */
export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  throw new Error(`Not written yet: the ${saturating ? 'saturating' : 'non-saturating'} form.`);
}
