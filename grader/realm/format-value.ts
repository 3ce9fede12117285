/** Values as short text for the console pane: tensors by dtype, shape and first numbers. Reads defensively. */
import { bounded } from './code-errors.ts';
import type { Tensor } from './tensorflow.ts';

export const TEXT_LENGTH_MAX = 4_000;
const DEPTH_MAX = 4;
const ITEMS_MAX = 50;
const TENSOR_ITEMS_MAX = 24;

/** The arguments of one console call as one line of text. */
export function formatArguments(values: readonly unknown[]): string {
  const parts: string[] = [];
  let length = 0;
  for (const value of values) {
    const text = typeof value === 'string' ? bounded(value, TEXT_LENGTH_MAX) : formatSafely(value);
    parts.push(text);
    length += text.length;
    if (length > TEXT_LENGTH_MAX) break;
  }
  return bounded(parts.join(' '), TEXT_LENGTH_MAX);
}

function formatSafely(value: unknown): string {
  try {
    return bounded(format(value, 0), TEXT_LENGTH_MAX);
  } catch {
    return '[unreadable]';
  }
}

function format(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(bounded(value, TEXT_LENGTH_MAX));
    case 'function':
      return `[function ${bounded(value.name || 'anonymous', 100)}]`;
    case 'bigint':
      return `${bounded(String(value), 100)}n`;
    case 'object':
      return value === null ? 'null' : formatObject(value, depth);
    default:
      return Object.is(value, -0) ? '-0' : String(value);
  }
}

function formatObject(object: object, depth: number): string {
  if (object instanceof Error) return `${object.name}: ${object.message}`;
  if ('dataId' in object && 'shape' in object) return formatTensor(object as Tensor);
  if (depth >= DEPTH_MAX) return Array.isArray(object) ? '[…]' : '{…}';
  if (Array.isArray(object) || ArrayBuffer.isView(object)) return formatList(object, depth);
  const entries = object instanceof Map ? [...object.entries()] : Object.entries(object);
  const shown = entries.slice(0, ITEMS_MAX).map(([key, inner]) => {
    const name = typeof key === 'string' ? bounded(key, 100) : format(key, depth + 1);
    return `${name}: ${format(inner, depth + 1)}`;
  });
  if (entries.length > ITEMS_MAX) shown.push(`… ${entries.length - ITEMS_MAX} more`);
  return shown.length === 0 ? '{}' : `{ ${shown.join(', ')} }`;
}

function formatList(list: object, depth: number): string {
  const items = list as ArrayLike<unknown>;
  const shown = Array.from({ length: Math.min(items.length, ITEMS_MAX) }, (_, i) =>
    format(items[i], depth + 1),
  );
  if (items.length > ITEMS_MAX) shown.push(`… ${items.length - ITEMS_MAX} more`);
  return `[${shown.join(', ')}]`;
}

function formatTensor(tensor: Tensor): string {
  const head = `Tensor ${tensor.dtype} [${tensor.shape.join(', ')}]`;
  if (tensor.isDisposed) return `${head} (disposed)`;
  return `${head} ${formatNumbers(tensor.dataSync(), tensor.shape)}`;
}

function formatNumbers(values: ArrayLike<unknown>, shape: readonly number[]): string {
  let budget = TENSOR_ITEMS_MAX;
  let next = 0;
  const visit = (axis: number): string => {
    if (axis === shape.length) {
      budget -= 1;
      return shortNumber(values[next++]);
    }
    const parts: string[] = [];
    for (let i = 0; i < (shape[axis] ?? 0); i += 1) {
      if (budget <= 0) {
        parts.push('…');
        break;
      }
      parts.push(visit(axis + 1));
    }
    return `[${parts.join(', ')}]`;
  };
  return visit(0);
}

function shortNumber(value: unknown): string {
  if (typeof value !== 'number') return format(value, DEPTH_MAX);
  return Object.is(value, -0) ? '-0' : String(Number(value.toPrecision(6)));
}
