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
} from '@descent/exercise';

interface Plan {
  batch: number;
  size: number;
  k1: number;
  k2: number;
  hidden: number;
  classes: number;
}

const argNames = ['params', 'images'];
const layout = { '': ['image', 'class'] };
const small = {
  batch: integer(1, 3),
  // At least 2 × 2 positions of 2 channels are flattened, so that their order shows.
  size: oneOf(16, 20),
  k1: integer(1, 3),
  k2: integer(2, 4),
  hidden: integer(5, 9),
  classes: integer(2, 5),
};

const zeros = (shape: readonly number[]): TensorValue => ({
  dtype: 'float32',
  shape,
  data: new Float32Array(shape.reduce((product, size) => product * size, 1)),
});

/** Weights scaled so that activations neither vanish nor explode (He et al. 2015). */
function drawParams({ size, k1, k2, hidden, classes }: Plan, draw: Draw) {
  const flat = ((size / 2 - 4) / 2) ** 2 * k2;
  const layer = (shape: readonly number[], fanIn: number) => ({
    w: draw.normal(shape, { std: Math.sqrt(2 / fanIn) }),
    b: draw.normal([shape.at(-1) ?? 1], { std: 0.3 }),
  });
  return {
    conv1: layer([5, 5, 1, k1], 25),
    conv2: layer([5, 5, k1, k2], 25 * k1),
    dense1: layer([flat, hidden], flat),
    dense2: layer([hidden, hidden], hidden),
    dense3: layer([hidden, classes], hidden),
  };
}
type Params = ReturnType<typeof drawParams>;

/** The layers named keep their weights; in all others the weights are zero and only the biases act. */
const only = (params: Params, kept: readonly (keyof Params)[]): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, { w, b }]) => [
      name,
      { w: kept.includes(name as keyof Params) ? w : zeros(w.shape), b },
    ]),
  ) as Params;

/** [rows, columns], zero but for a few entries. */
const sparse = (rows: number, columns: number, entries: readonly (readonly [number, number, number])[]) => {
  const data = new Float32Array(rows * columns);
  for (const [row, column, value] of entries) data[row * columns + column] = value;
  return { dtype: 'float32', shape: [rows, columns], data } as const;
};
/** Filters of 5 × 5 over one channel that look at the middle pixel only. */
const middle = (values: readonly number[]): TensorValue => {
  const data = new Float32Array(25 * values.length);
  data.set(values, 12 * values.length);
  return { dtype: 'float32', shape: [5, 5, 1, values.length], data };
};
/** An image of the worked example: 3 at row 4, column 4, and 2 at row 4, column 10. */
const twoDots: TensorValue = {
  ...sparse(16, 16, [
    [4, 4, 3],
    [4, 10, 2],
  ]),
  shape: [1, 16, 16, 1],
};

const images = ({ batch, size }: Plan, draw: Draw) => draw.uniform([batch, size, size, 1]);
const stage = (kept: readonly (keyof Params)[]) => (plan: Plan, draw: Draw) => [
  only(drawParams(plan, draw), kept),
  images(plan, draw),
];

export default defineCases([
  example('zero weights: each logit is its bias', {
    call: 'lenet5',
    args: [
      {
        conv1: { w: zeros([5, 5, 1, 1]), b: zeros([1]) },
        conv2: { w: zeros([5, 5, 1, 1]), b: zeros([1]) },
        dense1: { w: zeros([1, 2]), b: zeros([2]) },
        dense2: { w: zeros([2, 2]), b: zeros([2]) },
        dense3: { w: zeros([2, 3]), b: tensor([0.5, -1, 2]) },
      },
      zeros([2, 12, 12, 1]),
    ],
    argNames,
    expect: tensor([
      [0.5, -1, 2],
      [0.5, -1, 2],
    ]),
    points: 1,
    layout,
    source: 'by hand in the statement',
  }),
  example('two dots, followed through all stages', {
    call: 'lenet5',
    args: [
      {
        conv1: { w: middle([2]), b: tensor([-1]) },
        conv2: { w: middle([1, -1]), b: tensor([1, 2]) },
        dense1: {
          w: sparse(8, 2, [
            [0, 0, 1],
            [1, 0, -1],
            [2, 1, -1],
          ]),
          b: tensor([-1, 2]),
        },
        dense2: {
          w: tensor([
            [2, -1],
            [1, 0],
          ]),
          b: tensor([0, 1]),
        },
        dense3: {
          w: tensor([
            [1, -1, 0],
            [0, 1, 1],
          ]),
          b: tensor([0.5, -1, 2]),
        },
      },
      twoDots,
    ],
    argNames,
    expect: tensor([[6.5, -7, 2]]),
    points: 1,
    layout,
    source: 'by hand in the statement',
  }),
  property('stages 9 and 10: the last dense layers', {
    call: 'lenet5',
    sizes: small,
    args: stage(['dense2', 'dense3']),
    argNames,
    runs: 6,
    points: 2,
    layout,
  }),
  property('stages 7 to 10: flatten and all dense layers', {
    call: 'lenet5',
    sizes: small,
    args: stage(['dense1', 'dense2', 'dense3']),
    argNames,
    runs: 6,
    points: 2,
    layout,
  }),
  property('stages 4 to 10: from the second convolution on', {
    call: 'lenet5',
    sizes: small,
    args: stage(['conv2', 'dense1', 'dense2', 'dense3']),
    argNames,
    runs: 6,
    points: 3,
    layout,
  }),
  property('the whole network', {
    call: 'lenet5',
    sizes: small,
    args: (plan, draw) => [drawParams(plan, draw), images(plan, draw)],
    argNames,
    runs: 8,
    points: 3,
    layout,
  }),
  invariant('each image is read on its own', {
    given: {
      sizes: { ...small, batch: integer(2, 3) },
      args: (plan, draw) => [drawParams(plan, draw), images(plan, draw)],
    },
    argNames,
    runs: 3,
    points: 1,
    layout,
    check: async ({ student, sizes }, [params, batch]) => {
      const together = await student.lenet5(params, batch);
      const alone = await student.lenet5(params, batch.slice([sizes.batch - 1], [1]));
      return close(together.slice([sizes.batch - 1], [1]), alone, {
        because: 'the logits of an image do not depend on its neighbours in the batch',
      });
    },
  }),
  property('28 × 28 images with 6 and 16 filters', {
    call: 'lenet5',
    sizes: { batch: oneOf(1, 4) },
    args: ({ batch }, draw) => {
      const plan = { batch, size: 28, k1: 6, k2: 16, hidden: 84, classes: 10 };
      return [drawParams(plan, draw), images(plan, draw)];
    },
    argNames,
    runs: 2,
    points: 4,
    visibility: 'hidden',
    layout,
  }),
  property('images that are not square', {
    call: 'lenet5',
    sizes: { batch: integer(1, 2), k1: integer(1, 2), k2: integer(1, 3) },
    args: ({ batch, k1, k2 }, draw) => {
      const params = drawParams({ batch, size: 12, k1, k2, hidden: 8, classes: 3 }, draw);
      // 12 × 20 gives 1 × 3 positions after the second pooling.
      const dense1 = { w: draw.normal([3 * k2, 8], { std: 0.5 }), b: draw.normal([8]) };
      return [{ ...params, dense1 }, draw.uniform([batch, 12, 20, 1])];
    },
    argNames,
    runs: 10,
    points: 2,
    visibility: 'hidden',
    layout,
  }),
  property('dark and bright images', {
    call: 'lenet5',
    sizes: { ...small, reach: oneOf(1, 100) },
    args: (plan, draw) => [
      drawParams(plan, draw),
      draw.uniform([plan.batch, plan.size, plan.size, 1], { min: -plan.reach, max: plan.reach }),
    ],
    argNames,
    runs: 4,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    layout,
  }),
]);
