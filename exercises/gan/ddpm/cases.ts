import {
  close,
  type Draw,
  defineCases,
  example,
  gradient,
  integer,
  invariant,
  oneOf,
  property,
  type TensorValue,
  tensor,
} from '@descent/exercise';

const forward = ['x0', 't', 'eps', 'betas'];
const backward = ['x', 'predicted', 't', 'z', 'betas'];
const rounding = { absolute: 1e-4, relative: 1e-4 };
const small = { batch: integer(2, 4), features: integer(2, 4), steps: integer(3, 6) };

/** Variances that grow from step to step, large enough that every one shows. */
const schedule = (steps: number): number[] =>
  Array.from({ length: steps }, (_, step) => 0.12 + (0.4 * step) / steps);
/** Steps from 1 on, other ones for neighbours. */
const stepsOf = (batch: number, steps: number): number[] =>
  Array.from({ length: batch }, (_, i) => 1 + (i % (steps - 1)));
/** By turns above and below zero from either end, at least half a unit away. */
function byTurns(shape: readonly number[], draw: Draw): TensorValue {
  const drawn = draw.uniform(shape, { min: 0.5, max: 1.5 });
  return {
    ...drawn,
    data: drawn.data.map((size, i, { length }) => (Math.min(i, length - 1 - i) % 2 === 0 ? size : -size)),
  } as TensorValue;
}

/** A ring in 16 × 16 pixels, from −1 to 1. */
const ring = tensor(
  Array.from({ length: 16 }, (_, y) =>
    Array.from({ length: 16 }, (_, x) => (Math.abs(Math.hypot(x - 7.5, y - 7.5) - 5) < 1.3 ? 1 : -1)),
  ),
);
/** Noise for a picture, by a rule: sums of incommensurable sines, about normal. */
const grain = tensor(
  Array.from({ length: 16 }, (_, y) =>
    Array.from({ length: 16 }, (_, x) => Math.sin(97 * x + 31 * y * y) + Math.sin(53 * y + 71 * x * x)),
  ),
);
const gentle = Array.from({ length: 40 }, (_, step) => 0.002 + 0.004 * step);

export default defineCases([
  example('the worked example: into the noise', {
    call: 'noise',
    args: [
      tensor([
        [10, 0],
        [10, 0],
      ]),
      [0, 1],
      tensor([
        [0, 5],
        [0, 5],
      ]),
      [0.36, 0.4375],
    ],
    argNames: forward,
    expect: tensor([
      [8, 3],
      [6, 4],
    ]),
    points: 1,
    source: 'computed by hand in the statement',
  }),
  example('the worked example: a step back', {
    call: 'reverseStep',
    args: [tensor([[6, 4]]), tensor([[0, 8]]), 1, tensor([[4, 0]]), [0.36, 0.4375]],
    argNames: backward,
    expect: tensor([[(6 + 4 * Math.sqrt(0.4375) * 0.75) / 0.75, (4 - 4.375) / 0.75]]),
    points: 1,
    source: 'computed by hand in the statement',
  }),
  example('the loss of a model, by hand', {
    call: 'lossOf',
    args: [tensor([[0.5]]), tensor([-1]), tensor([[10], [10]]), [0, 1], tensor([[0], [5]]), [0.36, 0.4375]],
    argNames: ['w', 'b', ...forward],
    expect: tensor(8.5),
    points: 1,
    source: 'by hand: of the noisy 8 and 10 the model says 4 and 4, and the noise is 0 and 5',
  }),
  example('the last step back', {
    call: 'reverseStep',
    args: [tensor([[6, 4]]), tensor([[0, 8]]), 0, tensor([[4, 0]]), [0.36, 0.4375]],
    argNames: backward,
    expect: tensor([[7.5, -1]]),
    points: 1,
    source: 'by hand: 6 / 0.8, and (4 − 0.6 · 8) / 0.8',
  }),
  property('the forward process, each sample at its own step', {
    call: 'noise',
    sizes: small,
    args: ({ batch, features, steps }, draw) => [
      byTurns([batch, features], draw),
      stepsOf(batch, steps),
      byTurns([batch, features], draw),
      schedule(steps),
    ],
    argNames: forward,
    runs: 10,
    points: 3,
  }),
  property('the loss of a model', {
    call: 'lossOf',
    sizes: small,
    args: ({ batch, features, steps }, draw) => [
      draw.normal([features, features]),
      draw.normal([features]),
      byTurns([batch, features], draw),
      stepsOf(batch, steps),
      byTurns([batch, features], draw),
      schedule(steps),
    ],
    argNames: ['w', 'b', ...forward],
    runs: 10,
    points: 3,
    tolerance: rounding,
  }),
  property('a step back', {
    call: 'reverseStep',
    sizes: small,
    args: ({ batch, features, steps }, draw) => [
      byTurns([batch, features], draw),
      byTurns([batch, features], draw),
      1 + (batch % (steps - 1)),
      byTurns([batch, features], draw),
      schedule(steps),
    ],
    argNames: backward,
    runs: 10,
    points: 3,
    tolerance: rounding,
  }),
  property('the last step back, t = 0', {
    call: 'reverseStep',
    sizes: small,
    args: ({ batch, features, steps }, draw) => [
      byTurns([batch, features], draw),
      byTurns([batch, features], draw),
      0,
      byTurns([batch, features], draw),
      schedule(steps),
    ],
    argNames: backward,
    runs: 8,
    points: 3,
    tolerance: rounding,
  }),
  example('a ring drowns', {
    call: 'strip',
    args: [ring, grain, [0, 8, 16, 24, 39], gentle],
    argNames: ['image', 'eps', 't', 'betas'],
    points: 0,
    picture: { as: 'image', title: 'after 1, 9, 17, 25 and 40 steps' },
  }),
  example('and rises again', {
    call: 'stripBack',
    args: [ring, grain, [39, 24, 12, 4, 0], gentle],
    argNames: ['image', 'noise', 't', 'betas'],
    points: 0,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    picture: { as: 'image', title: 'back at steps 39, 24, 12, 4 and 0' },
  }),
  invariant('the whole way back leads to the data', {
    given: {
      sizes: { batch: integer(1, 3), features: integer(2, 3), steps: integer(3, 6) },
      args: ({ batch, features, steps }, draw) => [
        draw.normal([batch, features]),
        draw.normal([features]),
        draw.normal([steps, batch, features]),
        schedule(steps),
      ],
    },
    argNames: ['x', 'target', 'z', 'betas'],
    runs: 5,
    points: 1,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    check: async ({ student }, [x, target, z, betas]) => {
      const back = await student.wayBack(x, target, z, betas);
      return close(back, x.mul(0).add(target), {
        because: 'the model knows the only sample that there is, and the last step adds no noise',
      });
    },
  }),
  gradient('the loss can be trained: gradients reach the model', {
    call: 'lossOf',
    sizes: { batch: integer(1, 3), features: integer(2, 3), steps: integer(3, 4) },
    args: ({ batch, features, steps }, draw) => [
      draw.normal([features, features]),
      draw.normal([features]),
      byTurns([batch, features], draw),
      stepsOf(batch, steps),
      byTurns([batch, features], draw),
      schedule(steps),
    ],
    argNames: ['w', 'b', ...forward],
    wrt: [0, 1],
    runs: 4,
    points: 1,
    tolerance: rounding,
  }),
  property('a thousand steps', {
    call: 'noise',
    sizes: { batch: integer(3, 5), features: oneOf(20, 64) },
    args: ({ batch, features }, draw) => [
      draw.normal([batch, features]),
      Array.from({ length: batch }, (_, i) => [999, 0, 400, 120, 700][i] ?? 0),
      draw.normal([batch, features]),
      Array.from({ length: 1000 }, (_, step) => 1e-4 + (0.0199 * step) / 999),
    ],
    argNames: forward,
    runs: 2,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 1e-3, relative: 1e-3 },
  }),
  property('a step back from deep in the noise', {
    call: 'reverseStep',
    sizes: { batch: integer(1, 3), t: oneOf(900, 300) },
    args: ({ batch, t }, draw) => [
      draw.normal([batch, 8]),
      byTurns([batch, 8], draw),
      t,
      byTurns([batch, 8], draw),
      Array.from({ length: 1000 }, (_, step) => 1e-4 + (0.0199 * step) / 999),
    ],
    argNames: backward,
    runs: 3,
    points: 1,
    visibility: 'hidden',
  }),
]);
