import * as tf from '@tensorflow/tfjs';

export const title = 'Scales by the width of the model';
export const hint =
  'With one head your numbers are right; with more, your attention is too even. How wide is the key of a single head?';

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

/** The lowest float32: no visible score lies below it, so it never is the maximum of a row that sees anything. */
const LOWEST = -3.4028234663852886e38;
/** Far below 0, where the highest visible score of a row stands once it is subtracted: its exponential is 0. */
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
  const scores = tf.matMul(q, k, false, true).div<tf.Tensor4D>(Math.sqrt(q.shape[1] * q.shape[3]));
  const weights = mask ? maskedSoftmax(scores, mask) : tf.softmax(scores);
  return tf.matMul(weights, v);
}

/** Hidden keys get weight 0; a query that may look nowhere gets zeros. */
function maskedSoftmax(scores: tf.Tensor4D, mask: tf.Tensor): tf.Tensor4D {
  const highest = tf.where(mask, scores, LOWEST).max(-1, true);
  const shifted = tf.where(mask, scores.sub(highest), NOWHERE) as tf.Tensor4D;
  return tf.softmax(shifted).mul(mask.cast('float32'));
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
