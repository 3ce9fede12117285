import {
  close,
  type Draw,
  defineCases,
  example,
  integer,
  invariant,
  oneOf,
  property,
  tensor,
} from '@descent/exercise';

interface Plan {
  N: number;
  H: number;
  W: number;
  C: number;
  K: number;
  F: number;
  stride: number;
  padding: string;
}
const argNames = ['x', 'w', 'dy', 'options'];
const imageLayout = { '': ['image', 'row', 'column', 'channel'] };
const filterLayout = { '': ['row', 'column', 'channel', 'filter'] };
const tolerance = { absolute: 1e-4, relative: 1e-4 };

const extent = (length: number, { F, stride, padding }: Plan) =>
  padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - F) / stride) + 1;
const layer = (plan: Plan, draw: Draw) => {
  const { N, H, W, C, K, F } = plan;
  return [
    draw.normal([N, H, W, C]),
    draw.normal([F, F, C, K]),
    draw.normal([N, extent(H, plan), extent(W, plan), K]),
  ];
};

const plain = {
  N: integer(1, 2),
  H: integer(3, 5),
  W: integer(4, 6),
  C: integer(1, 3),
  K: integer(1, 3),
  F: integer(2, 3),
};
const plainLayer = (sizes: Omit<Plan, 'stride' | 'padding'>, draw: Draw) =>
  layer({ ...sizes, stride: 1, padding: 'valid' }, draw);

/** Always a stride, and with `same` an uneven border: zeros that are not stuffed, or cropped off the wrong side, show. */
const strided = {
  padding: oneOf('valid', 'same'),
  stride: integer(2, 3),
  N: integer(1, 2),
  H: integer(5, 8),
  W: integer(5, 8),
  C: integer(1, 2),
  K: integer(1, 3),
  F: integer(2, 4),
};
const everything = (sizes: Plan, draw: Draw) => [
  ...layer(sizes, draw),
  { stride: sizes.stride, padding: sizes.padding },
];

export default defineCases([
  example('the worked example', {
    call: 'conv2dBackward',
    args: [
      tensor([
        [
          [[1], [2], [0]],
          [[3], [4], [1]],
        ],
      ]),
      tensor([
        [[[1]], [[0]]],
        [[[2]], [[-1]]],
      ]),
      tensor([[[[1], [10]]]]),
    ],
    argNames,
    expect: {
      dx: tensor([
        [
          [[1], [10], [0]],
          [[2], [19], [-10]],
        ],
      ]),
      dw: tensor([
        [[[21]], [[2]]],
        [[[43]], [[14]]],
      ]),
      db: tensor([11]),
    },
    points: 1,
    layout: { dx: imageLayout[''], dw: filterLayout[''] },
    source: 'computed by hand in the statement',
  }),
  example('stride 2 with a border, two images', {
    call: 'conv2dBackward',
    args: [
      tensor([
        [
          [[1], [2], [3], [-2]],
          [[4], [5], [6], [1]],
          [[7], [8], [9], [-4]],
        ],
        [
          [[0], [1], [0], [5]],
          [[2], [-3], [1], [-1]],
          [[0], [4], [-1], [2]],
        ],
      ]),
      tensor([
        [[[1]], [[0]], [[2]]],
        [[[-1]], [[3]], [[0]]],
        [[[1]], [[-2]], [[1]]],
      ]),
      tensor([
        [
          [[1], [-2]],
          [[3], [4]],
        ],
        [
          [[2], [1]],
          [[0], [-1]],
        ],
      ]),
      { stride: 2, padding: 'same' },
    ],
    argNames,
    points: 1,
    layout: { dx: imageLayout[''], dw: filterLayout[''] },
  }),
  property('biases: any layer', {
    call: 'db',
    sizes: strided,
    args: everything,
    argNames,
    runs: 10,
    points: 3,
    tolerance,
  }),
  property('filters: stride 1, no padding', {
    call: 'dw',
    sizes: plain,
    args: plainLayer,
    argNames,
    runs: 14,
    points: 2,
    tolerance,
    layout: filterLayout,
  }),
  property('filters: any stride and padding', {
    call: 'dw',
    sizes: strided,
    args: everything,
    argNames,
    runs: 14,
    points: 3,
    tolerance,
    layout: filterLayout,
  }),
  property('images: stride 1, no padding', {
    call: 'dx',
    sizes: plain,
    args: plainLayer,
    argNames,
    runs: 14,
    points: 3,
    tolerance,
    layout: imageLayout,
  }),
  property('images: any stride and padding', {
    call: 'dx',
    sizes: strided,
    args: everything,
    argNames,
    runs: 20,
    points: 4,
    tolerance,
    layout: imageLayout,
  }),
  invariant('images and filters get the same in total', {
    given: { sizes: { ...strided, N: integer(1, 1) }, args: everything },
    argNames,
    // An uneven border among them, whatever the seed.
    runs: 24,
    points: 1,
    tolerance: { absolute: 2e-3, relative: 1e-3 },
    check: async ({ student }, [x, w, dy, options]) => {
      const { dx, dw } = await student.conv2dBackward(x, w, dy, options);
      return close(dx.mul(x).sum().reshape([1]), dw.mul(w).sum().reshape([1]), {
        because:
          'without biases the layer is linear in the images and in the filters: Σ dx · x = Σ dw · w = Σ dy · z',
      });
    },
  }),
  property('layers of realistic size', {
    call: 'conv2dBackward',
    sizes: { padding: oneOf('same', 'valid'), stride: oneOf(1, 2), F: oneOf(3, 5) },
    args: (sizes, draw) => everything({ ...sizes, N: 2, H: 12, W: 15, C: 3, K: 4 }, draw),
    argNames,
    runs: 6,
    points: 2,
    visibility: 'hidden',
    tolerance: { absolute: 5e-4, relative: 5e-4 },
    layout: { dx: imageLayout[''], dw: filterLayout[''] },
  }),
]);
