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

const argNames = ['a', 'b', 'temperature'];
const rounding = { absolute: 1e-4, relative: 1e-4 };
const small = { batch: integer(3, 5), features: integer(3, 5) };

interface Plan {
  batch: number;
  features: number;
  /** How much all rows of the second view are alike: then its rows and its columns differ clearly in what they lose. */
  alike?: number;
  /** Lengths between a half and one, where the usual ones are between 2 and 5. */
  short?: boolean;
}
/** Two views, the second partly like the first. Their rows have lengths of their own, far from 1, and none is zero. */
function views({ batch, features, alike = 0, short = false }: Plan, draw: Draw): TensorValue[] {
  const a = draw.normal([batch, features]);
  const noise = draw.normal([batch, features]);
  const lengths = draw.uniform([2 * batch], short ? { min: 0.5, max: 1 } : { min: 2, max: 5 });
  const stretch = (data: ArrayLike<number>, from: number): TensorValue => {
    const rows = Array.from({ length: batch }, (_, row) =>
      Array.from({ length: features }, (_, j) => Number(data[row * features + j])),
    );
    return tensor(
      rows.map((row, i) => {
        const length = Math.hypot(...row);
        const unit = length === 0 ? row.map((_, j) => Number(j === 0)) : row.map((value) => value / length);
        return unit.map((value) => value * Number(lengths.data[from + i]));
      }),
    );
  };
  const common = draw.normal([features]);
  const mixed = Array.from(
    a.data,
    (value, i) => 0.5 * Number(value) + Number(noise.data[i]) + alike * Number(common.data[i % features]),
  );
  return [stretch(a.data, 0), stretch(mixed, batch)];
}

export default defineCases([
  example('the worked example: two things', {
    call: 'infoNce',
    args: [
      tensor([
        [2, 0],
        [0, 1],
      ]),
      tensor([
        [5, 0],
        [0, 3],
      ]),
      1 / Math.log(3),
    ],
    argNames,
    expect: tensor(Math.log(4 / 3)),
    points: 1,
    source: 'computed by hand in the statement',
  }),
  example('the worked example: one direction is harder than the other', {
    call: 'infoNce',
    args: [
      tensor([
        [1, 0],
        [0, 1],
      ]),
      tensor([
        [1, 0],
        [1, 0],
      ]),
      1 / Math.log(3),
    ],
    argNames,
    expect: tensor((Math.log(2) + Math.log(4 / 3) / 2 + Math.log(4) / 2) / 2),
    points: 2,
    source: 'computed by hand in the statement',
  }),
  example('the worked example: the same, very cold', {
    call: 'infoNce',
    args: [
      tensor([
        [1, 0],
        [0, 1],
      ]),
      tensor([
        [1, 0],
        [1, 0],
      ]),
      1 / 500,
    ],
    argNames,
    expect: tensor((Math.log(2) + 250) / 2),
    points: 0,
    source: 'computed by hand in the statement',
  }),
  property('any views', {
    call: 'infoNce',
    sizes: { ...small, temperature: oneOf(0.5, 2, 0.2) },
    args: (sizes, draw) => [...views(sizes, draw), sizes.temperature],
    argNames,
    runs: 15,
    points: 3,
    tolerance: rounding,
  }),
  property('temperatures as they are used, and colder', {
    call: 'infoNce',
    sizes: { ...small, temperature: oneOf(0.004, 0.002) },
    args: (sizes, draw) => {
      // An opposite pair among the others: its own score is the lowest there is, and another's the highest.
      const [a, b] = views({ ...sizes, short: true }, draw);
      if (!a || !b) return [];
      const { features } = sizes;
      const data = Float32Array.from(b.data, (value, i) => {
        if (i < features) return -Number(a.data[i]);
        return i < 2 * features ? Number(a.data[i - features]) : Number(value);
      });
      return [a, { ...b, data }, sizes.temperature];
    },
    argNames,
    runs: 6,
    points: 4,
    tolerance: { absolute: 2e-3, relative: 1e-3 },
  }),
  invariant('what the loss does not see', {
    given: {
      sizes: small,
      args: (sizes, draw) => [...views(sizes, draw), 0.5, draw.permutation(sizes.batch)],
    },
    argNames: [...argNames, 'order'],
    runs: 5,
    points: 1,
    tolerance: rounding,
    check: async ({ student }, [a, b, temperature, order]) => {
      const plain = await student.infoNce(a, b, temperature);
      const swapped = await student.infoNce(b, a, temperature);
      const shorter = await student.infoNce(a.mul(0.001), b, temperature);
      const shuffled = await student.infoNce(a.gather(order), b.gather(order), temperature);
      return [
        close(swapped, plain, { because: 'both directions count alike' }),
        close(shorter, plain, { because: 'cosines do not depend on the length of a view' }),
        close(shuffled, plain, { because: 'the order of the pairs does not matter' }),
      ];
    },
  }),
  gradient('gradients reach both views', {
    call: 'infoNce',
    sizes: { batch: integer(2, 4), features: integer(3, 4) },
    args: (sizes, draw) => [...views({ ...sizes, short: true }, draw), 0.5],
    argNames,
    wrt: [0, 1],
    runs: 5,
    points: 1,
    tolerance: rounding,
  }),
  property('a large batch', {
    call: 'infoNce',
    sizes: { batch: oneOf(64, 100), features: oneOf(32, 20) },
    args: (sizes, draw) => [...views({ ...sizes, alike: 1 }, draw), 0.07],
    argNames,
    runs: 2,
    points: 2,
    visibility: 'hidden',
    tolerance: { absolute: 1e-3, relative: 1e-3 },
  }),
  property('two things, and one alone', {
    call: 'infoNce',
    sizes: { batch: oneOf(2, 1), features: integer(2, 3) },
    args: (sizes, draw) => [...views({ ...sizes, short: true }, draw), 1],
    argNames,
    // As many as leave no seed with one alone.
    runs: 16,
    points: 1,
    visibility: 'hidden',
    tolerance: rounding,
  }),
]);
