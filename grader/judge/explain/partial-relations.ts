/** Relations between wrong and expected values that hold for some of them, or line by line. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { TensorValue } from '#grader/protocol.ts';
import { distance } from '../compare/tensor-difference.ts';
import { stridesOf } from '../link/tensor-value.ts';
import { axisWords, numberText } from './index-words.ts';

/** Below this many values on either side of a bound, it could be chance. */
const VALUES_MIN = 2;

/** "Wherever less than 0 is expected, yours is 0.": values cut off below or above. */
export function describeBound(
  actual: TensorValue,
  expected: TensorValue,
  tolerance: ResolvedTolerance,
): string | null {
  const sides = [
    { bound: extreme(actual, Math.min), cut: Math.max, word: 'less' },
    { bound: extreme(actual, Math.max), cut: Math.min, word: 'more' },
  ];
  for (const { bound, cut, word } of sides) {
    let beyond = 0;
    let kept = 0;
    const fits = actual.data.every((value, i) => {
      const wanted = expected.data[i] ?? Number.NaN;
      if (cut(wanted, bound) === wanted) kept += 1;
      else beyond += 1;
      return distance(value, cut(wanted, bound), tolerance) <= 1;
    });
    if (!fits || beyond < VALUES_MIN || kept < VALUES_MIN) continue;
    const text = numberText(bound);
    const advice = word === 'less' && bound === 0 ? ' Is there a ReLU that does not belong here?' : '';
    return `Wherever ${word} than ${text} is expected, yours is ${text}.${advice}`;
  }
  return null;
}

function extreme({ data }: TensorValue, choose: (a: number, b: number) => number): number {
  let found = data[0] ?? 0;
  for (const value of data) found = choose(found, value);
  return found;
}

interface LineContext {
  readonly tolerance: ResolvedTolerance;
  readonly layout?: readonly string[] | undefined;
}

/** What a line of values does to the expected ones. */
type Relation = 'factor' | 'offset';

/**
 * "Each line of values along feature is the expected one times a factor of its own.": what a statistic over the wrong
 * axis, or a division that is missing, does to rows or tokens.
 */
export function describeLines(
  actual: TensorValue,
  expected: TensorValue,
  { tolerance, layout }: LineContext,
): string | null {
  const { shape, data } = expected;
  const words = axisWords(shape.length, layout);
  const strides = stridesOf(shape);
  for (const axis of shape.keys()) {
    const line = { extent: shape[axis] ?? 0, stride: strides[axis] ?? 1 };
    // Two values have some offset, and nearly always some factor.
    if (line.extent < 3 || data.length / line.extent < 2) continue;
    for (const relation of ['factor', 'offset'] as const) {
      const found = relationOfLines(actual, expected, { ...line, relation, tolerance });
      if (found === null) continue;
      // Where some lines are right, the places of the others say more.
      const unchanged = relation === 'factor' ? 1 : 0;
      if (found.some((each) => Math.abs(each - unchanged) < 1e-3)) continue;
      const [least, most] = [Math.min(...found), Math.max(...found)];
      const own = relation === 'factor' ? 'times a factor' : 'plus a number';
      const range = `from ${numberText(least)} to ${numberText(most)}`;
      return `Each line of values along ${words[axis]} is the expected one ${own} of its own, ${range}.`;
    }
  }
  return null;
}

interface Lines {
  readonly extent: number;
  readonly stride: number;
  readonly relation: Relation;
  readonly tolerance: ResolvedTolerance;
}

/** The number of each line, or null when some line has none. */
function relationOfLines(actual: TensorValue, expected: TensorValue, lines: Lines): number[] | null {
  const { extent, stride } = lines;
  const found: number[] = [];
  for (let start = 0; start < expected.data.length; start++) {
    if (Math.floor(start / stride) % extent !== 0) continue;
    const at = Array.from({ length: extent }, (_, i) => start + i * stride);
    const pairs = at.map((flat) => [actual.data[flat] ?? 0, expected.data[flat] ?? 0] as const);
    if (!varies(pairs, lines)) return null;
    const number = lines.relation === 'factor' ? factorOf(pairs, lines) : offsetOf(pairs, lines);
    if (number === null) return null;
    found.push(number);
  }
  return found;
}

/** On a line of one value, or nearly, anything is a factor or an offset. */
function varies(pairs: Pairs, { tolerance }: Lines): boolean {
  const values = pairs.map(([, expected]) => expected);
  return distance(Math.min(...values), Math.max(...values), tolerance) > VARIATION_MIN;
}

/** In tolerances. */
const VARIATION_MIN = 100;

type Pairs = readonly (readonly [actual: number, expected: number])[];

function factorOf(pairs: Pairs, { tolerance }: Lines): number | null {
  const [own, anchor] = pairs.reduce((most, pair) => (Math.abs(pair[1]) > Math.abs(most[1]) ? pair : most));
  const factor = own / anchor;
  const telling = pairs.filter(([, expected]) => Math.abs(expected) > tolerance.absolute).length;
  if (!Number.isFinite(factor) || telling < 2) return null;
  const wider = { ...tolerance, absolute: tolerance.absolute * Math.max(1, Math.abs(factor)) };
  return pairs.every(([a, e]) => distance(a, e * factor, wider) <= 1) ? factor : null;
}

function offsetOf(pairs: Pairs, { tolerance }: Lines): number | null {
  const offset = (pairs[0]?.[0] ?? 0) - (pairs[0]?.[1] ?? 0);
  return pairs.every(([a, e]) => distance(a, e + offset, tolerance) <= 1) ? offset : null;
}
