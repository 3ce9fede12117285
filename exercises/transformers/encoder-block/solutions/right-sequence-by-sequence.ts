import * as tf from '@tensorflow/tfjs';

interface Norm {
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
}
interface Params {
  attention: Record<'wq' | 'wk' | 'wv' | 'wo', tf.Tensor2D> & Record<'bq' | 'bk' | 'bv' | 'bo', tf.Tensor1D>;
  norm1: Norm;
  feedForward: { w1: tf.Tensor2D; b1: tf.Tensor1D; w2: tf.Tensor2D; b2: tf.Tensor1D };
  norm2: Norm;
}

/** Attention of one head, [time, d_k] each. */
function attend(q: tf.Tensor2D, k: tf.Tensor2D, v: tf.Tensor2D): tf.Tensor2D {
  const scores = tf.matMul(q, k, false, true).mul<tf.Tensor2D>(1 / Math.sqrt(q.shape[1]));
  return tf.matMul(tf.softmax(scores), v);
}

function standardise(x: tf.Tensor2D, { gamma, beta }: Norm): tf.Tensor2D {
  const centred = x.sub<tf.Tensor2D>(x.mean(1, true));
  return centred.mul(centred.square().mean(1, true).add(1e-5).rsqrt()).mul(gamma).add(beta);
}

/** A block on one sequence, [time, d_model]: nothing but matrices. */
function onSequence(
  x: tf.Tensor2D,
  { attention: p, norm1, feedForward: f, norm2 }: Params,
  heads: number,
): tf.Tensor2D {
  const perHead = (w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor2D[] =>
    tf.split(x.matMul(w).add<tf.Tensor2D>(b), heads, 1);
  const [q, k, v] = [perHead(p.wq, p.bq), perHead(p.wk, p.bk), perHead(p.wv, p.bv)];
  const found = q.flatMap((query, head) => {
    const [key, value] = [k[head], v[head]];
    return key && value ? [attend(query, key, value)] : [];
  });
  const mixed: tf.Tensor2D = tf.concat(found, 1).matMul(p.wo).add(p.bo);
  const a = standardise(tf.add(x, mixed), norm1);
  const hidden = tf.maximum<tf.Tensor2D>(tf.matMul(a, f.w1).add(f.b1), 0);
  const thought: tf.Tensor2D = tf.matMul(hidden, f.w2).add(f.b2);
  return standardise(tf.add(a, thought), norm2);
}

export function encoderBlock(x: tf.Tensor3D, params: Params, { heads }: { heads: number }): tf.Tensor3D {
  return tf.tidy(
    () =>
      tf.stack(
        tf.unstack(x).map((sequence) => onSequence(sequence as tf.Tensor2D, params, heads)),
      ) as tf.Tensor3D,
  );
}
