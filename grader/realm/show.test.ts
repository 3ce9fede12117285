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

describe('what a picture is called and drawn as', () => {
  it.each([
    [undefined, '[2, 3]'],
    ['', ''],
    ['weights', 'weights'],
    ['x'.repeat(300), `${'x'.repeat(199)}…`],
    [7 as unknown as string, '[2, 3]'],
    [{ toString: () => 'mine' } as unknown as string, '[2, 3]'],
  ])('a title %j is %j', (title, shown) => {
    const { sent, show } = collect();
    show(tf.ones([2, 3]), { ...(title === undefined ? {} : { title }) });
    expect(sent).toMatchObject([{ picture: { title: shown } }]);
  });

  it.each(['image', 'heatmap', 'line', 'histogram', 'scatter', 'table'] as const)(
    '%s may be asked for',
    (as) => {
      const { sent, show } = collect();
      show(tf.ones([2]), { as });
      expect(sent).toMatchObject([{ picture: { as } }]);
    },
  );

  it.each(['value', 'trajectory', 'predictions', 'toString', '', 'Line', 'x'.repeat(500)])(
    '%j may not',
    (as) => {
      const { sent, show } = collect();
      expect(() => show(tf.ones([2]), { as: as as 'line' })).toThrow(
        /^show\(\) cannot draw as '.{0,40}'; it knows image,/,
      );
      expect(sent).toEqual([]);
    },
  );

  it.each([
    [tf.scalar(1), 'line'],
    [tf.zeros([1, 1, 1, 1]), 'image'],
    [tf.zeros([1, 1, 1, 1, 1]), 'image'],
  ] as const)('%o has a drawing by its rank', (tensor, as) => {
    const { sent, show } = collect();
    show(tensor);
    expect(sent).toMatchObject([{ picture: { as } }]);
  });

  it.each([
    [null, 'object'],
    [undefined, 'undefined'],
    ['text', 'string'],
    [{ shape: [1] }, 'object'],
    [Float32Array.of(1), 'object'],
    [Promise.resolve(tf.ones([1])), 'object'],
  ])('%o is no tensor', (value, given) => {
    const { show } = collect();
    expect(() => show(value as unknown as tf.Tensor)).toThrow(`show() takes a tensor and got ${given}.`);
  });

  it('leaves the tensor to the code, and what is shown does not change with it', () => {
    const { sent, show } = collect();
    const x = tf.tensor1d([1, 2]);
    show(x);
    x.dataSync().fill(9);
    expect([x.isDisposed, sent]).toMatchObject([false, [{ picture: { tensor: { data: [1, 2] } } }]]);
  });
});

describe('progress that floods or lies', () => {
  it.each([0.5, Number.NaN, Infinity, 2 ** 53, '1' as unknown as number])('the step %s is none', (step) => {
    const { sent, progress } = collect();
    progress(step, { loss: 1 });
    expect(sent).toEqual([]);
  });

  it('has at most sixteen series, of names that a legend can hold', () => {
    const { sent, progress } = collect();
    progress(-1, Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}`.padEnd(200, '.'), i])));
    const [message] = sent;
    if (message?.type !== 'progress') throw new Error('no progress');
    const names = Object.keys(message.values);
    expect([names.length, Math.max(...names.map((name) => name.length))]).toEqual([16, 100]);
  });

  it('ends after five thousand messages', () => {
    const { sent, progress } = collect();
    for (let step = 0; step < 5_010; step++) progress(step, {});
    expect(sent).toHaveLength(5_000);
  });
});
