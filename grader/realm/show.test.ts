import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { pictureSchema } from '#grader/protocol.ts';
import { createShow, type ShowMessage } from './show.ts';

function collect() {
  const sent: ShowMessage[] = [];
  return { sent, ...createShow((message) => sent.push(message)) };
}

describe('show', () => {
  it.each([
    [tf.tensor1d([1, 2]), 'line'],
    [tf.ones([2, 3]), 'heatmap'],
    [tf.ones([4, 4, 3]), 'image'],
  ] as const)('draws %o by its rank as %s', (tensor, as) => {
    const { sent, show } = collect();
    show(tensor);
    expect(sent).toMatchObject([{ type: 'picture', picture: { as, tensor: { shape: tensor.shape } } }]);
  });

  it('thins out what is too large, keeping its proportions', () => {
    const { sent, show } = collect();
    show(tf.range(0, 1024 * 512).reshape([1024, 512]), { title: 'big' });
    const [message] = sent;
    if (message?.type !== 'picture') throw new Error('no picture');
    const { shape, data } = pictureSchema.parse(message.picture).tensor;
    expect(shape).toEqual([128, 128]);
    expect(data.slice(0, 2)).toEqual([0, 4]);
  });

  it('spells out what JSON has no number for', () => {
    const { sent, show } = collect();
    show(tf.tensor1d([Number.NaN, Infinity, -Infinity]));
    expect(sent).toMatchObject([{ picture: { tensor: { data: ['NaN', 'Infinity', '-Infinity'] } } }]);
  });

  it('takes nothing but tensors', () => {
    const { show } = collect();
    expect(() => show(3 as unknown as tf.Tensor)).toThrow('takes a tensor');
  });

  it('stops after fifty pictures', () => {
    const { sent, show } = collect();
    for (let i = 0; i < 200; i += 1) show(tf.scalar(i));
    expect(sent).toHaveLength(50);
  });
});

describe('progress', () => {
  it('sends finite numbers only', () => {
    const { sent, progress } = collect();
    progress(3, { loss: 1, gap: Number.NaN });
    progress(0.5, { loss: 1 });
    expect(sent).toEqual([{ type: 'progress', step: 3, values: { loss: 1 } }]);
  });
});
