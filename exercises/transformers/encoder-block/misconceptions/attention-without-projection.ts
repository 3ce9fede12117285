import * as tf from '@tensorflow/tfjs';

export const title = 'Leaves out the last projection of attention';
export const hint =
  'Without attention your block is right; with it, the joined heads are added as they are. What comes after joining?';

export interface Params {
  attention: Record<'wq' | 'wk' | 'wv' | 'wo', tf.Tensor2D> & Record<'bq' | 'bk' | 'bv' | 'bo', tf.Tensor1D>;
  norm1: Norm;
  feedForward: { w1: tf.Tensor2D; b1: tf.Tensor1D; w2: tf.Tensor2D; b2: tf.Tensor1D };
  norm2: Norm;
}
export interface Norm {
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
}

const EPSILON = 1e-5;

/** x w + b on the last axis, [batch, time, in] to [batch, time, out]. */
function project(x: tf.Tensor3D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor3D {
  const [batch, time, features] = x.shape;
  return x
    .reshape([batch * time, features])
    .matMul(w)
    .add(b)
    .reshape([batch, time, -1]);
}

function multiHead(x: tf.Tensor3D, p: Params['attention'], heads: number): tf.Tensor3D {
  const [batch, time, features] = x.shape;
  const split = (y: tf.Tensor3D): tf.Tensor4D =>
    y.reshape([batch, time, heads, features / heads]).transpose([0, 2, 1, 3]);
  const q = split(project(x, p.wq, p.bq));
  const k = split(project(x, p.wk, p.bk));
  const v = split(project(x, p.wv, p.bv));
  const scores = tf.matMul(q, k, false, true).div<tf.Tensor4D>(Math.sqrt(features / heads));
  const weights = tf.softmax(scores);
  const joined: tf.Tensor3D = tf.matMul(weights, v).transpose([0, 2, 1, 3]).reshape([batch, time, features]);
  return joined;
}

function feedForward(x: tf.Tensor3D, { w1, b1, w2, b2 }: Params['feedForward']): tf.Tensor3D {
  return project(tf.relu(project(x, w1, b1)), w2, b2);
}

function layerNorm(x: tf.Tensor3D, { gamma, beta }: Norm): tf.Tensor3D {
  const { mean, variance } = tf.moments(x, -1, true);
  return x.sub(mean).div(variance.add(EPSILON).sqrt()).mul(gamma).add(beta);
}

export function encoderBlock(x: tf.Tensor3D, params: Params, { heads }: { heads: number }): tf.Tensor3D {
  return tf.tidy(() => {
    const attended = layerNorm(x.add(multiHead(x, params.attention, heads)), params.norm1);
    return layerNorm(attended.add(feedForward(attended, params.feedForward)), params.norm2);
  });
}
