/** Between the judge's own TensorFlow.js tensors, which checks work with, and plain values. */
import type { Dtype, TensorValue, Value } from '#grader/protocol.ts';
import { toTensors } from '#grader/realm/tensor-codec.ts';
import type { Tensor, TensorFlow } from '#grader/realm/tensorflow.ts';
import { isTensorValue } from './tensor-value.ts';

/** A value with tensors of this realm in place of plain ones. The surrounding scope disposes them. */
export function intoTensors(tf: TensorFlow, value: Value): unknown {
  return toTensors(tf, value);
}

/** Plain values in place of tensors; plain tensors stay. For what authors of cases hand to the judge. */
export async function intoValues(value: unknown): Promise<Value> {
  if (isTensor(value)) return readTensor(value);
  if (typeof value !== 'object' || value === null) return value as Value;
  if (isTensorValue(value as Value)) return value as TensorValue;
  if (Array.isArray(value)) return Promise.all(value.map(intoValues));
  const entries = Object.entries(value).map(async ([key, inner]) => [key, await intoValues(inner)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * Runs author's code so that every tensor it makes is disposed afterwards, awaits included. Runs must not overlap.
 */
export async function inScope<T>(tf: TensorFlow, run: () => Promise<T>): Promise<T> {
  const engine = tf.engine();
  const depth = engine.state.scopeStack.length;
  engine.startScope('descent-check');
  try {
    return await run();
  } finally {
    while (engine.state.scopeStack.length > depth) engine.endScope();
  }
}

function isTensor(value: unknown): value is Tensor {
  return typeof value === 'object' && value !== null && 'dataId' in value && 'shape' in value;
}

async function readTensor(tensor: Tensor): Promise<TensorValue> {
  const data = await tensor.data();
  const dtype = tensor.dtype as Dtype;
  return { dtype, shape: [...tensor.shape], data: data.slice() as TensorValue['data'] };
}
