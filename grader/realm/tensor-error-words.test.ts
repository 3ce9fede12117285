import { describe, expect, it } from 'vitest';
import { errorWords } from './error-words.ts';
import { TENSOR_RULES } from './tensor-error-words.ts';

/** By their text alone: that the library says them is shown by `error-words.test.ts`. */
const words = (message: string): string => errorWords('Error', message);
const matMul = (a: string, b: string, inner: string, outer: string, [ta, tb] = [false, false]): string =>
  words(
    `Error in matMul: inner shapes (${inner}) and (${outer}) of Tensors with shapes ${a} and ${b} and transposeA=${ta} and transposeB=${tb} must match.`,
  );

describe('a product that does not fit', () => {
  it.each([
    [
      matMul('2,3', '4,5', '3', '4'),
      '`matMul` cannot multiply [2, 3] by [4, 5]: the columns of the first (3)',
    ],
    [matMul('2,3', '4,5', '2', '5', [true, true]), 'cannot multiply [2, 3] transposed by [4, 5] transposed:'],
    [matMul('8,2,3', '8,4,5', '3', '4', [false, true]), 'cannot multiply [8, 2, 3] by [8, 4, 5] transposed:'],
    [matMul('2', '2,3', 'undefined', '2'), 'both must be matrices. Make a vector one with `.expandDims()`'],
    [matMul('2,3', '3', '3', 'undefined'), 'both must be matrices.'],
  ])('%s', (told, part) => {
    expect(told).toContain(part);
  });
});

describe('shapes that do not go together', () => {
  const broadcast = (a: string, b: string) =>
    words(`Operands could not be broadcast together with shapes ${a} and ${b}.`);

  it.each([
    ['2,3', '2', true],
    ['2', '2,3', true],
    ['2,3,4', '2,4', true],
    ['2,3,4', '3,4', true],
    ['2,3', '4,5', false],
    ['2,3,4', '2', false],
    ['2,3', '2,4', false],
    ['3', '', false],
  ])('%s and %s: whether a sum lost its axis is said only where it may be so: %s', (a, b, lost) => {
    expect(broadcast(a, b).includes('pass `true` after the axis')).toBe(lost);
    expect(broadcast(a, b)).toContain('lined up at their last axes');
  });
});

describe('a shape to fill', () => {
  it.each([
    [
      'Size(6) must match the product of shape 4,2',
      'A tensor of 6 values cannot be reshaped to [4, 2], which has room for 8.',
    ],
    [
      'Size(1) must match the product of shape 2',
      'A tensor of 1 value cannot be reshaped to [2], which has room for 2.',
    ],
    ['Size(6) must match the product of shape ', 'cannot be reshaped to [], which has room for 1.'],
    ['Size(6) must match the product of shape 2,NaN', '[2, NaN] is no shape to reshape to'],
    ['Size(6) must match the product of shape 1.5,4', 'Round with `Math.floor`'],
    ['Size(6) must match the product of shape 0,4', 'which has room for 0.'],
    ["The implicit shape can't be a fractional number. Got 6 / 4", 'multiply to 4, which does not divide 6.'],
    [
      'Based on the provided shape, [2,2], the tensor should have 4 values but has 1',
      '1 value cannot fill shape [2, 2], which has room for 4.',
    ],
    ['Tensor must have a shape comprised of positive integers but got shape [-1,2].', '[-1, 2] is no shape'],
    ['The new shape (NaN,2) has NaN elements and so on', 'The shape [NaN, 2] has a size that is no number.'],
  ])('%s', (message, told) => {
    expect(words(message)).toContain(told);
  });
});

describe('an argument', () => {
  const argument = (came: string) =>
    words(`Argument 'b' passed to 'mul' must be a Tensor or TensorLike, but got '${came}'`);

  it.each([
    ['null', 'nothing: it is undefined or null.'],
    ['Promise', 'a promise. Await it first.'],
    ['Object', 'an object. Which property of it is meant?'],
    ['Date', 'a value of type Date. Which property of it is meant?'],
  ])('that is %s is said to be %s', (came, told) => {
    expect(argument(came)).toBe(
      `\`mul\` wants a tensor or numbers for \`b\` and got ${told}${came === 'null' ? ' Look for a name or a property that is written otherwise, or an argument that is missing.' : ''}`,
    );
  });

  it.each([
    ['bool', 'float32', ', or compare, as in `x.greater(0)`.'],
    ['int32', 'float32', "`.cast('int32')`."],
  ])('that must be %s and is %s is converted', (wanted, came, end) => {
    expect(
      words(`Argument 'x' passed to 'f' must be ${wanted} tensor, but got ${came} tensor`).endsWith(end),
    ).toBe(true);
  });
});

describe('a gradient that there is not', () => {
  it.each([
    ['ArgMax', '`tf.argMax`: an index has none; build a mask'],
    ['Multinomial', '`tf.multinomial`: a random choice has none'],
    ['NonMaxSuppressionV3', '`tf.nonMaxSuppressionV3`. Say it with other operations'],
  ])('of %s says what to do instead', (kernel, told) => {
    expect(words(`Cannot compute gradient: gradient function not found for ${kernel}.`)).toContain(told);
  });
});

describe('all words', () => {
  it('are for the whole message: what only begins or ends alike is somebody else’s', () => {
    for (const message of [
      'Tensor is disposed. And more',
      'So: Tensor is disposed.',
      'Pass at least one tensor to sum',
      'Error in dot: inner dimensions of inputs must match, but got a and b.',
      "Can't squeeze axis 0 since its dim '1' is not 1 indeed",
    ])
      expect(words(message)).toBe(message);
  });

  it('end as sentences, whatever the library put in', () => {
    for (const [, say] of TENSOR_RULES) {
      const told = say('1', '2', '3', '4', 'true', 'false');
      expect(told).toMatch(/[.?]$/);
      expect(told).not.toMatch(/undefined is no|\[object|NaN is/);
    }
  });

  it('are none for messages longer than anything that the library says', () => {
    const long = `Operands could not be broadcast together with shapes ${'2,'.repeat(600)}3 and 4.`;
    expect(words(long)).toBe(long);
  });

  it('are found quickly in text made to be read slowly', () => {
    const started = performance.now();
    for (const part of ['(', ',', '1,', "' passed to '", 'Error in concat: ', ' and '])
      words(`Error in matMul: inner shapes (${part.repeat(990 / part.length)}`.slice(0, 1_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
