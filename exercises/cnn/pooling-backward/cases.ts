import {
  close,
  type Draw,
  defineCases,
  example,
  integer,
  invariant,
  property,
  tensor,
} from '@descent/exercise';

interface Plan {
  batch: number;
  rows: number;
  columns: number;
  overR: number;
  overC: number;
  channels: number;
  size: number;
  stride: number;
}
const maxNames = ['x', 'dy', 'options'];
const avgNames = ['dy', 'options'];
const layout = { '': ['image', 'row', 'column', 'channel'] };

const extent = (windows: number, { size, stride }: Pick<Plan, 'size' | 'stride'>) =>
  (windows - 1) * stride + size;
/** Rows and columns beyond the last window, fewer than make another one. */
const maps = (plan: Plan) => ({
  height: extent(plan.rows, plan) + Math.min(plan.overR, plan.stride - 1),
  width: extent(plan.columns, plan) + Math.min(plan.overC, plan.stride - 1),
});
const told = ({ batch, rows, columns, channels }: Plan, draw: Draw) =>
  draw.normal([batch, rows, columns, channels], { mean: 1 });

const max = (plan: Plan, draw: Draw) => {
  const { height, width } = maps(plan);
  return [
    draw.normal([plan.batch, height, width, plan.channels]),
    told(plan, draw),
    { size: plan.size, stride: plan.stride },
  ];
};
/** Few values, most of them 0 as after a ReLU: ties in nearly every window. */
const tied = (plan: Plan, draw: Draw) => {
  const { height, width } = maps(plan);
  return [
    draw.integers([plan.batch, height, width, plan.channels], { min: 0, max: 1 }),
    told(plan, draw),
    { size: plan.size, stride: plan.stride },
  ];
};
const avg = (plan: Plan, draw: Draw) => [
  told(plan, draw),
  { size: plan.size, stride: plan.stride, ...maps(plan) },
];

const some = {
  batch: integer(1, 2),
  rows: integer(1, 3),
  columns: integer(2, 4),
  channels: integer(1, 3),
};
const apart = {
  ...some,
  size: integer(2, 3),
  more: integer(0, 1),
  overR: integer(0, 2),
  overC: integer(0, 2),
};
const overlapping = {
  ...some,
  rows: integer(2, 3),
  size: integer(2, 3),
  overR: integer(0, 0),
  overC: integer(0, 0),
};

export default defineCases([
  example('maximum: the worked example', {
    call: 'maxPoolBackward',
    args: [
      tensor([
        [
          [[1], [5], [5]],
          [[5], [2], [-1]],
        ],
      ]),
      tensor([[[[10], [1]]]]),
      { size: 2, stride: 1 },
    ],
    argNames: maxNames,
    expect: tensor([
      [
        [[0], [11], [0]],
        [[0], [0], [0]],
      ],
    ]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('mean: the worked example', {
    call: 'avgPoolBackward',
    args: [tensor([[[[8], [4]]]]), { size: 2, stride: 1, height: 2, width: 3 }],
    argNames: avgNames,
    expect: tensor([
      [
        [[2], [3], [1]],
        [[2], [3], [1]],
      ],
    ]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  property('maximum: windows that do not overlap, and what is left over', {
    call: 'maxPoolBackward',
    sizes: apart,
    args: ({ more, ...plan }, draw) => max({ ...plan, stride: plan.size + more }, draw),
    argNames: maxNames,
    runs: 16,
    points: 2,
    layout,
  }),
  property('maximum: windows that overlap', {
    call: 'maxPoolBackward',
    sizes: overlapping,
    args: (plan, draw) => max({ ...plan, stride: plan.size - 1 }, draw),
    argNames: maxNames,
    runs: 16,
    points: 2,
    layout,
  }),
  property('maximum: ties', {
    call: 'maxPoolBackward',
    sizes: apart,
    args: ({ more, ...plan }, draw) => tied({ ...plan, stride: plan.size + more }, draw),
    argNames: maxNames,
    runs: 16,
    points: 3,
    layout,
  }),
  property('mean: windows that do not overlap, and what is left over', {
    call: 'avgPoolBackward',
    sizes: apart,
    args: ({ more, ...plan }, draw) => avg({ ...plan, stride: plan.size + more }, draw),
    argNames: avgNames,
    runs: 16,
    points: 2,
    layout,
  }),
  property('mean: windows that overlap', {
    call: 'avgPoolBackward',
    sizes: overlapping,
    args: (plan, draw) => avg({ ...plan, stride: plan.size - 1 }, draw),
    argNames: avgNames,
    runs: 16,
    points: 2,
    layout,
  }),
  invariant('nothing is lost: what goes back is what was told', {
    given: {
      sizes: apart,
      args: ({ more, ...plan }, draw) => tied({ ...plan, stride: plan.size + more }, draw),
    },
    argNames: maxNames,
    runs: 6,
    points: 1,
    tolerance: { absolute: 1e-4, relative: 1e-4 },
    check: async ({ student, sizes }, [x, dy, options]) => {
      const [, height, width] = x.shape;
      const because = 'the shares of a window add up to what it is told';
      const most = await student.maxPoolBackward(x, dy, options);
      const mean = await student.avgPoolBackward(dy, { ...options, height, width });
      const shape = [sizes.batch, sizes.channels];
      return [
        close(most.sum([1, 2]).reshape(shape), dy.sum([1, 2]), { because }),
        close(mean.sum([1, 2]).reshape(shape), dy.sum([1, 2]), { because }),
      ];
    },
  }),
  property('maximum: maps after a ReLU, overlapping windows', {
    call: 'maxPoolBackward',
    sizes: { batch: integer(1, 2), channels: integer(1, 4), size: integer(2, 3) },
    args: (plan, draw) =>
      tied({ ...plan, rows: 9, columns: 7, overR: 0, overC: 0, stride: plan.size - 1 }, draw),
    argNames: maxNames,
    runs: 5,
    points: 2,
    visibility: 'hidden',
    layout,
  }),
  property('mean: larger maps', {
    call: 'avgPoolBackward',
    sizes: { batch: integer(1, 2), channels: integer(1, 4), size: integer(2, 4) },
    args: (plan, draw) => avg({ ...plan, rows: 9, columns: 7, overR: 1, overC: 1, stride: 2 }, draw),
    argNames: avgNames,
    runs: 5,
    points: 2,
    visibility: 'hidden',
    layout,
  }),
]);
