import {
  close,
  type Draw,
  defineCases,
  example,
  integer,
  invariant,
  oneOf,
  property,
  type TensorValue,
  tensor,
  type Value,
} from '@descent/exercise';

const argNames = ['a', 'b', 'x', 'options'];
const rounding = { absolute: 1e-3, relative: 1e-3 };
const small = { n: integer(2, 3), more: integer(1, 3) };

/** [n + more, n]: twice the identity above, and all of it disturbed, so that AᵀA is far from singular and not diagonal. */
function matrix({ n, more }: { n: number; more: number }, draw: Draw): TensorValue {
  const drawn = draw.uniform([n + more, n], { min: 0.2, max: 0.6 });
  const data = drawn.data.map((value, i) => {
    const [row, column] = [Math.floor(i / n), i % n];
    return value + (row === column ? 1.5 : 0);
  });
  return { ...drawn, data } as TensorValue;
}
/** Points and right-hand sides away from 0, so that no step is short by chance. */
const linear = (sizes: { n: number; more: number }, draw: Draw) => [
  matrix(sizes, draw),
  draw.uniform([sizes.n + sizes.more], { min: 3, max: 5 }),
  draw.uniform([sizes.n], { min: -2, max: -1 }),
];
const squares = (sizes: { n: number; more: number }, draw: Draw) => [
  matrix(sizes, draw),
  draw.uniform([sizes.n + sizes.more], { min: 6, max: 9 }),
  draw.uniform([sizes.n], { min: 0.6, max: 1 }),
];

const TIMES = [0, 1, 2, 3];
const SAMPLES = [2, 1.2, 0.75, 0.45];
/** Half the squared distance of the curve from the samples. */
const distance = () => (scale: number, rate: number) =>
  0.5 * TIMES.reduce((sum, t, i) => sum + (scale * Math.exp(rate * t) - Number(SAMPLES[i])) ** 2, 0);

export default defineCases([
  example('the worked example: two residuals, one parameter', {
    call: 'onLinear',
    args: [tensor([[1], [2]]), tensor([8, 6]), tensor([1]), { damping: 0 }],
    argNames,
    expect: tensor([4]),
    points: 1,
    source: 'computed by hand in the statement',
  }),
  example('the worked example, damped', {
    call: 'onLinear',
    args: [tensor([[1], [2]]), tensor([8, 6]), tensor([1]), { damping: 5 }],
    argNames,
    expect: tensor([2.5]),
    points: 1,
    source: 'computed by hand in the statement',
  }),
  property('linear residuals: least squares in one step', {
    call: 'onLinear',
    sizes: small,
    args: (sizes, draw) => [...linear(sizes, draw), { damping: 0 }],
    argNames,
    runs: 12,
    points: 3,
    tolerance: rounding,
  }),
  property('damped', {
    call: 'onLinear',
    sizes: { ...small, damping: oneOf(2, 0.5) },
    args: (sizes, draw) => [...linear(sizes, draw), { damping: sizes.damping }],
    argNames,
    runs: 12,
    points: 4,
    tolerance: rounding,
  }),
  property('residuals that bend', {
    call: 'onSquares',
    sizes: { ...small, damping: oneOf(0, 3) },
    args: (sizes, draw) => [...squares(sizes, draw), { damping: sizes.damping }],
    argNames,
    runs: 12,
    points: 2,
    tolerance: rounding,
  }),
  example('a decay, fitted in six steps', {
    call: 'fitCurve',
    args: [tensor(TIMES), tensor(SAMPLES), tensor([1, 0]), 6, { damping: 0.1 }],
    argNames: ['t', 'y', 'p', 'steps', 'options'],
    points: 1,
    tolerance: rounding,
    picture: { as: 'trajectory', title: 'scale and rate of the decay', objective: distance },
  }),
  invariant('at the end, no parameter is to be had any better', {
    given: {
      sizes: small,
      args: (sizes, draw) => linear(sizes, draw),
    },
    argNames: ['a', 'b', 'x'],
    runs: 5,
    points: 1,
    tolerance: { absolute: 5e-3, relative: 1e-3 },
    check: async ({ student }, [a, b, x]) => {
      const best = await student.onLinear(a, b, x, { damping: 0 });
      const left = a.dot(best).sub(b);
      return close(a.transpose().dot(left), x.mul(0), {
        because: 'what is left of the residuals stands at right angles to every column of the Jacobian',
      });
    },
  }),
  property('more parameters', {
    call: 'onLinear',
    sizes: { n: integer(5, 8), more: integer(2, 10), damping: oneOf(0.1, 1) },
    args: (sizes, draw): readonly Value[] => [...linear(sizes, draw), { damping: sizes.damping }],
    argNames,
    runs: 4,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 3e-3, relative: 3e-3 },
  }),
  property('one parameter, and as many residuals as parameters', {
    call: 'onSquares',
    sizes: { n: integer(1, 3), damping: oneOf(1, 0) },
    args: ({ n, damping }, draw) => [...squares({ n, more: 0 }, draw), { damping }],
    argNames,
    runs: 6,
    points: 1,
    visibility: 'hidden',
    tolerance: rounding,
  }),
]);
