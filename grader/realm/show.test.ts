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

  it('says what it takes when it gets something else', () => {
    const { show } = collect();
    expect(() => show(3 as unknown as tf.Tensor)).toThrow('takes a tensor and got number');
    expect(() => show([1] as unknown as tf.Tensor)).toThrow('tf.tensor(values)');
    expect(() => show(tf.tensor(['a']))).toThrow('this tensor holds strings');
    expect(() => show(tf.ones([1]), { as: 'pie' as 'line' })).toThrow("cannot draw as 'pie'");
  });

  it('gives complex numbers an axis, and booleans and empty tensors as they are', () => {
    const { sent, show } = collect();
    show(tf.complex([1, 2], [3, 4]), { as: 'table' });
    show(tf.tensor([true, false], [2], 'bool'));
    show(tf.zeros([0, 3]));
    expect(sent).toMatchObject([
      { picture: { tensor: { shape: [2, 2], data: [1, 3, 2, 4] }, stats: { dtype: 'complex64' } } },
      { picture: { tensor: { dtype: 'bool', data: [1, 0] } } },
      { picture: { as: 'heatmap', tensor: { shape: [0, 3], data: [] }, stats: { min: null } } },
    ]);
  });

  it('counts every element in the figures, thinned out or not', () => {
    const { sent, show } = collect();
    show(tf.range(0, 1024 * 512).reshape([1024, 512]));
    expect(sent).toMatchObject([{ picture: { stats: { shape: [1024, 512], min: 0, max: 1024 * 512 - 1 } } }]);
  });

  it('sends small pictures of every call of a run, and stops a loop that would flood the page', () => {
    const { sent, show } = collect();
    for (let i = 0; i < 1_200; i += 1) show(tf.scalar(i));
    expect(sent).toHaveLength(1_000);
  });

  it('stops after fifty of the largest pictures', () => {
    const { sent, show } = collect();
    const large = tf.zeros([128, 128]);
    for (let i = 0; i < 60; i += 1) show(large);
    expect(sent).toHaveLength(50);
  });
});

describe('inspect', () => {
  it('lists tensors with their figures and anything else as text', () => {
    const { sent, inspect } = collect();
    const gone = tf.ones([2]);
    gone.dispose();
    inspect({ x: tf.ones([2]), gone, words: tf.tensor(['a']), options: { stride: 2 }, f: () => 1 });
    expect(sent).toMatchObject([
      { picture: { as: 'value', title: 'x', tensor: { data: [1, 1] }, stats: { mean: 1 } } },
      { picture: { as: 'value', title: 'gone', text: 'Tensor float32 [2] (disposed)' } },
      { picture: { title: 'words', text: 'Tensor string [1] ["a"]' } },
      { picture: { title: 'options', text: '{ stride: 2 }' } },
    ]);
    expect(sent).toHaveLength(4);
    for (const message of sent) if (message.type === 'picture') pictureSchema.parse(message.picture);
  });
});

describe('progress', () => {
  it('sends numbers of whole steps, those that are not finite as words', () => {
    const { sent, progress } = collect();
    progress(3, { loss: 1, gap: Number.NaN, name: 'x' as unknown as number });
    progress(0.5, { loss: 1 });
    expect(sent).toEqual([{ type: 'progress', step: 3, values: { loss: 1, gap: 'NaN' } }]);
  });
});
