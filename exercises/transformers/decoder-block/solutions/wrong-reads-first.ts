import * as tf from '@tensorflow/tfjs';

type Attention = Record<'wq' | 'wk' | 'wv' | 'wo', tf.Tensor2D> &
  Record<'bq' | 'bk' | 'bv' | 'bo', tf.Tensor1D>;
type Norm = { gamma: tf.Tensor1D; beta: tf.Tensor1D };
interface Params {
  selfAttention: Attention;
  norm1: Norm;
  crossAttention: Attention;
  norm2: Norm;
  feedForward: { w1: tf.Tensor2D; b1: tf.Tensor1D; w2: tf.Tensor2D; b2: tf.Tensor1D };
  norm3: Norm;
}

const dense = (x: tf.Tensor, w: tf.Tensor, b: tf.Tensor) => tf.einsum('btd,de->bte', x, w).add(b);

/** Reads the encoder first and looks at its own text afterwards. */
function attention(
  x: tf.Tensor,
  source: tf.Tensor,
  p: Attention,
  heads: number,
  visible?: tf.Tensor,
): tf.Tensor {
  const [batch = 0, time = 0, d = 0] = x.shape;
  const inHeads = (y: tf.Tensor) => y.reshape([batch, -1, heads, d / heads]).transpose([0, 2, 1, 3]);
  const q = inHeads(dense(x, p.wq, p.bq)).div(Math.sqrt(d / heads));
  const k = inHeads(dense(source, p.wk, p.bk));
  const v = inHeads(dense(source, p.wv, p.bv));
  const scores = q.matMul(k, false, true);
  const powers = scores
    .sub(scores.max(-1, true))
    .exp()
    .mul(visible ?? 1);
  const found = powers.div(powers.sum(-1, true)).matMul(v);
  return dense(found.transpose([0, 2, 1, 3]).reshape([batch, time, d]), p.wo, p.bo);
}

function norm(x: tf.Tensor, { gamma, beta }: Norm): tf.Tensor {
  const centred = x.sub(x.mean(2, true));
  return centred.div(centred.square().mean(2, true).add(1e-5).sqrt()).mul(gamma).add(beta);
}

export function decoderBlock(
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  params: Params,
  { heads }: { heads: number },
): tf.Tensor3D {
  return tf.tidy(() => {
    const { w1, b1, w2, b2 } = params.feedForward;
    const visible = tf.linalg.bandPart(tf.ones([x.shape[1], x.shape[1]]), -1, 0);
    let y: tf.Tensor = norm(attention(x, memory, params.crossAttention, heads).add(x), params.norm1);
    y = norm(attention(y, y, params.selfAttention, heads, visible).add(y), params.norm2);
    y = norm(dense(dense(y, w1, b1).relu(), w2, b2).add(y), params.norm3);
    return y as tf.Tensor3D;
  });
}
