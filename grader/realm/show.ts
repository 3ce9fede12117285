/** '@descent/show' inside a realm: pictures and progress as messages, bounded so that no loop can flood the page. */
import type { ShowOptions } from '#grader/exercise/show.ts';
import type { Drawing, JsonNumber, JsonTensor, Picture, Progress, TensorStats } from '#grader/protocol.ts';
import { bounded } from './code-errors.ts';
import { formatArguments } from './format-value.ts';
import { statsOf } from './tensor-stats.ts';
import type { Tensor } from './tensorflow.ts';
import { thinTensor } from './thin-tensor.ts';

export interface ShowModule {
  readonly show: (tensor: Tensor, options?: ShowOptions) => void;
  readonly inspect: (values: Record<string, unknown>) => void;
  readonly progress: (step: number, values: Record<string, number>) => void;
}

export type ShowMessage =
  | { readonly type: 'picture'; readonly picture: Picture }
  | { readonly type: 'progress'; readonly step: number; readonly values: Progress['values'] };

/** Enough for a picture of 64 × 64 × 3 in a grid; larger tensors are thinned out by taking every n-th element. */
const PICTURE_ELEMENTS_MAX = 16_384;
/** In one realm: fifty of the largest pictures, or as many small ones as a run of all cases draws. */
const ELEMENTS_MAX = 50 * PICTURE_ELEMENTS_MAX;
const PICTURES_MAX = 1_000;
const PROGRESS_MAX = 5_000;
const SERIES_MAX = 16;
const TITLE_LENGTH_MAX = 200;
/** Named here too, since a student realm has no schemas: what is not among them does not compile. */
const KINDS = [
  'image',
  'heatmap',
  'line',
  'histogram',
  'scatter',
  'table',
] as const satisfies readonly Drawing[];

/**
 * The module for one realm.
 * @param send receives at most {@link PICTURES_MAX} pictures of {@link ELEMENTS_MAX} elements in all, and
 * {@link PROGRESS_MAX} progress messages.
 */
export function createShow(send: (message: ShowMessage) => void): ShowModule {
  let pictures = 0;
  let elements = 0;
  let progresses = 0;
  const sendPicture = (picture: () => Picture): void => {
    if (pictures >= PICTURES_MAX || elements >= ELEMENTS_MAX) return;
    const drawn = picture();
    pictures += 1;
    elements += drawn.tensor.data.length;
    send({ type: 'picture', picture: drawn });
  };
  return {
    show(tensor, options = {}) {
      sendPicture(() => describePicture(tensor, options));
    },
    inspect(values) {
      for (const [name, value] of Object.entries(values)) {
        if (typeof value === 'function') continue;
        sendPicture(() => describeValue(bounded(name, TITLE_LENGTH_MAX), value));
      }
    },
    progress(step, values) {
      if (progresses >= PROGRESS_MAX || !Number.isSafeInteger(step)) return;
      progresses += 1;
      const numbers = Object.entries(values)
        .filter(([, value]) => typeof value === 'number')
        .slice(0, SERIES_MAX)
        .map(([name, value]) => [bounded(name, 100), toJsonNumber(value)] as const);
      send({ type: 'progress', step, values: Object.fromEntries(numbers) });
    },
  };
}

function describePicture(tensor: Tensor, options: ShowOptions): Picture {
  if (!isTensor(tensor)) {
    const given = Array.isArray(tensor) ? 'an array' : typeof tensor;
    throw new TypeError(`show() takes a tensor and got ${given}. Put numbers into one: tf.tensor(values).`);
  }
  const { as: wanted, title } = options;
  const as = wanted === undefined ? defaultKind(tensor.shape.length) : KINDS.find((kind) => kind === wanted);
  if (as === undefined) {
    throw new TypeError(
      `show() cannot draw as '${bounded(String(wanted), 40)}'; it knows ${KINDS.join(', ')}.`,
    );
  }
  const content = contentOf(tensor);
  const name = typeof title === 'string' ? title : `[${content.stats.shape.join(', ')}]`;
  return { as, title: bounded(name, TITLE_LENGTH_MAX), ...content };
}

function describeValue(title: string, value: unknown): Picture {
  const isReadable = isTensor(value) && !value.isDisposed && value.dtype !== 'string';
  if (isReadable) return { as: 'value', title, ...contentOf(value) };
  return {
    as: 'value',
    title,
    tensor: { dtype: 'float32', shape: [0], data: [] },
    text: formatArguments([value]),
  };
}

function isTensor(value: unknown): value is Tensor {
  return typeof value === 'object' && value !== null && 'dataSync' in value && 'shape' in value;
}

/** The elements, thinned out, and the figures of all of them. Complex numbers get an axis: real, imaginary. */
function contentOf(tensor: Tensor): { tensor: JsonTensor; stats: TensorStats } {
  if (tensor.dtype === 'string') throw new TypeError('show() draws numbers; this tensor holds strings.');
  const shape = tensor.dtype === 'complex64' ? [...tensor.shape, 2] : [...tensor.shape];
  const values = tensor.dataSync();
  const thinned = thinTensor(values, shape, PICTURE_ELEMENTS_MAX);
  const dtype = tensor.dtype === 'int32' || tensor.dtype === 'bool' ? tensor.dtype : 'float32';
  return {
    tensor: { dtype, shape: thinned.shape, data: thinned.data.map(toJsonNumber) },
    stats: statsOf(values, { dtype: tensor.dtype, shape }),
  };
}

function defaultKind(rank: number): Picture['as'] {
  if (rank <= 1) return 'line';
  return rank === 2 ? 'heatmap' : 'image';
}

function toJsonNumber(value: number): JsonNumber {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}
