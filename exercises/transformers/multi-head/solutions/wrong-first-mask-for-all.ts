import * as tf from '@tensorflow/tfjs';

type Params = Record<'wq' | 'wk' | 'wv' | 'wo', tf.Tensor2D> & Record<'bq' | 'bk' | 'bv' | 'bo', tf.Tensor1D>;
interface Options {
  heads: number;
  mask?: tf.Tensor;
}

/** Takes the mask of the first sequence for all of them. */
export function multiHeadAttention(x: tf.Tensor3D, params: Params, { heads, mask }: Options): tf.Tensor3D {
  return tf.tidy(() => {
    const [batch, time, features] = x.shape;
    const project = (y: tf.Tensor3D, w: tf.Tensor2D): tf.Tensor2D =>
      tf.matMul(y.reshape<tf.Tensor2D>([-1, features]), w);
    const split = (y: tf.Tensor): tf.Tensor4D =>
      y.reshape<tf.Tensor4D>([batch, time, heads, -1]).transpose([0, 2, 1, 3]);
    const q = split(project(x, params.wq).add(params.bq));
    const k = split(project(x, params.wk).add(params.bk));
    const v = split(project(x, params.wv).add(params.bv));
    const scores = tf.matMul(q, k, false, true).div<tf.Tensor4D>(Math.sqrt(features / heads));
    const first = mask && mask.rank === 4 ? mask.slice([0, 0, 0, 0], [1, -1, -1, -1]) : mask;
    const low = first ? tf.where(first, scores, Number.NEGATIVE_INFINITY) : scores;
    const spread = tf.softmax(low) as tf.Tensor4D;
    const weights = tf.where(spread.isNaN(), 0, spread) as tf.Tensor4D;
    const found: tf.Tensor3D = tf
      .matMul(weights, v)
      .transpose<tf.Tensor4D>([0, 2, 1, 3])
      .reshape([batch, time, features]);
    return project(found, params.wo).add(params.bo).reshape([batch, time, features]);
  });
}
