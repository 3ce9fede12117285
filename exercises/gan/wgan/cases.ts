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

const scores = ['real', 'fake'];
const network = ['w', 'b', 'v', 'real', 'fake', 'eps'];
const rounding = { absolute: 1e-4, relative: 1e-4 };
const small = { batch: integer(2, 4), features: integer(2, 3), hidden: integer(3, 5) };

interface Plan {
  batch: number;
  features: number;
  hidden: number;
}
/** By turns above and below zero from either end. */
function byTurns(shape: readonly number[], draw: Draw, { min = 0.5, max = 1.5 } = {}): TensorValue {
  const drawn = draw.uniform(shape, { min, max });
  return {
    ...drawn,
    data: drawn.data.map((size, i, { length }) => (Math.min(i, length - 1 - i) % 2 === 0 ? size : -size)),
  } as TensorValue;
}
/**
 * A critic that is steep everywhere: all its hidden units push the same way, and none is at its limit. Or one that is flat
 * everywhere: its slope is below 1, and costs as well.
 */
const drawCritic = ({ features, hidden, steep = true }: Plan & { steep?: boolean }, draw: Draw) => [
  draw.uniform([features, hidden], { min: 0.5, max: 0.9 }),
  draw.uniform([hidden], { min: -0.3, max: 0.3 }),
  draw.uniform([hidden, 1], steep ? { min: 1, max: 2 } : { min: 0.04, max: 0.08 }),
];
/** Real samples to one side, fakes to the other; most of each mixture is fake. */
const drawPairs = ({ batch, features }: Plan, draw: Draw): TensorValue[] => [
  draw.uniform([batch, features], { min: 0.3, max: 0.7 }),
  draw.uniform([batch, features], { min: -0.2, max: 0 }),
  draw.uniform([batch, 1], { min: 0.1, max: 0.35 }),
];

export default defineCases([
  example("the worked example: the critic's loss", {
    call: 'criticLoss',
    args: [tensor([[5], [1]]), tensor([[2], [-1], [-4]])],
    argNames: scores,
    expect: tensor(-4),
    points: 1,
    source: 'computed by hand in the statement',
  }),
  example('the worked example: weights brought back', {
    call: 'clipWeights',
    args: [
      [
        tensor([
          [0.3, -0.02],
          [0, 0.1],
        ]),
        tensor([-5]),
      ],
      0.1,
    ],
    expect: [
      tensor([
        [0.1, -0.02],
        [0, 0.1],
      ]),
      tensor([-0.1]),
    ],
    points: 1,
    source: 'by hand in the statement',
  }),
  example('the worked example: a plane of slope 5', {
    call: 'ofAPlane',
    args: [tensor([[3], [4]]), tensor([[1, 0]]), tensor([[0, 7]]), tensor([[0.5]])],
    argNames: ['w', 'real', 'fake', 'eps'],
    expect: { penalty: tensor(16), slopes: tensor([5]) },
    points: 0,
    source: 'computed by hand in the statement',
  }),
  example('the worked example: a bowl, half the way', {
    call: 'ofABowl',
    args: [
      tensor([
        [3, 0],
        [0, 0],
      ]),
      tensor([
        [0, 4],
        [0, 2],
      ]),
      tensor([[0.5], [0.75]]),
    ],
    argNames: ['real', 'fake', 'eps'],
    expect: { penalty: tensor(1.25), slopes: tensor([2.5, 0.5]) },
    points: 1,
    source: 'computed by hand in the statement',
  }),
  property("the critic's loss", {
    call: 'criticLoss',
    sizes: { n: integer(2, 5), m: integer(2, 5) },
    where: ({ n, m }) => n !== m,
    args: ({ n, m }, draw) => [draw.normal([n, 1], { mean: 2 }), draw.normal([m, 1], { mean: -1 })],
    argNames: scores,
    runs: 12,
    points: 4,
  }),
  property('clipped weights', {
    call: 'clipWeights',
    sizes: { rows: integer(2, 3), columns: integer(2, 4), c: oneOf(0.5, 0.01) },
    args: ({ rows, columns, c }, draw) => {
      // Beyond c and within by turns, on both sides.
      const around = (shape: readonly number[]): TensorValue => {
        const drawn = draw.uniform(shape, { min: -0.3, max: 0.3 });
        const data = drawn.data.map((value, i) => c * (value + ([0.6, -2, 2, -0.6][i % 4] ?? 1)));
        return { ...drawn, data } as TensorValue;
      };
      return [[around([rows, columns]), around([columns]), around([])], c];
    },
    runs: 8,
    points: 4,
  }),
  property('the penalty of a network', {
    call: 'ofANetwork',
    sizes: { ...small, steep: oneOf(true, false) },
    args: (plan, draw) => [...drawCritic(plan, draw), ...drawPairs(plan, draw)],
    argNames: network,
    runs: 10,
    points: 2,
    tolerance: rounding,
  }),
  gradient('the penalty is trained: its gradient reaches the critic', {
    call: 'penaltyOf',
    sizes: {
      batch: integer(2, 3),
      features: integer(2, 3),
      hidden: integer(3, 4),
      steep: oneOf(true, false),
    },
    args: (plan, draw) => [...drawCritic(plan, draw), ...drawPairs(plan, draw)],
    argNames: network,
    wrt: [0, 1, 2],
    runs: 6,
    points: 5,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
  }),
  invariant('what the loss and the penalty do not see', {
    given: {
      sizes: { batch: integer(2, 4), features: integer(2, 3) },
      args: ({ batch, features }, draw) => [
        draw.normal([batch, 1]),
        draw.normal([batch, 1]),
        byTurns([features, 1], draw),
        byTurns([batch, features], draw),
        draw.uniform([batch, 1]),
      ],
    },
    argNames: ['real', 'fake', 'w', 'x', 'eps'],
    runs: 5,
    points: 1,
    tolerance: rounding,
    check: async ({ student }, [real, fake, w, x, eps]) => {
      const plain = await student.criticLoss(real, fake);
      const shifted = await student.criticLoss(real.add(3), fake.add(3));
      const unit = w.div(w.square().sum().sqrt());
      const { penalty } = await student.ofAPlane(unit, x, x.mul(-2), eps);
      const all = await student.ofABowl(x, x.mul(2), eps);
      const [row, share] = [x.slice([0, 0], [1, -1]), eps.slice([0, 0], [1, 1])];
      const first = await student.ofABowl(row, row.mul(2), share);
      return [
        close(shifted, plain, { because: 'only the difference of the scores counts' }),
        close(penalty, plain.mul(0), { because: 'a plane of slope 1 has nothing to pay' }),
        close(all.slopes.slice([0], [1]), first.slopes, { because: 'a slope belongs to one pair' }),
      ];
    },
  }),
  property('a wide critic', {
    call: 'ofANetwork',
    sizes: { batch: oneOf(16, 9), features: oneOf(10, 6), hidden: oneOf(20, 32) },
    args: (plan, draw) => {
      const [w, b, v] = drawCritic(plan, draw);
      const shrunk = (value: TensorValue | undefined): TensorValue =>
        value ? ({ ...value, data: value.data.map((x) => x / 8) } as TensorValue) : tensor([0]);
      return [shrunk(w), b ?? tensor([0]), v ?? tensor([0]), ...drawPairs(plan, draw)];
    },
    argNames: network,
    runs: 2,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 1e-3, relative: 1e-3 },
  }),
]);
