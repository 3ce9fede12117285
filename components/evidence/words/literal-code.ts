/** Values of a report as TypeScript that a student can paste and run. */
import type { CounterExample, JsonNumber, JsonTensor, JsonValue } from '#grader/protocol.ts';
import { formatShape, numberOf } from './number-words.ts';

const NUMBER_WORDS: readonly unknown[] = ['NaN', 'Infinity', '-Infinity'];

export function isJsonTensor(value: unknown): value is JsonTensor {
  return (
    typeof value === 'object' &&
    value !== null &&
    'shape' in value &&
    'data' in value &&
    Array.isArray(value.shape) &&
    Array.isArray(value.data)
  );
}

/** "tf.tensor2d([[1, 0], [0, 0]])", "2", "{ stride: 2 }". `tf` is the name that TensorFlow.js was imported as. */
export function codeOf(value: JsonValue | undefined, tf = 'tf'): string {
  if (value === undefined) return 'undefined';
  if (isJsonTensor(value)) return tensorCode(value, tf);
  if (typeof value === 'string' && !NUMBER_WORDS.includes(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((entry) => codeOf(entry, tf)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, entry]) => `${keyCode(key)}: ${codeOf(entry, tf)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return String(value);
}

/** Like {@link codeOf}, with the shapes of tensors for their values: "{ w: [5, 5, 1, 6], b: [6] }". To read, not to run. */
export function outlineOf(value: JsonValue): string {
  if (isJsonTensor(value)) return formatShape(value.shape);
  if (Array.isArray(value)) return `[${value.map(outlineOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return codeOf(value);
  return `{ ${Object.entries(value)
    .map(([key, entry]) => `${keyCode(key)}: ${outlineOf(entry)}`)
    .join(', ')} }`;
}

/** Nested rows of a tensor: "[[1, 0], [0, 0]]"; a scalar is its number, no elements are "[]" whatever the shape. */
export function nestedCode(tensor: Pick<JsonTensor, 'shape' | 'data'>, digits?: number): string {
  const [rows, ...rest] = tensor.shape;
  if (rows !== undefined && tensor.data.length === 0) return '[]';
  if (rows === undefined) return numberCode(tensor.data[0] ?? 'NaN', digits);
  const size = rest.reduce((product, length) => product * length, 1);
  const parts = Array.from({ length: rows }, (_, row) =>
    nestedCode({ shape: rest, data: tensor.data.slice(row * size, (row + 1) * size) }, digits),
  );
  return `[${parts.join(', ')}]`;
}

/** "H=2, W=2, stride=2". */
export function sizesText(sizes: CounterExample['sizes']): string {
  return Object.entries(sizes)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

export interface CallCode {
  readonly callee: string;
  readonly constants: string;
  readonly call: string;
  /** Of the constants, in the order of the arguments. */
  readonly names: readonly string[];
}

/**
 * The call with one constant per argument, or null when the arguments are too large to write out.
 * @param first what comes before the arguments
 */
export function callCode(
  name: string,
  counterExample: Pick<CounterExample, 'args'>,
  { tf = 'tf', first = [] }: { readonly tf?: string; readonly first?: readonly string[] } = {},
): CallCode | null {
  if (counterExample.args.length === 0) return null;
  const names = counterExample.args.map(({ name }, at) => (isIdentifier(name) ? name : `argument${at + 1}`));
  const constants = counterExample.args
    .map(({ value }, at) => `const ${names[at]} = ${codeOf(value as JsonValue, tf)};`)
    .join('\n');
  return { callee: name, constants, names, call: `${name}(${[...first, ...names].join(', ')})` };
}

function tensorCode(tensor: JsonTensor, tf: string): string {
  const rank = tensor.shape.length;
  const isFloat = tensor.dtype === 'float32';
  if (tensor.shape.includes(0) || rank > 6) {
    const dtype = isFloat ? '' : `, '${tensor.dtype}'`;
    return `${tf}.tensor([${tensor.data.map((entry) => numberCode(entry)).join(', ')}], [${tensor.shape.join(', ')}]${dtype})`;
  }
  if (rank === 0) return `${tf}.scalar(${nestedCode(tensor)}${isFloat ? '' : `, '${tensor.dtype}'`})`;
  const dtype = isFloat ? '' : rank === 1 ? `, '${tensor.dtype}'` : `, undefined, '${tensor.dtype}'`;
  return `${tf}.tensor${rank}d(${nestedCode(tensor)}${dtype})`;
}

function numberCode(value: JsonNumber, digits?: number): string {
  const number = numberOf(value);
  return String(digits === undefined ? number : Number(number.toPrecision(digits)));
}

export function isIdentifier(text: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(text);
}

function keyCode(key: string): string {
  return isIdentifier(key) ? key : JSON.stringify(key);
}
