/** Inputs like those of a case, with numbers or options that the case does not have. */
import type { Draw } from '#grader/exercise/draw.ts';
import type { TensorValue, Value } from '#grader/protocol.ts';
import { createRandom, nextBelow } from '../cases/inputs/random.ts';
import { isRecord, isTensorValue } from '../link/tensor-value.ts';

/**
 * The same shapes with other numbers. What can be seen of a tensor is kept, since the exercise may count on it: whole
 * numbers, the sign, a range that ends at 1.
 */
export function withOtherNumbers(value: Value, draw: Draw): Value {
  if (isTensorValue(value)) return redrawn(value, draw);
  if (Array.isArray(value)) return value.map((inner) => withOtherNumbers(inner, draw));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withOtherNumbers(inner, draw)]),
  );
}

function redrawn(tensor: TensorValue, draw: Draw): TensorValue {
  const { dtype, shape } = tensor;
  if (tensor.data.length === 0) return tensor;
  if (dtype === 'bool') return draw.booleans(shape);
  const { min, max, whole } = rangeOf(tensor);
  if (dtype === 'int32') return draw.integers(shape, { min, max, dtype });
  if (whole) return draw.integers(shape, { min: Math.min(min, 0), max: Math.max(max, 1) });
  return min < 0 ? draw.normal(shape) : draw.uniform(shape, { min: 0, max: Math.max(max, Number.MIN_VALUE) });
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

export function rangeOf({ data }: TensorValue): Range {
  let [min, max, whole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
  for (const value of data) {
    [min, max] = [Math.min(min, value), Math.max(max, value)];
    whole &&= Number.isInteger(value) && Math.abs(value) < 100;
  }
  return { min, max, whole };
}

/** One option, at any depth, is another: a number near it, the other truth value. The same seed changes the same one. */
export function withOtherOption(args: readonly Value[], seed: number): readonly Value[] {
  const random = createRandom(seed);
  const options = countOptions(args);
  if (options === 0) return args;
  let left = nextBelow(random, options);
  const pick = nextBelow(random, NEAR.length);
  const changed = (value: Value): Value => {
    if (Array.isArray(value)) return value.map(changed);
    if (isRecord(value))
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, changed(inner)]));
    if (!isOption(value)) return value;
    return left-- === 0 ? otherThan(value, pick) : value;
  };
  return args.map(changed);
}

const NEAR: readonly ((value: number) => number)[] = [
  (value) => value + 1,
  (value) => value + 2,
  (value) => value - 1,
  (value) => value * 2,
  (value) => (Number.isInteger(value) ? Math.floor(value / 2) : value / 2),
  () => 1,
  () => 0,
];

function otherThan(value: number | boolean, pick: number): number | boolean {
  if (typeof value === 'boolean') return !value;
  const other = NEAR[pick]?.(value) ?? value;
  return other < 0 && value >= 0 ? value : other;
}

function isOption(value: Value): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function countOptions(value: Value): number {
  if (isTensorValue(value)) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, inner) => sum + countOptions(inner), 0);
  if (isRecord(value)) return countOptions(Object.values(value));
  return Number(isOption(value));
}
