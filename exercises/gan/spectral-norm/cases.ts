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

const argNames = ['w', 'u', 'iterations'];
const rounding = { absolute: 1e-4, relative: 1e-4 };
const small = { inputs: integer(3, 5), units: integer(2, 4) };

/** Positive weights: the first singular vector is positive too, and stands well out above the others. */
const weights = ([inputs, units]: readonly [number, number], draw: Draw): TensorValue =>
  draw.uniform([inputs, units], { min: 0.5, max: 3 });
/** A direction of a length that is far from 1, with some of its parts many times the others. */
const direction = (units: number, draw: Draw): TensorValue => draw.uniform([units], { min: 0.5, max: 5 });
const call = ({ inputs, units }: { inputs: number; units: number }, draw: Draw) => [
  weights([inputs, units], draw),
  direction(units, draw),
];

export default defineCases([
  example('the worked example: one round', {
    call: 'spectralNorm',
    args: [
      tensor([
        [3, 0],
        [0, 4],
      ]),
      tensor([4, 3]),
      1,
    ],
    argNames,
    expect: {
      w: tensor([
        [0.8487, 0],
        [0, 1.1316],
      ]),
      sigma: tensor(Math.sqrt(12.5)),
      u: tensor([0.6, 0.8]),
    },
    points: 1,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    source: 'computed by hand in the statement',
  }),
  example('the worked example: two rounds', {
    call: 'spectralNorm',
    args: [
      tensor([
        [3, 0],
        [0, 4],
      ]),
      tensor([4, 3]),
      2,
    ],
    argNames,
    expect: {
      w: tensor([
        [0.7928, 0],
        [0, 1.0571],
      ]),
      sigma: tensor(3.7838),
      u: tensor([0.3887, 0.9214]),
    },
    points: 1,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    source: 'computed by hand in the statement',
  }),
  example('a matrix of rank one: the first round finds it', {
    call: 'spectralNorm',
    args: [
      tensor([
        [2, 4],
        [1, 2],
        [2, 4],
      ]),
      tensor([5, 0]),
      1,
    ],
    argNames,
    expect: { sigma: tensor(Math.sqrt(45)), u: tensor([1 / Math.sqrt(5), 2 / Math.sqrt(5)]) },
    points: 1,
    source: 'by hand: (2, 1, 2)ᵀ (1, 2), lengths 3 and √5',
  }),
  property('one round', {
    call: 'spectralNorm',
    sizes: small,
    args: (sizes, draw) => [...call(sizes, draw), 1],
    argNames,
    runs: 12,
    points: 3,
    tolerance: rounding,
  }),
  property('several rounds', {
    call: 'spectralNorm',
    sizes: { ...small, iterations: oneOf(2, 3) },
    args: ({ iterations, ...sizes }, draw) => [
      tallWith(sizes, draw),
      direction(sizes.units, draw),
      iterations,
    ],
    argNames,
    runs: 10,
    points: 2,
    tolerance: rounding,
  }),
  stateful('four calls with one round each: u is carried over', {
    sizes: small,
    steps: (sizes, draw) => {
      const [w, start] = [tallWith(sizes, draw), direction(sizes.units, draw)];
      return Array.from({ length: 4 }, (_, index) => ({
        call: 'spectralNorm',
        title: `call ${index + 1}`,
        args: (previous: Value) =>
          [w, previous ? (previous as Record<string, Value>).u : start, 1] as Value[],
      }));
    },
    runs: 5,
    points: 2,
    tolerance: rounding,
  }),
  invariant('no direction is stretched by more than 1 in the end', {
    given: { sizes: small, args: call },
    argNames: ['w', 'u'],
    runs: 5,
    points: 1,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    check: async ({ student }, [w, u]) => {
      const { w: normalised } = await student.spectralNorm(w, u, 30);
      const again = await student.spectralNorm(normalised, u, 30);
      const longer = await student.spectralNorm(w.mul(7), u, 30);
      return [
        close(again.sigma, again.sigma.mul(0).add(1), {
          because: 'the largest singular value of the result is 1',
        }),
        close(longer.w, normalised, { because: 'weights seven times as large are normalised to the same' }),
      ];
    },
  }),
  property('the largest singular value, after many rounds', {
    call: 'spectralNorm',
    sizes: { inputs: integer(6, 10), units: integer(4, 6) },
    args: (sizes, draw) => [...call(sizes, draw), 20],
    argNames,
    runs: 6,
    points: 2,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
  }),
  property('a wide layer', {
    call: 'spectralNorm',
    sizes: { inputs: oneOf(20, 5), units: oneOf(48, 64) },
    args: (sizes, draw) => [...call(sizes, draw), 1],
    argNames,
    runs: 2,
    points: 1,
    visibility: 'hidden',
    tolerance: rounding,
  }),
  property('one input, or one unit', {
    call: 'spectralNorm',
    sizes: { inputs: oneOf(1, 4), many: integer(2, 3) },
    args: ({ inputs, many }, draw) => [...call({ inputs, units: inputs === 1 ? many : 1 }, draw), 1],
    argNames,
    runs: 4,
    points: 1,
    visibility: 'hidden',
    tolerance: rounding,
  }),
]);

/** Weights whose second singular value is not far below the first, so that a round more or less shows. */
function tallWith({ inputs, units }: { inputs: number; units: number }, draw: Draw): TensorValue {
  const drawn = draw.uniform([inputs, units], { min: 0, max: 0.4 });
  const data = drawn.data.map((value, i) => {
    const [row, column] = [Math.floor(i / units), i % units];
    return value + (row === column ? 2 + column : 0);
  });
  return { ...drawn, data } as TensorValue;
}
