/** Images with what was read in each: a few of them, mistakes first. */
import type { LabelledImages } from '#grader/exercise/case-spec.ts';
import type { Picture, TensorValue } from '#grader/protocol.ts';
import { toJsonNumber } from '../link/json-value.ts';

/** Rows of a pane; a report stays small. */
const SHOWN_MAX = 24;
/** So that a picture of a good model is not of its mistakes alone. */
const MISTAKES_MAX = 16;
/** Shades that an eye tells apart. */
const DECIMALS = 2;
const LABEL_LENGTH_MAX = 20;

/** None when there is nothing to show, or the parts do not belong together. */
export function predictionsPicture(
  title: string,
  { images, predicted, actual }: LabelledImages,
): Picture | null {
  const [total = 0, height = 0, width = 0] = images.shape;
  if (images.shape.length !== 3 || total === 0 || predicted.length !== total || actual.length !== total) {
    return null;
  }
  const all = actual.map((_, at) => at);
  const mistakes = all.filter((at) => predicted[at] !== actual[at]);
  const right = all.filter((at) => predicted[at] === actual[at]);
  const wrongShown = mistakes.slice(0, Math.max(MISTAKES_MAX, SHOWN_MAX - right.length));
  const chosen = [...wrongShown, ...right.slice(0, SHOWN_MAX - wrongShown.length)];
  return {
    as: 'predictions',
    title,
    tensor: {
      dtype: 'float32',
      shape: [chosen.length, height, width],
      data: chosen.flatMap((at) => pixels(images, at, height * width)),
    },
    predictions: {
      right: right.length,
      total,
      shown: chosen.map((at) => ({
        predicted: String(predicted[at]).slice(0, LABEL_LENGTH_MAX),
        actual: String(actual[at]).slice(0, LABEL_LENGTH_MAX),
      })),
    },
  };
}

function pixels({ data }: TensorValue, at: number, size: number) {
  return Array.from(data.subarray(at * size, (at + 1) * size), (value) =>
    toJsonNumber(Number(value.toFixed(DECIMALS))),
  );
}
