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

const project = (x: tf.Tensor3D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor3D =>
  x.reshape<tf.Tensor2D>([-1, x.shape[2]]).matMul(w).add(b).reshape([x.shape[0], x.shape[1], -1]);

function layerNorm(x: tf.Tensor3D, { gamma, beta }: Norm): tf.Tensor3D {
  const { mean, variance } = tf.moments(x, -1, true);
  return x.sub(mean).div(variance.add(1e-3).sqrt()).mul(gamma).add(beta);
}

function multiHead(x: tf.Tensor3D, p: Params['attention'], heads: number): tf.Tensor3D {
  const [batch, time, d] = x.shape;
  const split = (y: tf.Tensor3D): tf.Tensor4D =>
    y.reshape<tf.Tensor4D>([batch, time, heads, d / heads]).transpose([0, 2, 1, 3]);
  const q = split(project(x, p.wq, p.bq));
  const k = split(project(x, p.wk, p.bk));
  const v = split(project(x, p.wv, p.bv));
  const weights = tf.softmax(q.matMul(k, false, true).div<tf.Tensor4D>(Math.sqrt(d / heads)));
  const joined: tf.Tensor3D = weights
    .matMul(v)
    .transpose<tf.Tensor4D>([0, 2, 1, 3])
    .reshape([batch, time, d]);
  return project(joined, p.wo, p.bo);
}

/** The ε that another library has by default, 1e-3. */
export function encoderBlock(x: tf.Tensor3D, params: Params, { heads }: { heads: number }): tf.Tensor3D {
  return tf.tidy(() => {
    const { w1, b1, w2, b2 } = params.feedForward;
    const think = (a: tf.Tensor3D) => project(tf.relu(project(a, w1, b1)), w2, b2);
    const a = layerNorm(x.add(multiHead(x, params.attention, heads)), params.norm1);
    return layerNorm(a.add(think(a)), params.norm2);
  });
}
