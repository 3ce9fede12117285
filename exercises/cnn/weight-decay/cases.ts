import {
  close,
  type Draw,
  defineCases,
  example,
  integer,
  invariant,
  oneOf,
  property,
  tensor,
} from '@descent/exercise';

/** Weights and biases of a layer, none near 0: a decay that goes to the wrong ones is seen. */
const layer = (shape: readonly number[], draw: Draw) => ({
  w: draw.normal(shape, { mean: 2 }),
  b: draw.normal(shape.slice(-1), { mean: -2 }),
});
const dense = { inputs: integer(1, 4), units: integer(1, 4), lambda: oneOf(0.5, 0.1, 2) };
/** A convolution with a dense layer behind it. */
const network = {
  filters: integer(1, 3),
  channels: integer(1, 3),
  units: integer(1, 4),
  lambda: oneOf(0.5, 0.1),
};
type Network = Record<keyof typeof network, number>;
const layers = ({ filters, channels, units }: Network, draw: Draw) => [
  layer([3, 3, channels, filters], draw),
  layer([filters, units], draw),
];

const stepNames = ['params', 'updates', 'options'];
const gradientNames = ['grads', 'params', 'lambda'];

export default defineCases([
  example('gradient: the worked example', {
    call: 'l2Gradient',
    args: [
      [
        { w: tensor([[1], [-1]]), b: tensor([3]) },
        { w: tensor([[[[1]]]]), b: tensor([2]) },
      ],
      [
        { w: tensor([[2], [4]]), b: tensor([10]) },
        { w: tensor([[[[6]]]]), b: tensor([1]) },
      ],
      0.5,
    ],
    argNames: gradientNames,
    expect: [
      { w: tensor([[2], [1]]), b: tensor([3]) },
      { w: tensor([[[[4]]]]), b: tensor([2]) },
    ],
    points: 1,
    source: 'computed by hand in the statement',
  }),
  example('step: the worked example', {
    call: 'decoupledStep',
    args: [
      [
        { w: tensor([[2], [4]]), b: tensor([10]) },
        { w: tensor([[[[6]]]]), b: tensor([1]) },
      ],
      [
        { w: tensor([[1], [-1]]), b: tensor([3]) },
        { w: tensor([[[[1]]]]), b: tensor([2]) },
      ],
      { learningRate: 0.1, lambda: 0.5 },
    ],
    argNames: stepNames,
    expect: [
      { w: tensor([[1.8], [3.9]]), b: tensor([9.7]) },
      { w: tensor([[[[5.6]]]]), b: tensor([0.8]) },
    ],
    points: 1,
    source: 'computed by hand in the statement',
  }),
  property('gradient: one dense layer', {
    call: 'l2Gradient',
    sizes: dense,
    args: ({ inputs, units, lambda }, draw) => [
      [layer([inputs, units], draw)],
      [layer([inputs, units], draw)],
      lambda,
    ],
    argNames: gradientNames,
    runs: 12,
    points: 1,
  }),
  property('step: one dense layer', {
    call: 'decoupledStep',
    sizes: { ...dense, learningRate: oneOf(0.1, 0.5) },
    args: ({ inputs, units, lambda, learningRate }, draw) => [
      [layer([inputs, units], draw)],
      [layer([inputs, units], draw)],
      { learningRate, lambda },
    ],
    argNames: stepNames,
    runs: 12,
    points: 1,
  }),
  property('gradient: filters and a dense layer', {
    call: 'l2Gradient',
    sizes: network,
    args: (sizes, draw) => [layers(sizes, draw), layers(sizes, draw), sizes.lambda],
    argNames: gradientNames,
    runs: 10,
    points: 3,
  }),
  property('step: filters and a dense layer', {
    call: 'decoupledStep',
    sizes: network,
    args: (sizes, draw) => [
      layers(sizes, draw),
      layers(sizes, draw),
      { learningRate: 0.2, lambda: sizes.lambda },
    ],
    argNames: stepNames,
    runs: 10,
    points: 3,
  }),
  invariant('with the plain gradient for an update, both are the same', {
    given: {
      sizes: dense,
      args: ({ inputs, units, lambda }, draw) => [
        [layer([inputs, units], draw)],
        [layer([inputs, units], draw)],
        lambda,
      ],
    },
    argNames: ['params', 'grads', 'lambda'],
    runs: 5,
    points: 1,
    tolerance: { absolute: 1e-4, relative: 1e-4 },
    check: async ({ student }, [params, grads, lambda]) => {
      const [decayed] = await student.decoupledStep(params, grads, { learningRate: 0.1, lambda });
      const [penalised] = await student.l2Gradient(grads, params, lambda);
      const [none] = await student.l2Gradient(grads, params, 0);
      return [
        close(decayed.w, params[0].w.sub(penalised.w.mul(0.1)), {
          because: 'w − η (g + λ w) is (1 − η λ) w − η g',
        }),
        close(none.w, grads[0].w, { because: 'a penalty of strength 0 changes nothing' }),
      ];
    },
  }),
  property('gradient: a deep network', {
    call: 'l2Gradient',
    sizes: { depth: integer(3, 5), lambda: oneOf(0.01, 0.3) },
    args: ({ depth, lambda }, draw) => {
      const all = () => Array.from({ length: depth }, (_, k) => layer([k + 2, k + 3], draw));
      return [all(), all(), lambda];
    },
    argNames: gradientNames,
    runs: 4,
    points: 1,
    visibility: 'hidden',
  }),
  property('step: a deep network', {
    call: 'decoupledStep',
    sizes: { depth: integer(3, 5), lambda: oneOf(0.01, 0.3) },
    args: ({ depth, lambda }, draw) => {
      const all = () => Array.from({ length: depth }, (_, k) => layer([k + 2, k + 3], draw));
      return [all(), all(), { learningRate: 0.5, lambda }];
    },
    argNames: stepNames,
    runs: 4,
    points: 1,
    visibility: 'hidden',
  }),
  example('a strength of 0 is an ordinary step', {
    call: 'decoupledStep',
    args: [
      [{ w: tensor([[2, 4]]), b: tensor([1, 1]) }],
      [{ w: tensor([[1, -1]]), b: tensor([2, 0]) }],
      { learningRate: 0.5, lambda: 0 },
    ],
    argNames: stepNames,
    expect: [{ w: tensor([[1.5, 4.5]]), b: tensor([0, 1]) }],
    points: 1,
    source: 'by hand',
  }),
]);
