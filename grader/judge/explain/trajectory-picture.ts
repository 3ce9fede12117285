/** A walk over the plane with the level lines of what it walks on. */
import type { PictureSpec } from '#grader/exercise/case-spec.ts';
import type { LevelGrid, Picture, TensorValue, Value } from '#grader/protocol.ts';
import { faultIn } from '../judge-fault.ts';
import { toJsonNumber, toJsonTensor } from '../link/json-value.ts';

/** Along the longer side; level lines through it look smooth. */
const GRID_POINTS = 49;
/** Steps between the lowest and the highest value: lines look smooth, and a report stays small. */
const LEVEL_STEPS = 20_000;
/** Free space round the walk, in parts of the longer side. */
const MARGIN = 0.12;
/** A walk along one line still lies in a picture, not on a stripe. */
const SHORTER_SIDE_MIN = 0.5;
/** How far a wrong walk may stretch the box of the right one, in parts of its longer side, before it leaves it. */
const STRETCH_MAX = 1;

interface Walks {
  readonly actual: TensorValue;
  readonly expected?: TensorValue;
  readonly args: readonly Value[];
}

type Interval = readonly [low: number, high: number];

/** Whether a tensor is a trajectory of at least one point in two coordinates. */
export function isPlanar({ shape, data }: TensorValue): boolean {
  return shape.length === 2 && shape[1] === 2 && data.length > 0;
}

/** Both walks in one box, and the objective over it. @throws JudgeFault when the author's function throws */
export function trajectoryPicture(spec: PictureSpec, { actual, expected, args }: Walks): Picture {
  const box = boxOf(expected ?? actual, actual);
  return {
    as: 'trajectory',
    title: spec.title,
    tensor: toJsonTensor(actual),
    ...(expected ? { expected: toJsonTensor(expected) } : {}),
    ...(spec.objective ? { levels: levelGrid(spec, args, box) } : {}),
  };
}

/** Any other number of coordinates: a line for each, over the steps. */
export function coordinateLines({ title }: PictureSpec, trajectory: TensorValue): Picture {
  const [steps = 1, coordinates = 1] = trajectory.shape.length === 2 ? trajectory.shape : [];
  const { shape, data } = toJsonTensor(trajectory);
  if (shape.length !== 2) return { as: 'line', title, tensor: { shape, data, dtype: 'float32' } };
  const lines = Array.from({ length: coordinates }, (_, k) =>
    Array.from({ length: steps }, (__, step) => data[step * coordinates + k] ?? 'NaN'),
  );
  return {
    as: 'line',
    title,
    tensor: { shape: [coordinates, steps], data: lines.flat(), dtype: 'float32' },
    labels: { rows: lines.map((_, k) => `x${subscript(k)}`) },
  };
}

function subscript(index: number): string {
  return String(index).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'.charAt(Number(digit)));
}

function boxOf(right: TensorValue, own: TensorValue): { x: Interval; y: Interval } {
  const [x, y] = [extent(coordinate(right, 0)), extent(coordinate(right, 1))];
  const reach = STRETCH_MAX * longerOf(x, y) || Number.POSITIVE_INFINITY;
  const [across, up] = [stretched(x, coordinate(own, 0), reach), stretched(y, coordinate(own, 1), reach)];
  const longer = longerOf(across, up) || 1;
  return { x: framed(across, longer), y: framed(up, longer) };
}

function longerOf([left, right]: Interval, [bottom, top]: Interval): number {
  return Math.max(right - left, top - bottom);
}

/** The interval with these values in it, as far as they are in reach. */
function stretched([low, high]: Interval, values: readonly number[], reach: number): Interval {
  const near = values.map((value) => Math.min(high + reach, Math.max(low - reach, value)));
  return extent([low, high, ...near]);
}

function framed([low, high]: Interval, longer: number): Interval {
  const half = Math.max(high - low, SHORTER_SIDE_MIN * longer) / 2 + MARGIN * longer;
  return [(low + high) / 2 - half, (low + high) / 2 + half];
}

function coordinate({ data }: TensorValue, axis: number): number[] {
  return Array.from(data).filter((value, i) => i % 2 === axis && Number.isFinite(value));
}

function extent(values: readonly number[]): Interval {
  if (values.length === 0) return [0, 0];
  return [
    values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  ];
}

function levelGrid(
  { title, objective }: PictureSpec,
  args: readonly Value[],
  { x, y }: { x: Interval; y: Interval },
): LevelGrid {
  const [width, height] = [x[1] - x[0], y[1] - y[0]];
  const columns = Math.max(2, Math.round((GRID_POINTS * width) / Math.max(width, height)));
  const rows = Math.max(2, Math.round((GRID_POINTS * height) / Math.max(width, height)));
  try {
    const valueAt = objective?.(args) ?? (() => 0);
    const values = Array.from({ length: rows * columns }, (_, i) => {
      const across = (i % columns) / (columns - 1);
      const up = Math.floor(i / columns) / (rows - 1);
      return valueAt(x[0] + across * width, y[0] + up * height);
    });
    const data = rounded(values).map(toJsonNumber);
    return { x: [...x], y: [...y], values: { shape: [rows, columns], data, dtype: 'float32' } };
  } catch (cause) {
    throw faultIn('cases.ts', `the objective of the picture "${title}" threw: ${(cause as Error).message}`);
  }
}

function rounded(values: readonly number[]): number[] {
  const [low, high] = extent(values.filter(Number.isFinite));
  const step = 10 ** Math.floor(Math.log10((high - low || 1) / LEVEL_STEPS));
  const decimals = Math.max(0, Math.min(20, -Math.log10(step)));
  return values.map((value) =>
    Number.isFinite(value) ? Number((Math.round(value / step) * step).toFixed(decimals)) : value,
  );
}
