import { defineCases, type TensorValue, training, type Value } from '@descent/exercise';

const PIXELS = 28 * 28;
/** Two pixels to a byte, then the label: see scripts/build-digits.ts. */
const RECORD_BYTES = PIXELS / 2 + 1;
const TRAINING_DIGITS = 2_000;

type Assets = Readonly<Record<string, Uint8Array>>;
interface Digits {
  images: TensorValue;
  labels: TensorValue;
}

/** Digits `from` to `to` of a packed file: images [N, 784] in [0, 1] and labels [N]. */
function digits(assets: Assets, file: string, from: number, to: number): Digits {
  const packed = assets[file];
  if (packed === undefined) throw new Error(`assets/${file} is missing.`);
  const images = new Float32Array((to - from) * PIXELS);
  const labels = new Int32Array(to - from);
  for (let n = 0; n < to - from; n++) {
    const start = (from + n) * RECORD_BYTES;
    for (let i = 0; i < PIXELS / 2; i++) {
      const pair = packed[start + i] ?? 0;
      images[n * PIXELS + 2 * i] = (pair >> 4) / 15;
      images[n * PIXELS + 2 * i + 1] = (pair & 15) / 15;
    }
    labels[n] = packed[start + PIXELS / 2] ?? 0;
  }
  return {
    images: { dtype: 'float32', shape: [to - from, PIXELS], data: images },
    labels: { dtype: 'int32', shape: [to - from], data: labels },
  };
}

const trainingSet = (assets: Assets, count = TRAINING_DIGITS) => digits(assets, 'digits.bin', 0, count);
const publicSet = (assets: Assets) => digits(assets, 'digits.bin', TRAINING_DIGITS, TRAINING_DIGITS + 400);
const hiddenSet = (assets: Assets) => digits(assets, 'hidden-digits.bin', 0, 1_000);

/** The share of predictions that equal the labels; throws a sentence for what is no list of digits. */
function accuracy(predictions: Value, { labels }: Digits): number {
  if (typeof predictions !== 'object' || predictions === null || !('data' in predictions)) {
    throw new TypeError('predict should return a tensor of digits.');
  }
  const { data, shape } = predictions as TensorValue;
  if (shape.length !== 1 || shape[0] !== labels.shape[0]) {
    throw new TypeError(`predict should return shape [${labels.shape}], got [${shape}].`);
  }
  return Array.from(labels.data).filter((label, n) => data[n] === label).length / labels.data.length;
}

/** The images with what was read in them. */
const digitsPicture = (title: string, setOf: (assets: Assets) => Digits) =>
  ({
    as: 'predictions',
    title,
    of: (predictions: Value, { assets }: { assets: Assets }) => {
      const { images, labels } = setOf(assets);
      return {
        images: { ...images, shape: [labels.data.length, 28, 28] },
        predicted: Array.from((predictions as TensorValue).data, String),
        actual: Array.from(labels.data, String),
      };
    },
  }) as const;

export default defineCases([
  training('learns thirty digits by heart', {
    run: 'trainAndPredict',
    args: (_draw, assets) => {
      const { images, labels } = trainingSet(assets, 30);
      return [images, labels, images];
    },
    measure: (predictions, { assets }) => accuracy(predictions, trainingSet(assets, 30)),
    measureName: 'accuracy on the training digits',
    thresholds: [
      [0.5, 2],
      [0.95, 3],
    ],
    picture: digitsPicture('The thirty digits', (assets) => trainingSet(assets, 30)),
  }),
  training('reads 400 digits that it has not seen', {
    run: 'trainAndPredict',
    args: (_draw, assets) => {
      const { images, labels } = trainingSet(assets);
      return [images, labels, publicSet(assets).images];
    },
    measure: (predictions, { assets }) => accuracy(predictions, publicSet(assets)),
    measureName: 'accuracy on unseen digits',
    thresholds: [
      [0.5, 2],
      [0.8, 3],
      [0.87, 5],
    ],
    picture: digitsPicture('Unseen digits', publicSet),
  }),
  training('reads 1,000 digits that only the server has', {
    run: 'trainAndPredict',
    args: (_draw, assets) => {
      const { images, labels } = trainingSet(assets);
      return [images, labels, hiddenSet(assets).images];
    },
    measure: (predictions, { assets }) => accuracy(predictions, hiddenSet(assets)),
    measureName: 'accuracy on hidden digits',
    thresholds: [
      [0.5, 2],
      [0.8, 3],
      [0.86, 3],
      [0.88, 2],
    ],
    visibility: 'hidden',
  }),
]);
