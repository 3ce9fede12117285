import {
  close,
  type Draw,
  defineCases,
  example,
  holds,
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
const options = { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 0.01 };
const shapes = { rows: integer(1, 3), columns: integer(1, 4) };

const zeros = (shape: readonly number[]): TensorValue => ({
  dtype: 'float32',
  shape,
  data: new Float32Array(shape.reduce((product, size) => product * size, 1)),
});
const fresh = (shape: readonly number[]) => ({ m: zeros(shape), v: zeros(shape), t: 0 });

/** A state as it is after some steps: averages that began at zero are still small after few of them. */
const used = (shape: readonly number[], t: number, draw: Draw, { beta1, beta2 } = options) => {
  const reached = (beta: number) => 1 - beta ** t;
  return {
    m: draw.normal(shape, { std: 0.5 * reached(beta1) }),
    v: draw.uniform(shape, { min: 0.1 * reached(beta2), max: 2 * reached(beta2) }),
    t,
  };
};

export default defineCases([
  example('the first step, by hand', {
    call: 'adamStep',
    args: [tensor([1]), tensor([4]), fresh([1]), { ...options, epsilon: 1 }],
    argNames,
    expect: { param: tensor([0.92]), state: { m: tensor([0.4]), v: tensor([0.016]), t: 1 } },
    points: 2,
    source: 'computed by hand in the statement',
  }),
  example('the second step, by hand', {
    call: 'adamStep',
    args: [
      tensor([0.92]),
      tensor([-3.6]),
      { m: tensor([0.4]), v: tensor([0.016]), t: 1 },
      { ...options, epsilon: 1 },
    ],
    argNames,
    expect: { param: tensor([0.92]), state: { m: tensor([0]), v: tensor([0.028944]), t: 2 } },
    points: 0,
    source: 'computed by hand in the statement',
  }),
  example('the first step has the length of the learning rate', {
    call: 'adamStep',
    args: [
      tensor([1, 1, 1, 1]),
      tensor([0.0004, 4, -400, 4_000]),
      fresh([4]),
      { ...options, epsilon: 1e-12 },
    ],
    argNames,
    points: 1,
    source: 'section 2.1 of Kingma and Ba (2015): |step| ≤ learning rate',
  }),
  property('the first step', {
    call: 'adamStep',
    sizes: shapes,
    args: ({ rows, columns }, draw) => [
      draw.normal([rows, columns]),
      draw.normal([rows, columns]),
      fresh([rows, columns]),
      options,
    ],
    argNames,
    points: 3,
  }),
  property('a later step', {
    call: 'adamStep',
    sizes: { ...shapes, t: oneOf(1, 2, 9, 100) },
    args: ({ rows, columns, t }, draw) => [
      draw.normal([rows, columns]),
      draw.normal([rows, columns]),
      used([rows, columns], t, draw),
      options,
    ],
    argNames,
    points: 3,
  }),
  stateful('five steps in a row', {
    sizes: { length: integer(1, 4) },
    steps: ({ length }, draw) => {
      const start = draw.normal([length]);
      return Array.from({ length: 5 }, (_, index) => {
        const grad = draw.normal([length]);
        return {
          call: 'adamStep',
          title: `step ${index + 1}`,
          args: (previous: Value) => {
            const { param, state } = (previous ?? { param: start, state: fresh([length]) }) as Record<
              string,
              Value
            >;
            return [param, grad, state, options];
          },
        };
      });
    },
    runs: 6,
    points: 3,
  }),
  invariant('what comes in is not changed', {
    given: {
      sizes: { length: integer(1, 4) },
      args: ({ length }, draw) => [
        draw.normal([length]),
        draw.normal([length]),
        used([length], 3, draw),
        options,
      ],
    },
    argNames,
    runs: 4,
    points: 1,
    check: async ({ student }, [param, grad, state, settings]) => {
      const { once, again, state: after } = await student.twice(param, grad, state, settings);
      const because = 'the same step from the same state gives the same parameter';
      return [
        holds(
          once.state.t === state.t + 1,
          `The returned t should be ${state.t + 1}, yours is ${once.state.t}.`,
        ),
        holds(
          after.t === state.t,
          `The state that came in had t = ${state.t}; after your step it has t = ${after.t}. Return a new one.`,
        ),
        close(again.param, once.param, { because }),
        close(after.m, state.m, { because: 'the m that came in is not changed' }),
        close(after.v, state.v, { because: 'the v that came in is not changed' }),
      ];
    },
  }),
  property('other decay rates, and epsilon that matters', {
    call: 'adamStep',
    sizes: { ...shapes, t: oneOf(0, 1, 20), beta1: oneOf(0, 0.5, 0.99), epsilon: oneOf(1e-8, 0.1, 1) },
    args: ({ rows, columns, t, beta1, epsilon }, draw) => [
      draw.normal([rows, columns]),
      draw.normal([rows, columns], { std: 0.1 }),
      t === 0 ? fresh([rows, columns]) : used([rows, columns], t, draw, { ...options, beta1, beta2: 0.9 }),
      { learningRate: 0.01, beta1, beta2: 0.9, epsilon },
    ],
    argNames,
    runs: 15,
    points: 2,
    visibility: 'hidden',
  }),
  stateful('twenty steps, some with gradient zero', {
    sizes: { length: integer(1, 6) },
    steps: ({ length }, draw) => {
      const start = draw.normal([length]);
      return Array.from({ length: 20 }, (_, index) => {
        const grad = index % 4 === 3 ? zeros([length]) : draw.normal([length]);
        return {
          call: 'adamStep',
          title: `step ${index + 1}`,
          args: (previous: Value) => {
            const { param, state } = (previous ?? { param: start, state: fresh([length]) }) as Record<
              string,
              Value
            >;
            return [param, grad, state, options];
          },
        };
      });
    },
    runs: 3,
    points: 2,
    visibility: 'hidden',
  }),
  invariant('the size of the gradients does not matter', {
    given: {
      sizes: { length: integer(1, 5) },
      args: ({ length }, draw) => [draw.normal([length]), draw.uniform([length], { min: 0.5, max: 2 })],
    },
    argNames: ['param', 'grad'],
    runs: 5,
    points: 1,
    visibility: 'hidden',
    check: async ({ student, sizes }, [param, grad]) => {
      const settings = { ...options, epsilon: 1e-10 };
      const walk = async (scale: number) => {
        const first = await student.adamStep(param, grad.mul(scale), fresh([sizes.length]), settings);
        return await student.adamStep(first.param, grad.mul(-0.5 * scale), first.state, settings);
      };
      const [small, large] = [await walk(1), await walk(1_000)];
      return close(large.param, small.param, {
        because: 'm̂ / √v̂ is the same when every gradient is a thousand times as large',
      });
    },
  }),
  property('tensors of rank 0 and 3', {
    call: 'adamStep',
    sizes: { rank: oneOf(0, 3), t: oneOf(0, 4) },
    args: ({ rank, t }, draw) => {
      const shape = [2, 3, 2].slice(0, rank);
      return [draw.normal(shape), draw.normal(shape), t === 0 ? fresh(shape) : used(shape, t, draw), options];
    },
    argNames,
    runs: 6,
    points: 2,
    visibility: 'hidden',
  }),
]);
