/** '@descent/show' inside a realm: pictures and progress as messages, bounded so that no loop can flood the page. */
import type { ShowOptions } from '#grader/exercise/show.ts';
import type { JsonNumber, Picture } from '#grader/protocol.ts';
import { bounded } from './code-errors.ts';
import type { Tensor } from './tensorflow.ts';

export interface ShowModule {
  readonly show: (tensor: Tensor, options?: ShowOptions) => void;
  readonly progress: (step: number, values: Record<string, number>) => void;
}

export type ShowMessage =
  | { readonly type: 'picture'; readonly picture: Picture }
  | { readonly type: 'progress'; readonly step: number; readonly values: Record<string, number> };

/** Enough for a picture of 64 × 64 × 3 in a grid; larger tensors are thinned out by taking every n-th element. */
const PICTURE_ELEMENTS_MAX = 16_384;
const PICTURES_MAX = 50;
const PROGRESS_MAX = 5_000;
const SERIES_MAX = 16;
const TITLE_LENGTH_MAX = 200;
const KINDS = ['image', 'heatmap', 'line', 'histogram', 'scatter', 'table'] as const;

/**
 * The module for one realm.
 * @param send receives at most {@link PICTURES_MAX} pictures and {@link PROGRESS_MAX} progress messages.
 */
export function createShow(send: (message: ShowMessage) => void): ShowModule {
  let pictures = 0;
  let progresses = 0;
  return {
    show(tensor, options = {}) {
      if (pictures >= PICTURES_MAX) return;
      pictures += 1;
      send({ type: 'picture', picture: describePicture(tensor, options) });
    },
    progress(step, values) {
      if (progresses >= PROGRESS_MAX || !Number.isSafeInteger(step)) return;
      progresses += 1;
      const finite = Object.entries(values)
        .filter(([, value]) => Number.isFinite(value))
        .slice(0, SERIES_MAX)
        .map(([name, value]) => [bounded(name, 100), value] as const);
      send({ type: 'progress', step, values: Object.fromEntries(finite) });
    },
  };
}

function describePicture(tensor: Tensor, options: ShowOptions): Picture {
  if (typeof tensor !== 'object' || tensor === null || typeof tensor.dataSync !== 'function') {
    throw new TypeError('show() takes a tensor.');
  }
  const shape = [...tensor.shape];
  const as = KINDS.find((kind) => kind === options.as) ?? defaultKind(shape.length);
  const thinned = thin(tensor.dataSync(), shape);
  const title = typeof options.title === 'string' ? options.title : `[${shape.join(', ')}]`;
  const dtype = tensor.dtype === 'int32' || tensor.dtype === 'bool' ? tensor.dtype : 'float32';
  return {
    as,
    title: bounded(title, TITLE_LENGTH_MAX),
    tensor: { dtype, shape: thinned.shape, data: thinned.data.map(toJsonNumber) },
  };
}

function defaultKind(rank: number): Picture['as'] {
  if (rank <= 1) return 'line';
  return rank === 2 ? 'heatmap' : 'image';
}

/** Halves the largest axis (every other element) until the tensor is small enough to draw. */
function thin(values: ArrayLike<number>, shape: readonly number[]): { shape: number[]; data: number[] } {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const steps = shape.map(() => 1);
  const sizes = (): number[] => shape.map((size, axis) => Math.ceil(size / (steps[axis] ?? 1)));
  while (sizes().reduce((product, size) => product * size, 1) > PICTURE_ELEMENTS_MAX) {
    const current = sizes();
    const largest = current.indexOf(Math.max(...current));
    steps[largest] = (steps[largest] ?? 1) * 2;
  }
  const kept = sizes();
  const data: number[] = [];
  const visit = (axis: number, offset: number): void => {
    if (axis === shape.length) {
      data.push(values[offset] ?? 0);
      return;
    }
    const stride = (strides[axis] ?? 1) * (steps[axis] ?? 1);
    for (let i = 0; i < (kept[axis] ?? 0); i += 1) visit(axis + 1, offset + i * stride);
  };
  visit(0, 0);
  return { shape: kept, data };
}

function toJsonNumber(value: number): JsonNumber {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}
