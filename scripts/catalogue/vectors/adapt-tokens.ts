/** What comes before the first block of a transformer: positions, and patches of images. */
import type { TensorValue } from '#grader/protocol.ts';
import { type Adapter, need, numberParam, once, skip } from './adaptation.ts';
import { channelsLast, filled, float32, reshape, transpose } from './plain-tensor.ts';

/** The source adds the encoding to tokens and drops some of them: the same is done with ours. */
export const adaptPositionalEncoding: Adapter = (vector) => {
  if (vector.op !== 'cs231n.PE') return skip('rotary embedding');
  const x = float32(need(vector.inputs, 'x'));
  const mask = float32(need(vector.inputs, 'dropout_mask'));
  const [, length = 1, features = 1] = x.shape;
  return {
    ...once('transformers/positional-encoding', 'positionalEncoding', [length, features], null),
    expected: [float32(need(vector.expected, 'y'))],
    pick: (result) => {
      const { data } = result as TensorValue;
      const dropped = x.data.map((value, i) => (value + Number(data[i])) * Number(mask.data[i]));
      return { ...x, data: dropped } as TensorValue;
    },
  };
};

/** The source has no class token and no positions: with zeros for both, the first token is 0. */
export const adaptPatches: Adapter = (vector) => {
  const images = channelsLast(float32(need(vector.inputs, 'x')));
  const patch = numberParam(vector, 'patch_size', 1);
  const channels = images.shape[3] ?? 1;
  const projection = float32(need(vector.inputs, 'proj_w'));
  const units = projection.shape[0] ?? 1;
  // [out, C, row, column] to [row, column, C, out].
  const byPixel = transpose(reshape(projection, [units, channels, patch, patch]), [2, 3, 1, 0]);
  const tokens = float32(need(vector.expected, 'y'));
  const [batch = 1, count = 1] = tokens.shape;
  const params = {
    w: reshape(byPixel, [patch * patch * channels, units]),
    b: float32(need(vector.inputs, 'proj_b')),
    classToken: filled([units], 0),
    positions: filled([count + 1, units], 0),
  };
  const withFirst = Array.from({ length: batch }, (_, image) => [
    ...filled([units], 0).data,
    ...tokens.data.slice(image * count * units, (image + 1) * count * units),
  ]).flat();
  const expected: TensorValue = {
    dtype: 'float32',
    shape: [batch, count + 1, units],
    data: Float32Array.from(withFirst),
  };
  return once('transformers/vit-patches', 'patchEmbed', [images, params, { patch }], expected);
};
