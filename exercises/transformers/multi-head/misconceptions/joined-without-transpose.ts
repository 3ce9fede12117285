import * as tf from '@tensorflow/tfjs';

export const title = 'Joins with a reshape alone';
export const hint =
  'The heads attend correctly, and their results come back in the wrong places. What undoes the transpose of the split?';

type Params = Record<'wq' | 'wk' | 'wv' | 'wo', tf.Tensor2D> & Record<'bq' | 'bk' | 'bv' | 'bo', tf.Tensor1D>;

const project = (x: tf.Tensor, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor =>
  x
    .reshape([-1, w.shape[0]])
    .matMul(w)
    .add(b)
    .reshape([...x.shape.slice(0, -1), w.shape[1]]);

export function multiHeadAttention(
  x: tf.Tensor3D,
  { wq, bq, wk, bk, wv, bv, wo, bo }: Params,
  { heads, mask }: { heads: number; mask?: tf.Tensor },
): tf.Tensor {
  return tf.tidy(() => {
    const [batch, time, features] = x.shape;
    const width = features / heads;
    const split = (y: tf.Tensor) => y.reshape([batch, time, heads, width]).transpose([0, 2, 1, 3]);
    const q = split(project(x, wq, bq));
    const k = split(project(x, wk, bk));
    const v = split(project(x, wv, bv));
    const scores = tf.matMul(q, k, false, true).div(Math.sqrt(width));
    const weights = mask
      ? tf.softmax(tf.where(mask, scores, -1e9)).mul(mask.cast('float32'))
      : tf.softmax(scores);
    const gathered = tf.matMul(weights, v);
    return project(gathered.reshape([batch, time, features]), wo, bo);
  });
}
