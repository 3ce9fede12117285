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
  tensor,
} from '@descent/exercise';

const layout = { '': ['coordinate'] };
const quadraticNames = ['A', 'b', 'x', 'h'];
const namesOfC = ['c', 'x', 'h'];
/** A difference of two values of size ten, divided by one of 0.02: four digits are left, and three on a GPU. */
const measured = { absolute: 4e-2, relative: 1e-3 };

/** Symmetric, with a diagonal away from 0: a one-sided difference is off by half of it. */
function curved(n: number, draw: Draw) {
  const drawn = draw.normal([n, n], { std: 0.5 });
  const at = (i: number, j: number) => Number(drawn.data[i * n + j]);
  return tensor(
    Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (__, j) => (i === j ? 2 + i / 2 : (at(i, j) + at(j, i)) / 2)),
    ),
  );
}

const quadratic = ({ n, h }: { n: number; h: number }, draw: Draw) => [
  curved(n, draw),
  draw.normal([n], { std: 3 }),
  draw.uniform([n], { min: -2, max: 2 }),
  h,
];

/** At whole numbers, 0 among them: of a step in proportion to the coordinate nothing is left there, whatever the seed. */
const quadraticAtWholes = ({ n, h }: { n: number; h: number }, draw: Draw) => {
  const [a, b] = quadratic({ n, h }, draw);
  return [a, b, tensor(Array.from(draw.integers([n], { min: -2, max: 2 }).data, Number)), h];
};

export default defineCases([
  example('the worked example', {
    call: 'ofQuadratic',
    args: [
      tensor([
        [2, 3],
        [3, 0],
      ]),
      tensor([0, 0]),
      tensor([2, 1]),
      0.5,
    ],
    argNames: quadraticNames,
    expect: tensor([7, 6]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('cubes: the central difference is too large by h²', {
    call: 'ofCubes',
    args: [tensor([1, 1, -2]), tensor([1, 2, 0]), 1],
    argNames: namesOfC,
    expect: tensor([4, 13, -2]),
    points: 1,
    cost: [noLeak({ points: 1 })],
    layout,
    source: 'by hand: ((x + 1)³ − (x − 1)³) / 2 = 3x² + 1',
  }),
  example('a kink is a valley as seen from both sides', {
    call: 'ofAbsoluteValues',
    args: [tensor([0, 3, -2]), 0.5],
    argNames: ['x', 'h'],
    expect: tensor([0, 1, -1]),
    points: 1,
    tolerance: { absolute: 1e-3 },
    layout,
    source: 'by hand: |0.5| − |−0.5| = 0',
  }),
  example('a wave of which the h that is left out is a quarter', {
    call: 'ofSines',
    args: [tensor([50 * Math.PI]), tensor([0])],
    argNames: namesOfC,
    expect: tensor([100]),
    points: 1,
    tolerance: measured,
    layout,
    source: 'by hand in the statement: (sin(π/2) − sin(−π/2)) / 0.02',
  }),
  property('quadratics of any size', {
    call: 'ofQuadratic',
    sizes: { n: integer(2, 6), h: oneOf(1, 0.5, 0.25) },
    args: quadratic,
    argNames: quadraticNames,
    runs: 20,
    points: 2,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    layout,
  }),
  property('sines, with the h that the statement gives', {
    call: 'ofSines',
    sizes: { n: integer(1, 5) },
    // Waves so short that 0.01 is a good part of one: it matters from how many sides one looks, and from how far.
    args: ({ n }, draw) => [
      tensor(Array.from({ length: n }, (_, i) => 60 + 20 * i)),
      tensor(Array.from({ length: n }, (_, i) => draw.number(0.8, 1.3) / (60 + 20 * i))),
    ],
    argNames: namesOfC,
    runs: 10,
    points: 3,
    tolerance: measured,
    layout,
  }),
  property('asks for two values a coordinate', {
    call: 'evaluations',
    sizes: { n: integer(2, 5), h: oneOf(1, 0.5) },
    args: ({ n, h }, draw) => [
      draw.uniform([n], { min: 1, max: 2 }),
      draw.uniform([n], { min: -2, max: 2 }),
      h,
    ],
    argNames: namesOfC,
    runs: 6,
    points: 1,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
  }),
  invariant('half the h leaves a quarter of the error', {
    given: {
      sizes: { n: integer(1, 4), h: oneOf(1, 0.5) },
      args: ({ n, h }, draw) => [
        draw.uniform([n], { min: 1, max: 2 }),
        draw.uniform([n], { min: -2, max: 2 }),
        h,
      ],
    },
    argNames: namesOfC,
    runs: 6,
    points: 1,
    tolerance: { absolute: 2e-3, relative: 1e-3 },
    check: async ({ student, sizes }, [c, x]) => {
      const exact = c.mul(x.square()).mul(3);
      const coarse = (await student.ofCubes(c, x, sizes.h)).sub(exact);
      const fine = (await student.ofCubes(c, x, sizes.h / 2)).sub(exact);
      return close(fine.mul(4), coarse, { because: 'the error of a central difference shrinks with h²' });
    },
  }),
  property('many coordinates', {
    call: 'ofQuadratic',
    sizes: { n: oneOf(12, 25), h: oneOf(0.5, 1) },
    args: quadraticAtWholes,
    argNames: quadraticNames,
    runs: 3,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 5e-3, relative: 1e-3 },
    layout,
  }),
  property('cubes with any h, one coordinate and more', {
    call: 'ofCubes',
    sizes: { n: integer(1, 4), h: oneOf(1, 0.25, 2) },
    args: ({ n, h }, draw) => [
      draw.uniform([n], { min: 1, max: 3 }),
      draw.uniform([n], { min: -2, max: 2 }),
      h,
    ],
    argNames: namesOfC,
    runs: 10,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    layout,
  }),
]);
