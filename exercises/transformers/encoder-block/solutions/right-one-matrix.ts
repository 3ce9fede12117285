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

const fused = (a: tf.Tensor2D, b: tf.Tensor2D, bias: tf.Tensor1D, activation: 'linear' | 'relu' = 'linear') =>
  tf.fused.matMul({ a, b, bias, activation }) as tf.Tensor2D;

/** All tokens of the batch as rows of one matrix; one wide product makes queries, keys and values. */
export function encoderBlock(x: tf.Tensor3D, params: Params, { heads }: { heads: number }): tf.Tensor3D {
  return tf.tidy(() => {
    const { attention: p, feedForward: f } = params;
    const [batch, time, d] = x.shape;
    const rows: tf.Tensor2D = x.reshape([batch * time, d]);
    const projections = fused(rows, tf.concat([p.wq, p.wk, p.wv], 1), tf.concat([p.bq, p.bk, p.bv]));
    // [3, batch, heads, time, d_k]
    const [q, k, v] = tf.unstack(
      projections.reshape([batch, time, 3, heads, d / heads]).transpose([2, 0, 3, 1, 4]),
    ) as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D];
    const weights = tf.softmax(q.matMul(k, false, true).div<tf.Tensor4D>(Math.sqrt(d / heads)));
    const joined: tf.Tensor2D = weights
      .matMul(v)
      .transpose<tf.Tensor4D>([0, 2, 1, 3])
      .reshape([batch * time, d]);

    const norm = (y: tf.Tensor2D, { gamma, beta }: Norm): tf.Tensor2D => {
      const { mean, variance } = tf.moments(y, [1], true);
      // Tokens as columns: what is a feature to batch normalisation is a token here.
      const [shift, scale] = [tf.zeros<tf.Rank.R1>([batch * time]), tf.ones<tf.Rank.R1>([batch * time])];
      return tf
        .batchNorm2d(y.transpose(), mean.flatten(), variance.flatten(), shift, scale, 1e-5)
        .transpose<tf.Tensor2D>()
        .mul(gamma)
        .add(beta);
    };
    const a = norm(rows.add(fused(joined, p.wo, p.bo)), params.norm1);
    const y = norm(a.add(fused(fused(a, f.w1, f.b1, 'relu'), f.w2, f.b2)), params.norm2);
    return y.reshape([batch, time, d]);
  });
}
