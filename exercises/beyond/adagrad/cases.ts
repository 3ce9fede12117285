import {
  close,
  type Draw,
  defineCases,
  example,
  integer,
  invariant,
  oneOf,
  property,
  stateful,
  type TensorValue,
  tensor,
  type Value,
} from '@descent/exercise';

const argNames = ['param', 'grad', 'state', 'options'];
const options = { learningRate: 0.1, epsilon: 0.05 };
const shapes = { rows: integer(1, 3), columns: integer(2, 4) };

const zeros = (shape: readonly number[]): TensorValue => ({
  dtype: 'float32',
  shape,
  data: new Float32Array(shape.reduce((product, size) => product * size, 1)),
});
/** A sum as it is after some steps. */
const used = (shape: readonly number[], draw: Draw) => ({ sum: draw.uniform(shape, { min: 1, max: 9 }) });
/** Gradients of size 1, by turns up and down from either end: none is near 0. */
function gradients(shape: readonly number[], draw: Draw): TensorValue {
  const drawn = draw.uniform(shape, { min: 0.7, max: 2 });
  return {
    ...drawn,
    data: drawn.data.map((size, i, { length }) => (Math.min(i, length - 1 - i) % 2 === 0 ? size : -size)),
  } as TensorValue;
}

/** `count` steps in a row from zeros, with fresh gradients. */
const inARow =
  (count: number) =>
  ({ length }: { length: number }, draw: Draw) => {
    const start = draw.normal([length]);
    return Array.from({ length: count }, (_, index) => {
      const grad = index % 3 === 2 ? zeros([length]) : gradients([length], draw);
      return {
        call: 'adagradStep',
        title: `step ${index + 1}`,
        args: (previous: Value) => {
          const from = previous ?? { param: start, state: { sum: zeros([length]) } };
          const { param, state } = from as Record<string, Value>;
          return [param, grad, state, options];
        },
      };
    });
  };

export default defineCases([
  example('the worked example: one weight', {
    call: 'adagradStep',
    args: [tensor([1]), tensor([3]), { sum: tensor([16]) }, { learningRate: 0.1, epsilon: 1 }],
    argNames,
    expect: { param: tensor([0.95]), state: { sum: tensor([25]) } },
    points: 2,
    source: 'computed by hand in the statement',
  }),
  example('the first step has the length of the learning rate, a weight without gradient stays', {
    call: 'adagradStep',
    args: [
      tensor([1, 1, 1, 1]),
      tensor([0.04, -4, 400, 0]),
      { sum: zeros([4]) },
      { learningRate: 0.1, epsilon: 1e-8 },
    ],
    argNames,
    expect: { param: tensor([0.9, 1.1, 0.9, 1]), state: { sum: tensor([0.0016, 16, 160000, 0]) } },
    points: 1,
    source: 'by hand: g / √(g²) is the sign of g, and 0 / ε is 0',
  }),
  property('the first step', {
    call: 'adagradStep',
    sizes: shapes,
    args: ({ rows, columns }, draw) => [
      draw.normal([rows, columns]),
      gradients([rows, columns], draw),
      { sum: zeros([rows, columns]) },
      options,
    ],
    argNames,
    points: 2,
  }),
  property('a later step', {
    call: 'adagradStep',
    sizes: shapes,
    args: ({ rows, columns }, draw) => [
      draw.normal([rows, columns]),
      gradients([rows, columns], draw),
      used([rows, columns], draw),
      options,
    ],
    argNames,
    points: 3,
  }),
  stateful('six steps in a row, some without a gradient', {
    sizes: { length: integer(2, 4) },
    steps: inARow(6),
    runs: 5,
    points: 2,
  }),
  example('down a valley: steps that grow shorter', {
    call: 'descend',
    args: [tensor([1, 25]), tensor([2, 1.5]), 20, { learningRate: 0.4, epsilon: 1e-7 }],
    argNames: ['curvature', 'start', 'steps', 'options'],
    points: 0,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    picture: {
      as: 'trajectory',
      title: 'AdaGrad in a valley 25 times as steep one way as the other',
      objective: () => (x, y) => 0.5 * (x * x + 25 * y * y),
    },
  }),
  invariant('the same step from the same state gives the same', {
    given: {
      sizes: { length: integer(2, 4) },
      args: ({ length }, draw) => [
        draw.normal([length]),
        gradients([length], draw),
        used([length], draw),
        options,
      ],
    },
    argNames,
    runs: 4,
    points: 1,
    check: async ({ student }, [param, grad, state, settings]) => {
      const { once, again } = await student.twice(param, grad, state, settings);
      const because = 'a step leaves the state that came in as it was, and returns a new one';
      return [
        close(again.param, once.param, { because }),
        close(again.state.sum, once.state.sum, { because }),
      ];
    },
  }),
  invariant('the size of the gradients does not matter', {
    given: {
      sizes: { length: integer(2, 5) },
      args: ({ length }, draw) => [draw.normal([length]), gradients([length], draw)],
    },
    argNames: ['param', 'grad'],
    runs: 5,
    points: 1,
    tolerance: { absolute: 1e-4, relative: 1e-4 },
    check: async ({ student, sizes }, [param, grad]) => {
      const settings = { learningRate: 0.1, epsilon: 1e-8 };
      const walk = async (scale: number) => {
        const start = { sum: zeros([sizes.length]) };
        const first = await student.adagradStep(param, grad.mul(scale), start, settings);
        return await student.adagradStep(first.param, grad.mul(-0.5 * scale), first.state, settings);
      };
      const [small, large] = [await walk(1), await walk(100)];
      return close(large.param, small.param, {
        because: 'g / √s is the same when every gradient is a hundred times as large',
      });
    },
  }),
  property('other rates, and epsilon that matters', {
    call: 'adagradStep',
    sizes: { ...shapes, epsilon: oneOf(1e-8, 0.2, 1), learningRate: oneOf(0.01, 1) },
    args: ({ rows, columns, epsilon, learningRate }, draw) => [
      draw.normal([rows, columns]),
      gradients([rows, columns], draw),
      used([rows, columns], draw),
      { learningRate, epsilon },
    ],
    argNames,
    runs: 12,
    points: 2,
    visibility: 'hidden',
  }),
  property('tensors of rank 0 and 3', {
    call: 'adagradStep',
    sizes: { rank: oneOf(0, 3) },
    args: ({ rank }, draw) => {
      const shape = [2, 3, 2].slice(0, rank);
      return [draw.normal(shape), gradients(shape, draw), used(shape, draw), options];
    },
    argNames,
    runs: 4,
    points: 1,
    visibility: 'hidden',
  }),
]);
