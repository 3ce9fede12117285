import { describe, expect, it } from 'vitest';
import { type PatternFact, patternSchema } from '#grader/protocol.ts';
import { patternWords } from './pattern-words.ts';

const [row, column] = [
  { axis: 0, word: 'row' },
  { axis: 1, word: 'column' },
];
const [first, second] = [{ axis: 0 }, { axis: 1 }];

describe('the sentence for what is regular', () => {
  it.each<[PatternFact, string]>([
    [{ kind: 'zero' }, 'Yours is zero everywhere.'],
    [{ kind: 'constant', value: -0.5 }, 'Yours is −0.5 everywhere.'],
    [{ kind: 'nan' }, 'Yours is NaN everywhere.'],
    [{ kind: 'nan', from: { index: [2, 0] } }, 'Yours is NaN from index [2, 0] on.'],
    [
      { kind: 'nan', from: { index: [2, 0], axes: ['step', 'unit'] } },
      'Yours is NaN from step 2, unit 0 on.',
    ],
    [{ kind: 'opposite-sign' }, 'Yours has the opposite sign everywhere.'],
    [{ kind: 'absolute' }, 'Yours is the absolute value of what is expected.'],
    [{ kind: 'factor', factor: 0.5 }, 'Yours is 0.5 × the expected values everywhere.'],
    [{ kind: 'factor', factor: -2 }, 'Yours is −2 × the expected values everywhere.'],
    [{ kind: 'factor', factor: 1e-5 }, 'Yours is 1e-5 × the expected values everywhere.'],
    [{ kind: 'offset', offset: 0.25 }, 'Yours is the expected values + 0.25 everywhere.'],
    [{ kind: 'offset', offset: -3 }, 'Yours is the expected values − 3 everywhere.'],
    [{ kind: 'reshaped' }, 'The values are right and in order; only the shape is wrong.'],
    [{ kind: 'swapped', axes: [row, column] }, 'Your values are right, but row and column are swapped.'],
    [{ kind: 'swapped', axes: [first, second] }, 'Your values are right, but axis 0 and axis 1 are swapped.'],
    [
      { kind: 'reordered', axes: [{ axis: 2, word: 'channel' }, row, column] },
      'Your values are right, but the axes come in the order channel, row, column.',
    ],
    [
      { kind: 'reordered', axes: [{ axis: 2 }, first, second] },
      'Your values are right, but the axes come in the order axis 2, axis 0, axis 1.',
    ],
    [{ kind: 'reversed', axes: [row] }, 'Your values are right, but in reverse order along row.'],
    [
      { kind: 'reversed', axes: [first, second] },
      'Your values are right, but in reverse order along axis 0 and axis 1.',
    ],
    [{ kind: 'shifted', along: column, by: 1 }, 'Your values come one column too late.'],
    [{ kind: 'shifted', along: second, by: -1 }, 'Your values come one place too early along axis 1.'],
    [{ kind: 'shuffled' }, 'Your values are the expected ones in another order.'],
    [
      { kind: 'cut-off', side: 'below', bound: 0 },
      'Wherever less than 0 is expected, yours is 0. Is there a ReLU that does not belong here?',
    ],
    [{ kind: 'cut-off', side: 'below', bound: -1 }, 'Wherever less than −1 is expected, yours is −1.'],
    // Nothing cuts off above 0 that has a name.
    [{ kind: 'cut-off', side: 'above', bound: 0 }, 'Wherever more than 0 is expected, yours is 0.'],
    [
      { kind: 'by-line', along: row, relation: 'factor', least: 0.5, most: 4 },
      'Each line of values along row is the expected one times a factor of its own, from 0.5 to 4.',
    ],
    [
      { kind: 'by-line', along: second, relation: 'offset', least: -2, most: 3 },
      'Each line of values along axis 1 is the expected one plus a number of its own, from −2 to 3.',
    ],
    [{ kind: 'only-wrong', along: row, position: 4, last: true }, 'Only the last row is wrong.'],
    [{ kind: 'only-wrong', along: row, position: 0, last: false }, 'Only row 0 is wrong.'],
    // "The last position of axis 0" would have to be looked up: the number says it.
    [{ kind: 'only-wrong', along: first, position: 4, last: true }, 'Only position 4 of axis 0 is wrong.'],
    [{ kind: 'only-right', along: column, position: 2 }, 'Only column 2 is right.'],
    [{ kind: 'only-right', along: second, position: 2 }, 'Only position 2 of axis 1 is right.'],
    [{ kind: 'wrong-from', along: row, position: 2 }, 'Right up to row 1, wrong from row 2 on.'],
    [
      { kind: 'wrong-from', along: first, position: 3 },
      'Right up to position 2 of axis 0, wrong from position 3 of axis 0 on.',
    ],
    [
      { kind: 'factor-of-inputs', factor: 0.3333 },
      'On every input that failed, yours is 0.333 × what is expected.',
    ],
    [
      { kind: 'size-of-inputs', sizes: ['batch'], relation: 'times' },
      'On every input that failed, yours is batch × what is expected: is there a sum where a mean is asked for?',
    ],
    [
      { kind: 'size-of-inputs', sizes: ['batch', 'classes'], relation: 'divided-by' },
      'On every input that failed, yours is what is expected divided by batch · classes: is it divided once too often?',
    ],
    [
      { kind: 'not-finite', of: 'loss', value: 'NaN', step: 12 },
      'Your loss is NaN from step 12 on: are the steps too large, or is the logarithm of 0 taken?',
    ],
    [
      { kind: 'loss-stays', first: { step: 0, value: 2.3 }, last: { step: 90, value: 2.29 } },
      'Your loss does not fall: 2.3 at step 0, 2.29 at step 90.',
    ],
    [{ kind: 'told', sentence: 'As it was told before.' }, 'As it was told before.'],
  ])('%j', (fact, sentence) => {
    expect(patternWords({ fact })).toBe(sentence);
    expect(patternSchema.parse({ fact })).toEqual({ fact });
  });

  it.each<[string, number, string]>([
    ['row', -1, 'One row too few.'],
    ['row', 2, 'Two rows too many.'],
    ['batch', -3, 'Three batches too few.'],
    ['class', 4, 'Four classes too many.'],
    ['box', 5, 'Five boxes too many.'],
    ['quiz', 2, 'Two quizzes too many.'],
    ['axis', 3, 'Three axes too many.'],
    ['query', -6, 'Six queries too few.'],
    ['key', 7, 'Seven keys too many.'],
    ['step', 9, 'Nine steps too many.'],
  ])('counts along %s by %i', (word, by, sentence) => {
    expect(patternWords({ fact: { kind: 'size', axes: [{ axis: 0, word }], by } })).toBe(sentence);
  });

  it('counts along several axes at once', () => {
    expect(patternWords({ fact: { kind: 'size', axes: [row, column], by: -1 } })).toBe(
      'One row and one column too few.',
    );
    expect(patternWords({ fact: { kind: 'size', axes: [row, column], by: 2 } })).toBe(
      'Two rows and two columns too many.',
    );
    expect(patternWords({ fact: { kind: 'size', axes: [second], by: 2 } })).toBe(
      'Two places of axis 1 too many.',
    );
    expect(patternWords({ fact: { kind: 'size', axes: [second], by: -1 } })).toBe(
      'One place of axis 1 too few.',
    );
  });

  it('says of a larger input that it is one, in one sentence', () => {
    expect(patternWords({ fact: { kind: 'zero' }, ofLarger: true })).toBe(
      'On a larger input: yours is zero everywhere.',
    );
    expect(patternWords({ fact: { kind: 'wrong-from', along: row, position: 1 }, ofLarger: true })).toBe(
      'On a larger input: right up to row 0, wrong from row 1 on.',
    );
  });
});
