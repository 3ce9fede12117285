/** One plain sentence for a mismatch, in the voice of the site: what was expected, what came, by how much. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import { counted } from '#grader/protocol/count-words.ts';
import type { Difference, TensorValue } from '#grader/protocol.ts';
import type { Mismatch } from '../compare/compare.ts';
import { sizeOf, unravel } from '../link/tensor-value.ts';
import { changedInputWords } from './changed-input-words.ts';
import { indexInWords, numberText, numberTexts, shapeText } from './index-words.ts';

export interface WordsContext {
  /** The function that was called: "relu". */
  readonly call: string;
  /** Axis words of the part that differs. */
  readonly layout?: readonly string[] | undefined;
  /** What parts of the result are called, by path: { 'gradients[0]': 'The gradient with respect to `x`' }. */
  readonly partNames?: Readonly<Record<string, string>> | undefined;
}

/** The reason of a failed comparison. */
export function describeMismatch(mismatch: Mismatch, context: WordsContext): string {
  const part = partName(mismatch.path, context);
  switch (mismatch.kind) {
    case 'form':
      return describeForm(mismatch, context);
    case 'missing':
      return `${part} has no \`${mismatch.key}\`.${keysInstead(mismatch.has)}`;
    case 'length':
      return `${part} has ${counted(mismatch.actual, 'entry')}. Expected ${mismatch.expected}.`;
    case 'shape':
      return `${part} has shape ${shapeText(mismatch.actual.shape)}. Expected ${shapeText(mismatch.expected.shape)}${singleNumberAdvice(mismatch)}`;
    case 'dtype':
      return `Shape ${shapeText(mismatch.actual.shape)} is right. ${part} has dtype ${mismatch.actual.dtype}. Expected ${mismatch.expected.dtype}: convert with \`.cast('${mismatch.expected.dtype}')\`.`;
    case 'values':
      return mismatch.difference
        ? describeDifference(mismatch.difference, { ...mismatch, context })
        : `${part} has wrong values.`;
    case 'number':
      return describePair(part, mismatch);
    case 'input':
      return changedInputWords(mismatch);
    case 'word':
      return `${part} is ${JSON.stringify(mismatch.actual)}. Expected ${JSON.stringify(mismatch.expected)}.`;
  }
}

function singleNumberAdvice({
  actual,
  expected,
}: Pick<Extract<Mismatch, { readonly actual: TensorValue }>, 'actual' | 'expected'>): string {
  if (expected.shape.length > 0) return '.';
  return sizeOf(actual.shape) === 1
    ? ', a single number without axes: take the mean or the sum over all axes at once, or `.reshape([])`.'
    : ', a single number: is a mean or a sum left out?';
}

interface Tensors {
  readonly path: string;
  readonly expected: TensorValue;
  readonly actual: TensorValue;
  readonly context: WordsContext;
}

function describeDifference(difference: Difference, tensors: Tensors): string {
  const of = tensors.path === '' ? '' : `${partName(tensors.path, tensors.context)}: shape`;
  const shape = `${of || 'Shape'} ${shapeText(tensors.expected.shape)} is right.`;
  const { differing, total, nanCount, infinityCount } = difference;
  if (total === 1) {
    const [actual, expected] = [Number(difference.actualAtWorst), Number(difference.expectedAtWorst)];
    return `${shape} ${describePair('The value', { actual, expected })}`;
  }
  if (nanCount > 0) {
    const infinite =
      infinityCount > 0 ? ` ${countOf(infinityCount, total)} infinite where a number is expected.` : '';
    return `${shape} ${countOf(nanCount, total)} NaN; the first is at ${firstNaN(tensors)}.${infinite}`;
  }
  if (infinityCount > 0)
    return `${shape} ${countOf(infinityCount, total)} infinite where a number is expected.`;
  if (difference.maxAbsolute === null) {
    const wanted = difference.expectedAtWorst === 'NaN' ? 'NaN' : 'an infinity';
    return `${shape} ${countOf(differing, total)} finite where ${wanted} is expected.`;
  }
  const differ = `${differing} of ${total} values ${differing === 1 ? 'differs' : 'differ'}`;
  const allowed = allowedAtWorst(difference);
  return allowed === 0 ? `${shape} ${differ}.` : `${shape} ${differ} by more than ${numberText(allowed)}.`;
}

/** What the tolerance allows at the worst place, to one digit: it is read, not computed with. */
function allowedAtWorst(difference: Difference): number {
  const tolerance: ResolvedTolerance = {
    absolute: difference.toleranceAbsolute,
    relative: difference.toleranceRelative,
  };
  const expected = Number(difference.expectedAtWorst);
  const allowed =
    tolerance.absolute + tolerance.relative * (Number.isFinite(expected) ? Math.abs(expected) : 0);
  return Number(allowed.toPrecision(1));
}

function firstNaN({ actual, expected, context }: Tensors): string {
  const flat = actual.data.findIndex(
    (value, i) => Number.isNaN(value) && !Number.isNaN(expected.data[i] ?? 0),
  );
  return indexInWords(unravel(Math.max(0, flat), actual.shape), context.layout);
}

function countOf(count: number, total: number): string {
  return `${count} of ${total} values ${count === 1 ? 'is' : 'are'}`;
}

function describePair(what: string, { actual, expected }: { actual: number; expected: number }): string {
  const [came, wanted] = numberTexts(actual, expected);
  return `${what} is ${came}. Expected ${wanted}.`;
}

function describeForm(mismatch: Extract<Mismatch, { kind: 'form' }>, context: WordsContext): string {
  const { path, expected, actual } = mismatch;
  if (actual === 'nothing' && path === '') {
    return `\`${context.call}\` returned nothing. Expected ${expected}. Is there a \`return\`?`;
  }
  const at = path === '' ? '' : ` at \`${path}\``;
  if (actual === 'nothing')
    return `Expected ${expected}${at}, got nothing. Is it returned, and under this name?`;
  return `Expected ${expected}${at}, got ${actual}.${formAdvice(mismatch)}`;
}

/** More names than this tell nothing, and longer ones are no names. */
const KEYS_MAX = 6;
const KEY_LENGTH_MAX = 40;

function keysInstead(keys: readonly string[]): string {
  if (keys.length === 0 || keys.length > KEYS_MAX || keys.some((key) => key.length > KEY_LENGTH_MAX))
    return '';
  return ` It has ${new Intl.ListFormat('en').format(keys.map((key) => `\`${key}\``))}.`;
}

function partName(path: string, { partNames }: WordsContext): string {
  if (path === '') return 'Your result';
  return partNames?.[path] ?? `\`${path}\``;
}

function formAdvice({ expected, actual }: { expected: string; actual: string }): string {
  if (expected === 'a number' && actual === 'a tensor') return ' Read the number with `.dataSync()[0]`.';
  if (expected === 'a tensor' && actual === 'a list of tensors') return ' Join them with `tf.stack(…)`.';
  if (expected === 'a tensor' && actual === 'a list') return ' Make one with `tf.tensor(…)`.';
  if (expected === 'a tensor' && actual === 'a number')
    return ' Make one with `tf.scalar(…)`, or stay with tensor operations: `>`, `+` and `Math.max` give none.';
  return '';
}
