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

const layout = { '': ['sample', 'feature'] };
/** What is kept of a deviation beside a mean a thousand times as large is good to four digits. */
const tolerance = { absolute: 1e-3, relative: 1e-3 };
/**
 * Deviations by turns: the first feature always has the smallest that the statement announces. The same from the last
 * feature back, as long as there are one more than a multiple of four: so an input whose numbers come in reverse order has
 * the sum that it had, and what is kept from one call to the next by size and sum shows under every seed.
 */
const UNITS = [0.02, 50, 2, 50];

interface TableOptions {
  /** Size of the means; by default some deviations. */
  readonly mean?: number;
  /** Every other column, from the first on, is constant. */
  readonly constant?: boolean;
  readonly units?: readonly number[];
}

/** Samples by turns above and below the mean of their feature, so that no column varies little by chance. */
function table(
  [samples, features]: readonly [number, number],
  draw: Draw,
  { mean, constant = false, units = UNITS }: TableOptions = {},
): TensorValue {
  const drawn = draw.normal([samples, features], { std: 0.25 });
  const places = draw.uniform([features], { min: 1, max: 3 });
  const data = drawn.data.map((noise, i) => {
    const [row, column] = [Math.floor(i / features), i % features];
    const unit = units[column % units.length] ?? 1;
    // Whole numbers: their mean is exact, in whichever order they are added up.
    if (constant && column % 2 === 0) return column + 3;
    const side = (row + column) % 2 === 0 ? 1 : -1;
    return (mean ?? unit) * Number(places.data[column]) + unit * (side + noise);
  });
  return { ...drawn, data } as TensorValue;
}

export default defineCases([
  example('the worked example', {
    call: 'standardise',
    args: [
      tensor([
        [1, 10],
        [5, 30],
        [1, 30],
        [5, 10],
      ]),
    ],
    expect: tensor([
      [-1, -1],
      [1, 1],
      [-1, 1],
      [1, -1],
    ]),
    points: 0.5,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('a constant column becomes zeros', {
    call: 'standardise',
    args: [
      tensor([
        [7, 2],
        [7, 6],
        [7, 2],
        [7, 6],
      ]),
    ],
    expect: tensor([
      [0, -1],
      [0, 1],
      [0, -1],
      [0, 1],
    ]),
    points: 1,
    layout,
    source: 'the definition: mean 7, deviation 0; mean 4, deviation 2',
  }),
  example('a single sample', {
    call: 'standardise',
    args: [tensor([[5, -3]])],
    expect: tensor([[0, 0]]),
    // Zeros are right here, and to answer zeros is no work: the constant columns below pay for it.
    points: 0,
    layout,
  }),
  property('features in units of their own', {
    call: 'standardise',
    sizes: { samples: integer(3, 8), features: oneOf(3, 5) },
    args: ({ samples, features }, draw) => [table([samples, features], draw, { units: [0.02, 50] })],
    runs: 20,
    points: 1,
    tolerance,
    layout,
  }),
  property('constant columns among others', {
    call: 'standardise',
    sizes: { samples: oneOf(4, 8, 1), features: oneOf(3, 5) },
    args: ({ samples, features }, draw) => [
      table([samples, features], draw, { constant: true, units: [1, 50] }),
    ],
    runs: 10,
    points: 1.5,
    tolerance,
    layout,
  }),
  property('means of a thousand and more', {
    call: 'standardise',
    sizes: { samples: integer(4, 8), features: integer(2, 4) },
    args: ({ samples, features }, draw) => [table([samples, features], draw, { mean: 1000, units: [3] })],
    runs: 12,
    points: 3,
    tolerance,
    layout,
  }),
  invariant('another unit changes nothing, and every column has mean 0 and deviation 1', {
    given: {
      sizes: { samples: integer(4, 8), features: integer(2, 4), factor: oneOf(2, 0.25, 10) },
      args: ({ samples, features }, draw) => [table([samples, features], draw, { units: [2, 50, 0.5] })],
    },
    runs: 10,
    points: 1,
    tolerance,
    check: async ({ student, sizes }, [x]) => {
      const plain = await student.standardise(x);
      const other = await student.standardise(x.mul(sizes.factor).add(1));
      const ones = x.mean(0).mul(0).add(1);
      return [
        close(other, plain, { because: 'mean and deviation are measured in the same unit as the samples' }),
        close(plain.square().mean(0), ones, { because: 'the deviation of every column is 1' }),
        close(plain.mean(0).add(1), ones, { because: 'the mean of every column is 0' }),
      ];
    },
  }),
  property('a whole data set', {
    call: 'standardise',
    sizes: { samples: oneOf(100, 200), features: oneOf(9, 13) },
    args: ({ samples, features }, draw) => [table([samples, features], draw)],
    runs: 2,
    points: 1,
    visibility: 'hidden',
    tolerance,
    layout,
  }),
  property('few samples, one feature', {
    call: 'standardise',
    sizes: { samples: integer(1, 4) },
    args: ({ samples }, draw) => [table([samples, 1], draw)],
    runs: 6,
    points: 1,
    visibility: 'hidden',
    tolerance,
    layout,
  }),
]);
