/** The sentence for each regularity: the one place, for the site, the command line and tests. */

import { pluralOf } from '#grader/protocol/count-words.ts';
import type { Axis, Pattern, PatternFact } from '#grader/protocol.ts';
import { indexInWords, numberText } from './index-words.ts';

export function patternWords({ fact, ofLarger }: Pattern): string {
  const sentence = factWords(fact);
  if (ofLarger === undefined) return sentence;
  return `On a larger input: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function factWords(fact: PatternFact): string {
  switch (fact.kind) {
    case 'zero':
      return 'Yours is zero everywhere.';
    case 'constant':
      return `Yours is ${numberText(fact.value)} everywhere.`;
    case 'nan':
      if (fact.from === undefined) return 'Yours is NaN everywhere.';
      return `Yours is NaN from ${indexInWords(fact.from.index, fact.from.axes)} on.`;
    case 'opposite-sign':
      return 'Yours has the opposite sign everywhere.';
    case 'absolute':
      return 'Yours is the absolute value of what is expected.';
    case 'factor':
      return `Yours is ${numberText(fact.factor)} × the expected values everywhere.`;
    case 'offset':
      return `Yours is the expected values ${fact.offset < 0 ? '−' : '+'} ${numberText(Math.abs(fact.offset))} everywhere.`;
    case 'reshaped':
      return 'The values are right and in order; only the shape is wrong.';
    case 'swapped':
      return `Your values are right, but ${listed(fact.axes)} are swapped.`;
    case 'reordered':
      return `Your values are right, but the axes come in the order ${fact.axes.map(axisWord).join(', ')}.`;
    case 'reversed':
      return `Your values are right, but in reverse order along ${listed(fact.axes)}.`;
    case 'shifted':
      return shiftedWords(fact);
    case 'shuffled':
      return 'Your values are the expected ones in another order.';
    case 'cut-off':
      return cutOffWords(fact);
    case 'by-line':
      return byLineWords(fact);
    case 'size':
      return sizeWords(fact);
    case 'only-wrong':
      return fact.last && fact.along.word !== undefined
        ? `Only the last ${fact.along.word} is wrong.`
        : `Only ${sliceWords(fact)} is wrong.`;
    case 'only-right':
      return `Only ${sliceWords(fact)} is right.`;
    case 'wrong-from':
      return `Right up to ${sliceWords({ ...fact, position: fact.position - 1 })}, wrong from ${sliceWords(fact)} on.`;
    case 'factor-of-inputs':
      return `On every input that failed, yours is ${numberText(fact.factor, 3)} × what is expected.`;
    case 'size-of-inputs':
      return sizeOfInputsWords(fact);
    case 'not-finite':
      return `Your ${fact.of} is ${fact.value} from step ${fact.step} on: are the steps too large, or is the logarithm of 0 taken?`;
    case 'loss-stays':
      return `Your loss does not fall: ${numberText(fact.first.value)} at step ${fact.first.step}, ${numberText(fact.last.value)} at step ${fact.last.step}.`;
    case 'told':
      return fact.sentence;
  }
}

type Fact<K extends PatternFact['kind']> = Extract<PatternFact, { kind: K }>;

function cutOffWords({ side, bound }: Fact<'cut-off'>): string {
  const text = numberText(bound);
  const advice = side === 'below' && bound === 0 ? ' Is there a ReLU that does not belong here?' : '';
  return `Wherever ${side === 'below' ? 'less' : 'more'} than ${text} is expected, yours is ${text}.${advice}`;
}

function shiftedWords({ along, by }: Fact<'shifted'>): string {
  const when = by > 0 ? 'late' : 'early';
  if (along.word !== undefined) return `Your values come one ${along.word} too ${when}.`;
  return `Your values come one place too ${when} along ${axisWord(along)}.`;
}

function byLineWords({ along, relation, least, most }: Fact<'by-line'>): string {
  const own = relation === 'factor' ? 'times a factor' : 'plus a number';
  const range = `from ${numberText(least)} to ${numberText(most)}`;
  return `Each line of values along ${axisWord(along)} is the expected one ${own} of its own, ${range}.`;
}

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** "One row and one column too few." "Two steps too many." */
function sizeWords({ axes, by }: Fact<'size'>): string {
  const off = Math.abs(by);
  const count = COUNTS[off] ?? String(off);
  const which = axes.map((axis) => `${count} ${off === 1 ? oneOf(axis) : axesWord(axis)}`).join(' and ');
  return `${which.charAt(0).toUpperCase()}${which.slice(1)} too ${by < 0 ? 'few' : 'many'}.`;
}

/** Words of axes are one of what they count: "batch", "step", "query". */
function axesWord({ axis, word }: Axis): string {
  return word === undefined ? `places of axis ${axis}` : pluralOf(word);
}

function oneOf({ axis, word }: Axis): string {
  return word ?? `place of axis ${axis}`;
}

function sizeOfInputsWords({ sizes, relation }: Fact<'size-of-inputs'>): string {
  const product = sizes.join(' · ');
  return relation === 'times'
    ? `On every input that failed, yours is ${product} × what is expected: is there a sum where a mean is asked for?`
    : `On every input that failed, yours is what is expected divided by ${product}: is it divided once too often?`;
}

function sliceWords({ along, position }: { readonly along: Axis; readonly position: number }): string {
  return along.word === undefined
    ? `position ${position} of ${axisWord(along)}`
    : `${along.word} ${position}`;
}

function axisWord({ axis, word }: Axis): string {
  return word ?? `axis ${axis}`;
}

function listed(axes: readonly Axis[]): string {
  return axes.map(axisWord).join(' and ');
}
