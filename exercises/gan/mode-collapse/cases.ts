import {
  type Draw,
  defineCases,
  example,
  holds,
  integer,
  invariant,
  oneOf,
  property,
  type TensorValue,
  tensor,
} from '@descent/exercise';

const argNames = ['samples', 'centres', 'radius'];

/** k centres [k, 2] on a circle, neighbours at least 3 units apart for k up to 8. */
const ring = (k: number, unit = 1): TensorValue =>
  tensor(
    Array.from({ length: k }, (_, i) => {
      const angle = (2 * Math.PI * i) / k;
      return [4 * unit * Math.cos(angle), 4 * unit * Math.sin(angle)];
    }),
  );

interface Plan {
  /** Modes on the ring. */
  k: number;
  /** Modes that get good samples. */
  found: number;
  /** Good samples for each of them. */
  each: number;
  /** Samples near some mode, and not near enough. */
  bad: number;
  /** The length that counts as one. */
  unit?: number;
  /** With a third coordinate, in which alone bad samples are far. */
  deep?: boolean;
}
/** Good samples lie within 0.8 of a radius of 1, bad ones between 1.2 and 1.4, near modes that nobody finds first. */
function samplesOf({ k, found, each, bad, unit = 1, deep = false }: Plan, draw: Draw): TensorValue {
  const centres = ring(k, unit).data;
  const order = draw.permutation(k);
  const around = (mode: number, distance: number): number[] => {
    const angle = draw.number(0, 2 * Math.PI);
    return [
      Number(centres[2 * mode]) + unit * distance * Math.cos(angle),
      Number(centres[2 * mode + 1]) + unit * distance * Math.sin(angle),
    ];
  };
  const good = order
    .slice(0, found)
    .flatMap((mode) => Array.from({ length: each }, () => around(mode, draw.number(0.1, 0.8))));
  const lost = Array.from({ length: bad }, (_, i) => {
    const mode = order[k - 1 - (i % k)] ?? 0;
    const far = draw.number(1.2, 1.4);
    return deep ? [...around(mode, draw.number(0.1, 0.3)), unit * far] : around(mode, far);
  });
  const all = [...good.map((sample) => (deep ? [...sample, 0] : sample)), ...lost];
  return tensor(draw.permutation(all.length).map((place) => all[place] ?? []));
}

/** The ring in three dimensions. */
const deepRing = (k: number, unit: number): TensorValue => {
  const { data } = ring(k, unit);
  return tensor(Array.from({ length: k }, (_, i) => [Number(data[2 * i]), Number(data[2 * i + 1]), 0]));
};

export default defineCases([
  example('the worked example: five samples, three modes', {
    call: 'modeCoverage',
    args: [
      tensor([
        [0, 1],
        [0, -1],
        [1, 0],
        [10, 0],
        [4, 3],
      ]),
      tensor([
        [0, 0],
        [9, 0],
        [0, 9],
      ]),
      2,
    ],
    argNames,
    expect: { covered: 2, quality: 0.8 },
    points: 2,
    source: 'counted in the statement',
  }),
  example('as near to three modes, and on the edge of each: the first of them is found', {
    call: 'modeCoverage',
    args: [
      tensor([
        [3, 4],
        [3, 4],
        [3, 4],
        [3, -2],
        [2, -1],
        [4, -1],
        [9, 0],
        [9, 1],
      ]),
      tensor([
        [0, 0],
        [6, 8],
        [3, -1],
      ]),
      5,
    ],
    argNames,
    expect: { covered: 2, quality: 0.75 },
    points: 3,
    source:
      'by hand: three 5 away from all centres, good for the first; three beside the third; two more than 6 away from their nearest',
  }),
  property('modes on a ring', {
    call: 'modeCoverage',
    sizes: {
      k: integer(5, 8),
      found: integer(2, 4),
      each: integer(2, 4),
      bad: integer(2, 5),
      unit: oneOf(2, 0.5),
      deep: oneOf(false, true),
    },
    args: (plan, draw) => [
      samplesOf(plan, draw),
      plan.deep ? deepRing(plan.k, plan.unit) : ring(plan.k, plan.unit),
      plan.unit,
    ],
    argNames,
    runs: 15,
    points: 2,
  }),
  property('a good sample belongs to its nearest mode only', {
    call: 'modeCoverage',
    sizes: { modes: integer(3, 5), samples: integer(4, 6) },
    args: ({ modes, samples }, draw) => {
      // A row of centres one apart and a radius that reaches several of them; all samples stay with the first two.
      const centres = Array.from({ length: modes }, (_, i) => [i, 0, 0]);
      const made = Array.from({ length: samples }, (_, i) => [
        (i % 2) + draw.number(-0.3, 0.3),
        draw.number(-0.2, 0.2),
        draw.number(-0.2, 0.2),
      ]);
      // Beside them one that is far in the last coordinate alone.
      made.push([0, 0, 3]);
      return [tensor(made), tensor(centres), 1.8];
    },
    argNames,
    runs: 8,
    points: 1,
  }),
  example('half a ring, found by a generator that is not yet trained', {
    call: 'pictured',
    args: [
      tensor([
        [4.1, 0.2],
        [3.8, -0.3],
        [4.3, 0.1],
        [2.9, 2.7],
        [2.7, 3.1],
        [0.2, 4.2],
        [-0.3, 3.7],
        [0.9, 3.4],
        [1.9, 1.2],
        [0.4, 0.1],
        [-1.8, 2.1],
        [3.3, 1.4],
        [2.2, 2.1],
        [4.4, -0.6],
        [1.4, 4.4],
        [3.9, 0.5],
      ]),
      ring(8),
      0.7,
    ],
    argNames,
    points: 0,
    picture: { as: 'scatter', path: 'samples', title: 'samples' },
  }),
  invariant('more samples of the same kind find no more modes', {
    given: {
      sizes: { k: integer(5, 8), found: integer(2, 4), each: integer(1, 3), bad: integer(1, 3) },
      args: (plan, draw) => [samplesOf(plan, draw), ring(plan.k)],
    },
    argNames: ['samples', 'centres'],
    runs: 5,
    points: 1,
    check: async ({ student }, [samples, centres]) => {
      const once = await student.modeCoverage(samples, centres, 1);
      const twice = await student.modeCoverage(samples.concat(samples), centres, 1);
      return [
        holds(
          once.covered === twice.covered,
          `every sample twice: expected ${once.covered} modes as before, got ${twice.covered}`,
        ),
        holds(
          Math.abs(once.quality - twice.quality) < 1e-5,
          `every sample twice: expected the share ${once.quality} as before, got ${twice.quality}`,
        ),
      ];
    },
  }),
  property('many samples, and none that is good', {
    call: 'modeCoverage',
    sizes: { k: integer(6, 8), found: oneOf(0, 5), each: integer(30, 40), bad: integer(20, 30) },
    args: (plan, draw) => [samplesOf(plan, draw), ring(plan.k), 1],
    argNames,
    // As many as leave no seed with one of both alone.
    runs: 16,
    points: 1,
    visibility: 'hidden',
  }),
]);
