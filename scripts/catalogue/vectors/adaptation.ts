/** How a vector becomes a call of an exercise's reference. */
import type { Value } from '#grader/protocol.ts';
import type { VectorCase, VectorTensor } from './vector-case.ts';

/** One call after another; a later one may use the results before it. */
export interface Adapted {
  /** "cnn/conv2d". */
  readonly exercise: string;
  readonly call: string;
  /** Arguments of call `index`; `previous` is the result of the call before. */
  readonly args: (index: number, previous: Value) => readonly Value[];
  /** How many calls in a row. Default 1. */
  readonly calls?: number;
  /** What the results must equal, in the exercise's layout: one entry a call, missing entries are not compared. */
  readonly expected: readonly (Value | undefined)[];
  /** The part of a result that is compared. Default: all that the expected value has. */
  readonly pick?: (result: Value) => Value;
}

/** Why the vector says nothing about the exercise: "dilation 2". */
export interface NotApplicable {
  readonly skip: string;
}

export type Adapter = (vector: VectorCase) => Adapted | NotApplicable;

/** One call with fixed arguments. */
export function once(exercise: string, call: string, args: readonly Value[], expected: Value): Adapted {
  return { exercise, call, args: () => args, expected: [expected] };
}

export const skip = (reason: string): NotApplicable => ({ skip: reason });

/** An input or expected output by name. @throws Error when the file does not have it. */
export function need(tensors: Readonly<Record<string, VectorTensor>>, name: string): VectorTensor {
  const tensor = tensors[name];
  if (tensor === undefined)
    throw new Error(`expected a tensor "${name}", found ${Object.keys(tensors).join(', ')}`);
  return tensor;
}

/** A numeric parameter, or its default. @throws Error when it is there and no number. */
export function numberParam({ params }: VectorCase, name: string, fallback: number): number {
  const value = params[name] ?? fallback;
  if (typeof value !== 'number')
    throw new Error(`expected parameter "${name}" to be a number, found ${value}`);
  return value;
}

/** A parameter that is one number or a list of equal ones; null when the list mixes. */
export function uniformParam({ params }: VectorCase, name: string, fallback: number): number | null {
  const value = params[name] ?? fallback;
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const first = list[0];
  return typeof first === 'number' && list.every((item) => item === first) ? first : null;
}
