import * as tf from '@tensorflow/tfjs';

export type Attention = Record<'wq' | 'wk' | 'wv' | 'wo', tf.Tensor2D> &
  Record<'bq' | 'bk' | 'bv' | 'bo', tf.Tensor1D>;
export interface Norm {
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
}
export interface Params {
  selfAttention: Attention;
  norm1: Norm;
  crossAttention: Attention;
  norm2: Norm;
  feedForward: { w1: tf.Tensor2D; b1: tf.Tensor1D; w2: tf.Tensor2D; b2: tf.Tensor1D };
  norm3: Norm;
}

const EPSILON = 1e-5;
/** The lowest float32: no visible score lies below it. */
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

/** Scores of which softmax gives those outside the mask weight 0, however low the visible ones are. */
function hidden(scores: tf.Tensor4D, mask: tf.Tensor2D): tf.Tensor4D {
  const highest = tf.where(mask, scores, LOWEST).max(-1, true);
  return tf.where(mask, scores.sub(highest), NOWHERE);
}

interface Heads {
  heads: number;
  /** True where a query may look, [time, source]; without one, everywhere. */
  mask?: tf.Tensor2D;
}
/** Queries from x [batch, time, d_model], keys and values from source [batch, source, d_model]. */
function attend(x: tf.Tensor3D, source: tf.Tensor3D, p: Attention, { heads, mask }: Heads): tf.Tensor3D {
  const [batch, time, features] = x.shape;
  const split = (y: tf.Tensor3D): tf.Tensor4D =>
    y.reshape([batch, -1, heads, features / heads]).transpose([0, 2, 1, 3]);
  const q = split(project(x, p.wq, p.bq));
  const k = split(project(source, p.wk, p.bk));
  const v = split(project(source, p.wv, p.bv));
  const scores = tf.matMul(q, k, false, true).div<tf.Tensor4D>(Math.sqrt(features / heads));
  const weights = tf.softmax(mask ? hidden(scores, mask) : scores);
  const joined: tf.Tensor3D = tf.matMul(weights, v).transpose([0, 2, 1, 3]).reshape([batch, time, features]);
  return project(joined, p.wo, p.bo);
}

/** Query q may look at the keys 0 to q. */
function causal(time: number): tf.Tensor2D {
  const position = tf.range(0, time);
  return tf.lessEqual(position, position.reshape<tf.Tensor2D>([time, 1]));
}

function feedForward(x: tf.Tensor3D, { w1, b1, w2, b2 }: Params['feedForward']): tf.Tensor3D {
  return project(tf.relu(project(x, w1, b1)), w2, b2);
}

function layerNorm(x: tf.Tensor3D, { gamma, beta }: Norm): tf.Tensor3D {
  const { mean, variance } = tf.moments(x, -1, true);
  return x.sub(mean).div(variance.add(EPSILON).sqrt()).mul(gamma).add(beta);
}

export function decoderBlock(
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  params: Params,
  { heads }: { heads: number },
): tf.Tensor3D {
  return tf.tidy(() => {
    const mask = causal(x.shape[1]);
    const written = attend(x, x, params.selfAttention, { heads, mask });
    const a = layerNorm(x.add(written), params.norm1);
    const read = attend(a, memory, params.crossAttention, { heads });
    const b = layerNorm(a.add(read), params.norm2);
    return layerNorm(b.add(feedForward(b, params.feedForward)), params.norm3);
  });
}
