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

interface Plan {
  batch: number;
  height: number;
  width: number;
  channels: number;
}

const argNames = ['low', 'high', 'alpha'];
const layout = { '': ['image', 'row', 'column', 'channel'] };
const small = { batch: integer(1, 2), height: integer(2, 3), width: integer(3, 4), channels: integer(1, 3) };

const images = ({ batch, height, width, channels }: Plan, draw: Draw) => [
  draw.normal([batch, height, width, channels]),
  draw.normal([batch, 2 * height, 2 * width, channels]),
];

/** A disc in size × size pixels, each grey by how near it is to the rim. */
const disc = (size: number): TensorValue =>
  tensor(
    Array.from({ length: size }, (_, y) =>
      Array.from({ length: size }, (_, x) => {
        const [dy, dx] = [(2 * y + 1) / size - 1, (2 * x + 1) / size - 1];
        return Math.min(1, Math.max(0, 3 * (0.8 - Math.hypot(dx, dy))));
      }),
    ),
  );

export default defineCases([
  example('the worked example: two pixels become eight', {
    call: 'fadeIn',
    args: [
      tensor([
        [
          [
            [4, 0],
            [8, 4],
          ],
        ],
      ]),
      tensor([
        [
          [
            [0, 0],
            [4, 0],
            [8, 0],
            [12, 0],
          ],
          [
            [16, 0],
            [20, 0],
            [24, 0],
            [28, 0],
          ],
        ],
      ]),
      0.25,
    ],
    argNames,
    expect: tensor([
      [
        [
          [3, 0],
          [4, 0],
          [8, 3],
          [9, 3],
        ],
        [
          [7, 0],
          [8, 0],
          [12, 3],
          [13, 3],
        ],
      ],
    ]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('a disc, faded in from eight pixels to sixteen', {
    call: 'strip',
    args: [disc(8), disc(16)],
    argNames: ['low', 'high'],
    points: 1,
    picture: { as: 'image', title: 'alpha 0, 0.25, 0.5, 0.75 and 1' },
  }),
  property('the old image alone', {
    call: 'fadeIn',
    sizes: small,
    args: (plan, draw) => [...images(plan, draw), 0],
    argNames,
    runs: 8,
    points: 1,
    layout,
  }),
  property('the new image alone', {
    call: 'fadeIn',
    sizes: small,
    args: (plan, draw) => [...images(plan, draw), 1],
    argNames,
    runs: 6,
    points: 1,
    layout,
  }),
  property('anywhere between', {
    call: 'fadeIn',
    sizes: { ...small, alpha: oneOf(0.25, 0.7, 0.1) },
    args: (plan, draw) => [...images(plan, draw), plan.alpha],
    argNames,
    runs: 12,
    points: 1,
    layout,
  }),
  invariant('an image that the old output could make stays what it is', {
    given: {
      sizes: { ...small, alpha: oneOf(0.3, 0, 1) },
      args: (plan, draw) => images(plan, draw),
    },
    argNames: ['low', 'high'],
    runs: 5,
    points: 1,
    check: async ({ student, sizes }, [low, high]) => {
      const large = await student.fadeIn(low, high, 0);
      const blend = await student.fadeIn(low, large, sizes.alpha);
      return close(blend, large, {
        because: 'the old and the new output agree, so there is nothing to blend',
      });
    },
  }),
  gradient('both outputs learn while they are blended', {
    call: 'fadeIn',
    sizes: { ...small, alpha: oneOf(0.4, 0.75) },
    args: (plan, draw) => [...images(plan, draw), plan.alpha],
    argNames,
    wrt: [0, 1],
    runs: 4,
    points: 3,
  }),
  property('faces of the size of a real network', {
    call: 'fadeIn',
    sizes: { batch: oneOf(2, 3), height: oneOf(16, 24), width: oneOf(32, 20), alpha: oneOf(0.15, 0.9) },
    args: ({ alpha, ...sizes }, draw) => [...images({ ...sizes, channels: 3 }, draw), alpha],
    argNames,
    runs: 2,
    points: 1,
    visibility: 'hidden',
    layout,
  }),
]);
