import {
  close,
  defineCases,
  example,
  gradient,
  integer,
  invariant,
  kernelsAtMost,
  noLeak,
  oneOf,
  property,
  stateful,
  type TensorValue,
  tensor,
  training,
  type Value,
} from '@descent/exercise';

const layout = { '': ['row', 'column'] };

export default defineCases([
  example('two equal logits', {
    call: 'rowSoftmax',
    args: [tensor([[0, 0]])],
    expect: tensor([[0.5, 0.5]]),
    points: 1,
    source: 'by hand',
  }),
  property('matrices of any size', {
    call: 'rowSoftmax',
    sizes: { rows: integer(1, 4), columns: integer(1, 5) },
    args: ({ rows, columns }, draw) => [draw.normal([rows, columns])],
    runs: 10,
    points: 3,
    cost: [noLeak({ points: 1 }), kernelsAtMost({ timesMax: 3, points: 1 })],
    layout,
  }),
  property('large logits', {
    call: 'rowSoftmax',
    sizes: { rows: integer(1, 3), scale: oneOf(100, 1000) },
    args: ({ rows, scale }, draw) => [draw.integers([rows, 3], { min: scale, max: scale + 9 })],
    // Float32 numbers near 1000 are 6e-5 apart.
    tolerance: { absolute: 1e-3 },
    runs: 5,
    points: 2,
    layout,
    visibility: 'hidden',
  }),
  invariant('adding a number to all logits changes nothing', {
    given: {
      sizes: { rows: integer(1, 3), columns: integer(2, 4) },
      args: ({ rows, columns }, draw) => [draw.normal([rows, columns])],
    },
    runs: 5,
    points: 2,
    check: async ({ student }, [x]) =>
      close(await student.rowSoftmax(x.add(3)), await student.rowSoftmax(x), {
        because: 'softmax(x + c) = softmax(x)',
      }),
  }),
  gradient('gradients', {
    call: 'rowSoftmax',
    sizes: { rows: integer(1, 3), columns: integer(2, 4) },
    args: ({ rows, columns }, draw) => [draw.normal([rows, columns])],
    runs: 3,
    points: 2,
  }),
  gradient('gradients by finite differences', {
    call: 'rowSoftmax',
    sizes: { columns: integer(2, 3) },
    args: ({ columns }, draw) => [draw.normal([1, columns])],
    against: 'finite-differences',
    runs: 2,
    points: 1,
  }),
  stateful('a running mean of probabilities', {
    sizes: { rows: integer(1, 2) },
    runs: 2,
    points: 2,
    steps: ({ rows }, draw) => [
      { call: 'begin', title: 'begin', args: () => [rows, 3] },
      ...['first', 'second'].map((title) => {
        const x = draw.normal([rows, 3]);
        return { call: 'next', title, args: (mean: Value) => [mean, x] };
      }),
    ],
  }),
  training('certainty grows', {
    run: 'sharpen',
    args: () => [tensor([[1, 2, 4]]), 3],
    measure: (output) => Math.max(...(output as TensorValue).data),
    measureName: 'largest probability',
    thresholds: [
      [0.5, 1],
      [0.95, 1],
    ],
    picture: { as: 'histogram', title: 'probabilities' },
  }),
]);
