import {
  close,
  type Draw,
  defineCases,
  example,
  integer,
  invariant,
  noLeak,
  oneOf,
  property,
  type TensorValue,
  tensor,
  type Value,
} from '@descent/exercise';

const layout = { w: ['feature'] };
const tolerance = { absolute: 1e-4, relative: 1e-4 };

interface Plan {
  samples: number;
  features: number;
  batchSize: number;
}

/** Targets that are far from what the weights say, so that every sample matters. */
function epoch({ samples, features, batchSize }: Plan, draw: Draw, order = draw.permutation(samples)) {
  return [
    { w: draw.normal([features]), b: draw.normal([]) },
    draw.normal([samples, features]),
    draw.normal([samples], { mean: 3 }),
    { batchSize, learningRate: 0.2, order },
  ];
}

const lastToFirst = (samples: number) => Array.from({ length: samples }, (_, n) => samples - 1 - n);

/** The mean loss of a case's data at bias 0, for the level lines. */
const picture = {
  as: 'trajectory',
  title: 'The weights over the level lines of the loss, after each epoch',
  objective: (args: readonly Value[]) => {
    const [, x, y] = args as readonly TensorValue[];
    return (w1: number, w2: number) => {
      const losses = Array.from(y?.data ?? [], (target, n) => {
        const said = w1 * Number(x?.data[2 * n]) + w2 * Number(x?.data[2 * n + 1]);
        return (said - Number(target)) ** 2 / 2;
      });
      return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    };
  },
} as const;

export default defineCases([
  example('the worked example: two samples, then the one that is left', {
    call: 'sgdEpoch',
    args: [
      { w: tensor([0]), b: tensor(0) },
      tensor([[1], [2], [3]]),
      tensor([1, 3, 2]),
      { batchSize: 2, learningRate: 0.1, order: [2, 0, 1] },
    ],
    expect: { w: tensor([0.78]), b: tensor(0.365) },
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('one sample at a time, last to first', {
    call: 'sgdEpoch',
    args: [
      { w: tensor([1, 0]), b: tensor(0) },
      tensor([
        [1, 0],
        [0, 1],
        [1, 1],
      ]),
      tensor([1, 2, 3]),
      { batchSize: 1, learningRate: 0.5, order: [2, 1, 0] },
    ],
    // 1 − 3 = −2: w = (2, 1), b = 1. Then 1 + 1 − 2 = 0. Then 2 + 1 − 1 = 2: w₁ = 1, b = 0.
    expect: { w: tensor([1, 1]), b: tensor(0) },
    points: 1,
    layout,
    source: 'by hand: residuals −2, 0 and 2',
  }),
  property('batches that all have the same size', {
    call: 'sgdEpoch',
    sizes: { batches: integer(2, 4), batchSize: integer(2, 4), features: integer(1, 4) },
    args: ({ batches, batchSize, features }, draw) =>
      epoch({ samples: batches * batchSize, features, batchSize }, draw, lastToFirst(batches * batchSize)),
    runs: 16,
    points: 3,
    tolerance,
    layout,
  }),
  property('a last batch that is smaller', {
    call: 'sgdEpoch',
    sizes: { batches: integer(1, 3), batchSize: integer(3, 5), left: oneOf(1, 2), features: integer(1, 4) },
    args: ({ batches, batchSize, left, features }, draw) =>
      epoch({ samples: batches * batchSize + left, features, batchSize }, draw),
    runs: 16,
    points: 4,
    tolerance,
    layout,
  }),
  property('a batch larger than the data set', {
    call: 'sgdEpoch',
    sizes: { samples: integer(1, 5), more: integer(1, 9), features: integer(2, 3) },
    args: ({ samples, more, features }, draw) =>
      epoch({ samples, features, batchSize: samples + more }, draw, lastToFirst(samples)),
    runs: 10,
    points: 2,
    tolerance,
    layout,
  }),
  invariant('in one batch of all samples their order does not matter', {
    given: {
      sizes: { samples: integer(2, 6), features: integer(1, 3) },
      args: (sizes, draw) => epoch({ ...sizes, batchSize: sizes.samples }, draw),
    },
    argNames: ['params', 'x', 'y', 'options'],
    runs: 6,
    points: 1,
    tolerance,
    check: async ({ student, sizes }, [params, x, y, options]) => {
      const drawn = await student.sgdEpoch(params, x, y, options);
      const order = Array.from({ length: sizes.samples }, (_, n) => n);
      const counted = await student.sgdEpoch(params, x, y, { ...options, order });
      const because = 'the mean over a batch is the same in every order';
      return [close(drawn.w, counted.w, { because }), close(drawn.b, counted.b, { because })];
    },
  }),
  property('ten epochs, each going on from the one before', {
    call: 'epochs',
    sizes: { batchSize: oneOf(4, 6, 1) },
    args: ({ batchSize }, draw) => {
      const x = draw.normal([20, 2]);
      const noise = draw.normal([20], { std: 0.3 });
      const y = tensor(
        Array.from(
          noise.data,
          (slip, n) => 2 * Number(x.data[2 * n]) - Number(x.data[2 * n + 1]) + Number(slip),
        ),
      );
      const options = { batchSize, learningRate: 0.05, order: draw.permutation(20), epochs: 10 };
      return [{ w: tensor([-1.5, 1.5]), b: tensor(0) }, x, y, options];
    },
    argNames: ['params', 'x', 'y', 'options'],
    runs: 3,
    points: 2,
    cost: [noLeak({ points: 1 })],
    tolerance,
    layout: { '': ['epoch', 'feature'] },
    picture,
  }),
  property('a data set of realistic size', {
    call: 'sgdEpoch',
    sizes: { samples: oneOf(150, 203), features: oneOf(8, 13), batchSize: oneOf(32, 7) },
    args: ({ samples, features, batchSize }, draw) => {
      const [params, x, y, options] = epoch({ samples, features, batchSize }, draw);
      return [params, x, y, { ...(options as object), learningRate: 0.02 } as Value] as Value[];
    },
    runs: 4,
    points: 3,
    visibility: 'hidden',
    tolerance,
    layout,
  }),
]);
