import * as tf from '@tensorflow/tfjs';

export const title = 'A large number in the place of −∞';
export const hint =
  'Your masked numbers are right until every score that a token may see lies below the number that you put in the place of −∞; then a hidden token wins. What do you know about the highest visible score once it has been subtracted?';

export interface Params {
  wq: tf.Tensor2D;
  bq: tf.Tensor1D;
  wk: tf.Tensor2D;
  bk: tf.Tensor1D;
  wv: tf.Tensor2D;
  bv: tf.Tensor1D;
  wo: tf.Tensor2D;
  bo: tf.Tensor1D;
}

const NOWHERE = -1e9;

/** x w + b on the last axis, [batch, time, in] to [batch, time, out]. */
function project(x: tf.Tensor3D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor3D {
  const [batch, time, features] = x.shape;
  return x
    .reshape([batch * time, features])
    .matMul(w)
    .add(b)
    .reshape([batch, time, -1]);
}

/** [batch, time, d_model] to [batch, heads, time, d_k]. */
function split(x: tf.Tensor3D, heads: number): tf.Tensor4D {
  const [batch, time, features] = x.shape;
  return x.reshape([batch, time, heads, features / heads]).transpose([0, 2, 1, 3]);
}

/** [batch, heads, time, d_k] to [batch, time, d_model]. */
function join(x: tf.Tensor4D): tf.Tensor3D {
  const [batch, heads, time, width] = x.shape;
  return x.transpose([0, 2, 1, 3]).reshape([batch, time, heads * width]);
}

function attention(q: tf.Tensor4D, k: tf.Tensor4D, v: tf.Tensor4D, mask?: tf.Tensor): tf.Tensor4D {
  const scores = tf.matMul(q, k, false, true).div<tf.Tensor4D>(Math.sqrt(q.shape[3]));
  const weights = mask ? maskedSoftmax(scores, mask) : tf.softmax(scores);
  return tf.matMul(weights, v);
}

/** Hidden keys get weight 0; a query that may look nowhere gets zeros. */
function maskedSoftmax(scores: tf.Tensor4D, mask: tf.Tensor): tf.Tensor4D {
  return tf.softmax(tf.where(mask, scores, NOWHERE) as tf.Tensor4D).mul(mask.cast('float32'));
}

export function multiHeadAttention(
  x: tf.Tensor3D,
  { wq, bq, wk, bk, wv, bv, wo, bo }: Params,
  { heads, mask }: { heads: number; mask?: tf.Tensor },
): tf.Tensor3D {
  return tf.tidy(() => {
    const q = split(project(x, wq, bq), heads);
    const k = split(project(x, wk, bk), heads);
    const v = split(project(x, wv, bv), heads);
    return project(join(attention(q, k, v, mask)), wo, bo);
  });
}
