/** Attention, multi-head attention and encoder blocks. */
import type { TensorValue, Value } from '#grader/protocol.ts';
import { type Adapted, type Adapter, need, numberParam, once, skip } from './adaptation.ts';
import { bool, float32, map, reshape, rows, transpose } from './plain-tensor.ts';
import type { VectorCase } from './vector-case.ts';

/** [batch, time, heads · width] to [batch, heads, time, width]. */
function split(tensor: TensorValue, heads: number): TensorValue {
  const [batch = 1, time = 1, features = 1] = tensor.shape;
  return transpose(reshape(tensor, [batch, time, heads, features / heads]), [0, 2, 1, 3]);
}

const causalMask = (queries: number, keys: number): TensorValue => ({
  dtype: 'bool',
  shape: [queries, keys],
  data: Uint8Array.from({ length: queries * keys }, (_, i) => Number(i % keys <= Math.floor(i / keys))),
});

/** The mask as true-may-look, null without one; `undefined` for additive masks with finite numbers. */
function maskOf(vector: VectorCase, queries: number, keys: number): TensorValue | null | undefined {
  const given = vector.inputs.attn_mask;
  const causal = numberParam(vector, 'is_causal', 0) === 1;
  if (given === undefined) return causal ? causalMask(queries, keys) : null;
  if (given.dtype !== 'bool') return undefined;
  const mask = bool(given);
  if (!causal) return mask;
  const before = causalMask(queries, keys);
  return {
    ...mask,
    data: mask.data.map((visible, i) => visible && (before.data[i % before.data.length] ?? 0)),
  };
}

export const adaptAttention: Adapter = (vector) => {
  if (vector.inputs.value_mask) return skip('a mask of queries and values');
  const heads = numberParam(vector, 'q_num_heads', 1);
  if (heads !== numberParam(vector, 'kv_num_heads', heads)) return skip('grouped queries');
  const four = (name: string, from: typeof vector.inputs = vector.inputs) => {
    const tensor = float32(need(from, name));
    return tensor.shape.length === 4 ? tensor : split(tensor, heads);
  };
  const [q, k, v] = [four('Q'), four('K'), four('V')];
  const mask = maskOf(vector, q.shape[2] ?? 0, k.shape[2] ?? 0);
  if (mask === undefined) return skip('an additive mask');
  // Another scale than 1/√d_k is 1/√d_k of a query that was scaled before.
  const root = Math.sqrt(q.shape[3] ?? 1);
  const scaled = map(q, (value) => value * numberParam(vector, 'scale', 1 / root) * root);
  const args: Value[] = [scaled, k, v, ...(mask ? [{ mask }] : [])];
  return once('transformers/attention', 'attention', args, { output: four('Y', vector.expected) });
};

/** PyTorch keeps weights as [out, in] and queries, keys and values in one matrix. */
function torchAttention(vector: VectorCase, prefix: string): Record<string, TensorValue> {
  const packed = float32(need(vector.inputs, `${prefix}in_proj_weight`));
  const packedBias = float32(need(vector.inputs, `${prefix}in_proj_bias`));
  const d = packed.shape[1] ?? 0;
  const matrix = (part: number) => transpose(rows(packed, part * d, (part + 1) * d), [1, 0]);
  const bias = (part: number) => rows(packedBias, part * d, (part + 1) * d);
  return {
    wq: matrix(0),
    bq: bias(0),
    wk: matrix(1),
    bk: bias(1),
    wv: matrix(2),
    bv: bias(2),
    wo: transpose(float32(need(vector.inputs, `${prefix}out_proj_weight`)), [1, 0]),
    bo: float32(need(vector.inputs, `${prefix}out_proj_bias`)),
  };
}

export const adaptMultiHead: Adapter = (vector) => {
  if (vector.op === 'onnx.Attention') return adaptAttention(vector);
  if (vector.op !== 'tg.mha') return skip('dropout during training');
  const x = float32(need(vector.inputs, 'x'));
  const time = x.shape[1] ?? 0;
  const options = {
    heads: numberParam(vector, 'num_heads', 1),
    ...(vector.params.causal === true ? { mask: causalMask(time, time) } : {}),
  };
  const args = [x, torchAttention(vector, ''), options];
  return once('transformers/multi-head', 'multiHeadAttention', args, float32(need(vector.expected, 'y')));
};

/** A tensor of a vector by name, as float32. */
const inputOf = (vector: VectorCase) => (name: string) => float32(need(vector.inputs, name));

const norm = (vector: VectorCase, n: number) => ({
  gamma: inputOf(vector)(`norm${n}_weight`),
  beta: inputOf(vector)(`norm${n}_bias`),
});

const feedForward = (vector: VectorCase) => ({
  w1: transpose(inputOf(vector)('linear1_weight'), [1, 0]),
  b1: inputOf(vector)('linear1_bias'),
  w2: transpose(inputOf(vector)('linear2_weight'), [1, 0]),
  b2: inputOf(vector)('linear2_bias'),
});

export const adaptBlock: Adapter = (vector) => {
  if (vector.op === 'cs231n.Enc' || vector.op === 'cs231n.Dec') return skip('dropout during training');
  if (vector.params.norm_first === true) return skip('normalisation before each part');
  if (vector.params.activation !== 'relu') return skip('another activation');
  const expected = float32(need(vector.expected, 'y'));
  return vector.op === 'tg.dec' ? decoderBlock(vector, expected) : encoderBlock(vector, expected);
};

function encoderBlock(vector: VectorCase, expected: TensorValue): Adapted {
  const params = {
    attention: torchAttention(vector, 'self_attn_'),
    norm1: norm(vector, 1),
    feedForward: feedForward(vector),
    norm2: norm(vector, 2),
  };
  const args = [inputOf(vector)('x'), params, { heads: numberParam(vector, 'num_heads', 1) }];
  return once('transformers/encoder-block', 'encoderBlock', args, expected);
}

function decoderBlock(vector: VectorCase, expected: TensorValue): Adapted {
  const params = {
    selfAttention: torchAttention(vector, 'self_attn_'),
    norm1: norm(vector, 1),
    crossAttention: torchAttention(vector, 'multihead_attn_'),
    norm2: norm(vector, 2),
    feedForward: feedForward(vector),
    norm3: norm(vector, 3),
  };
  const [x, memory] = [inputOf(vector)('x'), inputOf(vector)('memory')];
  const args = [x, memory, params, { heads: numberParam(vector, 'num_heads', 1) }];
  return once('transformers/decoder-block', 'decoderBlock', args, expected);
}
