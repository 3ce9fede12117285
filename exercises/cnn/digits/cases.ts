import {
  close,
  type Draw,
  defineCases,
  example,
  integer,
  invariant,
  noLeak,
  property,
  type TensorValue,
  tensor,
  training,
  type Value,
} from '@descent/exercise';

const SIDE = 14;
const PIXELS = SIDE * SIDE;
/** Two pixels to a byte, then the label: see scripts/build-digits.ts. */
const RECORD_BYTES = PIXELS / 2 + 1;
/** So many images come one at a time (driver.ts). */
const ALONE = 40;
/** A run sprinkles each image with noise and moves those of the test: no stored picture matches. */
const NOISE = 0.04;
const PIXELS_MOVED_MAX = 2;

const argNames = ['images', 'down', 'right'];
const layout = { '': ['image', 'row', 'column', 'channel'] };

type Assets = Readonly<Record<string, Uint8Array>>;
/** Digits of a packed file: `count` of them from the `first`. */
interface Part {
  readonly file: string;
  readonly first: number;
  readonly count: number;
}
const TRAINING: Part = { file: 'digits.bin', first: 0, count: 1_000 };
const PUBLIC: Part = { file: 'digits.bin', first: 1_000, count: 400 };
const HIDDEN: Part = { file: 'hidden-digits.bin', first: 0, count: 500 };

/** The digits of a part in an order of the run's own. The first draw of a case, so that all agree on it. */
function inDrawnOrder(draw: Draw, assets: Assets, { file, first, count }: Part): Uint8Array[] {
  const packed = assets[file];
  if (packed === undefined) throw new Error(`assets/${file} is missing.`);
  return draw
    .permutation(count)
    .map((index) => packed.subarray((first + index) * RECORD_BYTES, (first + index + 1) * RECORD_BYTES));
}

/** The grey value of a pixel in [0, 1]; black outside. */
function grey(digit: Uint8Array, row: number, column: number): number {
  if (row < 0 || column < 0 || row >= SIDE || column >= SIDE) return 0;
  const at = row * SIDE + column;
  const pair = digit[at >> 1] ?? 0;
  return (at % 2 === 0 ? pair >> 4 : pair & 15) / 15;
}

/** [count, 14, 14, 1] in [0, 1]: each digit up to `farthest` pixels away from the middle, with noise. */
function imagesOf(draw: Draw, digits: readonly Uint8Array[], farthest: number): TensorValue {
  const count = digits.length;
  const moves = draw.integers([count, 2], { min: -farthest, max: farthest }).data;
  const noise = draw.normal([count, PIXELS], { std: NOISE }).data;
  const images = new Float32Array(count * PIXELS);
  for (const [n, digit] of digits.entries()) {
    for (let pixel = 0; pixel < PIXELS; pixel++) {
      const row = Math.floor(pixel / SIDE) - Number(moves[2 * n]);
      const column = (pixel % SIDE) - Number(moves[2 * n + 1]);
      const at = n * PIXELS + pixel;
      images[at] = Math.min(1, Math.max(0, grey(digit, row, column) + Number(noise[at])));
    }
  }
  return { dtype: 'float32', shape: [count, SIDE, SIDE, 1], data: images };
}

const labelsOf = (digits: readonly Uint8Array[]): number[] =>
  digits.map((digit) => digit[RECORD_BYTES - 1] ?? 0);

/** The test set is drawn first: who measures needs no training set. */
const argsOf = (test: Part) => (draw: Draw, assets: Assets) => {
  const unseen = imagesOf(draw, inDrawnOrder(draw, assets, test), PIXELS_MOVED_MAX);
  const known = inDrawnOrder(draw, assets, TRAINING);
  const labels = Int32Array.from(labelsOf(known));
  return [imagesOf(draw, known, 0), { dtype: 'int32', shape: [known.length], data: labels } as const, unseen];
};

const isTensor = (value: Value | undefined): value is TensorValue =>
  typeof value === 'object' && value !== null && 'data' in value;

/** The digits that were read; throws a sentence for what is no list of digits. */
function digitsRead(output: Value, count: number): number[] {
  if (!isTensor(output)) throw new TypeError(whyNoList(output, count));
  const { data, shape, dtype } = output;
  if (dtype !== 'int32') {
    throw new TypeError(`predict should return int32, one digit for each image; got ${dtype}.`);
  }
  if (shape.join() !== String(count)) {
    throw new TypeError(`predict should return [${count}], got [${shape}].`);
  }
  return Array.from(data);
}

/** What is odd about predictions that are no list: the driver's count of what was read in two ways, or a group of another size. */
function whyNoList(groups: Value, count: number): string {
  if (typeof groups === 'object' && groups !== null && 'readOtherwise' in groups) {
    return `Of ${ALONE} images, predict reads ${groups.readOtherwise} otherwise when they come alone than among the others. What does it take from the images beside them?`;
  }
  for (const [i, group] of (Array.isArray(groups) ? (groups as readonly Value[]) : []).entries()) {
    if (!isTensor(group)) break;
    const size = i < ALONE ? 1 : count;
    if (group.shape.join() === String(size)) continue;
    return `predict should return shape [${size}] for images [${size}, 14, 14, 1], got [${group.shape.join(', ')}].`;
  }
  return 'predict should return a tensor of digits.';
}

/** The share of digits that were read rightly. */
const accuracyOn =
  (test: Part) =>
  (output: Value, { draw, assets }: { draw: Draw; assets: Assets }): number => {
    const labels = labelsOf(inDrawnOrder(draw, assets, test));
    const read = digitsRead(output, test.count);
    return labels.filter((label, n) => read[n] === label).length / labels.length;
  };

/** The images with what was read in them. */
const picture = {
  as: 'predictions',
  title: 'Unseen digits, moved',
  of: (output: Value, { draw, assets }: { draw: Draw; assets: Assets }) => {
    const digits = inDrawnOrder(draw, assets, PUBLIC);
    return {
      images: { ...imagesOf(draw, digits, PIXELS_MOVED_MAX), shape: [digits.length, SIDE, SIDE] },
      predicted: digitsRead(output, digits.length).map(String),
      actual: labelsOf(digits).map(String),
    };
  },
} as const;

const some = { N: integer(1, 3), H: integer(3, 6), W: integer(3, 7), C: integer(1, 3) };
type Some = Record<keyof typeof some, number>;
/** No value is near zero: what is lost, and what comes in, is seen. */
const imagesLike = ({ N, H, W, C }: Some, draw: Draw) => draw.uniform([N, H, W, C], { min: 0.5, max: 1.5 });

/*
 * The plan of the statement reaches 0.63 to 0.68, a wider perceptron that is shown shifts about 0.6, the perceptron of nn/digits,
 * which is shown none, 0.24.
 */
export default defineCases([
  example('shift: the worked example, one down and one to the left', {
    call: 'shift',
    args: [
      tensor([
        [
          [[1], [2], [3]],
          [[4], [5], [6]],
        ],
      ]),
      1,
      -1,
    ],
    argNames,
    expect: tensor([
      [
        [[0], [0], [0]],
        [[2], [3], [0]],
      ],
    ]),
    points: 1,
    layout,
    source: 'counted in the statement',
  }),
  property('shift: any images, in any direction', {
    call: 'shift',
    sizes: { ...some, down: integer(-2, 2), right: integer(-2, 2) },
    args: ({ down, right, ...sizes }, draw) => [imagesLike(sizes, draw), down, right],
    argNames,
    layout,
    runs: 20,
    points: 3,
    cost: [noLeak({ points: 1 })],
  }),
  property('shift: out of the image', {
    call: 'shift',
    sizes: { N: integer(1, 2), more: integer(0, 2), right: integer(-1, 1) },
    args: ({ N, more, right }, draw) => [imagesLike({ N, H: 3, W: 4, C: 1 }, draw), 2 + more, right],
    argNames,
    layout,
    runs: 6,
    points: 1,
  }),
  invariant('shift: two shifts the same way are one of their sum', {
    given: {
      sizes: { ...some, down: integer(0, 1), right: integer(0, 1) },
      args: (sizes, draw) => [imagesLike(sizes, draw)],
    },
    argNames: ['images'],
    runs: 5,
    points: 1,
    check: async ({ student, sizes }, [images]) => {
      const { down, right } = sizes;
      const twice = await student.shift(await student.shift(images, down, right), 1, right);
      const once = await student.shift(images, down + 1, 2 * right);
      return close(twice, once, { because: 'what moves twice has moved by both' });
    },
  }),
  property('shift: a large batch of large images', {
    call: 'shift',
    sizes: { N: integer(8, 12), H: integer(14, 17), down: integer(-5, 5), right: integer(-5, 5) },
    args: ({ N, H, down, right }, draw) => [imagesLike({ N, H, W: 19, C: 2 }, draw), down, right],
    argNames,
    layout,
    runs: 5,
    points: 1,
    visibility: 'hidden',
  }),
  training('reads 400 digits that have moved', {
    run: 'trainAndPredict',
    args: argsOf(PUBLIC),
    measure: accuracyOn(PUBLIC),
    measureName: 'accuracy on digits that have moved',
    thresholds: [
      [0.35, 3],
      [0.52, 5],
    ],
    picture,
  }),
  training('reads 500 digits that only the server has', {
    run: 'trainAndPredict',
    args: argsOf(HIDDEN),
    measure: accuracyOn(HIDDEN),
    measureName: 'accuracy on hidden digits that have moved',
    thresholds: [
      [0.35, 4],
      [0.52, 5],
    ],
    visibility: 'hidden',
  }),
]);
