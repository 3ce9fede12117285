import * as tf from '@tensorflow/tfjs';

type Attention = Record<'wq' | 'wk' | 'wv' | 'wo', tf.Tensor2D> &
  Record<'bq' | 'bk' | 'bv' | 'bo', tf.Tensor1D>;
interface Norm {
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
}
interface Params {
  selfAttention: Attention;
  norm1: Norm;
  crossAttention: Attention;
  norm2: Norm;
  feedForward: { w1: tf.Tensor2D; b1: tf.Tensor1D; w2: tf.Tensor2D; b2: tf.Tensor1D };
  norm3: Norm;
}

const linear = (x: tf.Tensor2D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor2D => x.matMul(w).add(b);

/** One head after another; `blocked` is added to the scores. */
function attend(
  x: tf.Tensor2D,
  source: tf.Tensor2D,
  p: Attention,
  heads: number,
  blocked: tf.Tensor,
): tf.Tensor2D {
  const queries = tf.split(linear(x, p.wq, p.bq), heads, 1);
  const keys = tf.split(linear(source, p.wk, p.bk), heads, 1);
  const values = tf.split(linear(source, p.wv, p.bv), heads, 1);
  const found = queries.map((q, head) => {
    const k = keys[head] as tf.Tensor2D;
    const scores = tf.matMul(q, k, false, true).mul(1 / Math.sqrt(k.shape[1]));
    return tf.softmax(scores.add(blocked)).matMul(values[head] as tf.Tensor2D);
  });
  return linear(tf.concat(found, 1) as tf.Tensor2D, p.wo, p.bo);
}

function standardise(x: tf.Tensor2D, { gamma, beta }: Norm): tf.Tensor2D {
  const centred = x.sub<tf.Tensor2D>(x.mean(1, true));
  return centred.mul(centred.square().mean(1, true).add(1e-5).rsqrt()).mul(gamma).add(beta);
}

/** A block on one sequence: nothing but matrices. */
function onSequence(x: tf.Tensor2D, memory: tf.Tensor2D, params: Params, heads: number): tf.Tensor2D {
  const time = x.shape[0];
  const future = tf.sub(1, tf.linalg.bandPart(tf.ones([time, time]), -1, 0)).mul(-1e8);
  const open = tf.scalar(0);
  const a = standardise(x.add(attend(x, x, params.selfAttention, heads, future)), params.norm1);
  const b = standardise(a.add(attend(a, memory, params.crossAttention, heads, open)), params.norm2);
  const { w1, b1, w2, b2 } = params.feedForward;
  const thought = linear(tf.maximum(linear(b, w1, b1), 0) as tf.Tensor2D, w2, b2);
  return standardise(tf.add(b, thought), params.norm3);
}

export function decoderBlock(
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  params: Params,
  { heads }: { heads: number },
): tf.Tensor3D {
  return tf.tidy(() => {
    const sources = tf.unstack(memory) as tf.Tensor2D[];
    const written = tf.unstack(x).flatMap((sequence, i) => {
      const source = sources[i];
      return source ? [onSequence(sequence as tf.Tensor2D, source, params, heads)] : [];
    });
    return tf.stack(written) as tf.Tensor3D;
  });
}
