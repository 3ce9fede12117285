/** Relations between wrong and expected values that hold for some of them, or line by line. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { TensorValue, ValuePattern } from '#grader/protocol.ts';
import { distance } from '../compare/tensor-difference.ts';
import { stridesOf } from '../link/tensor-value.ts';
import { areApart } from './apart.ts';
import { asTold, axesOf, isTellingFactor } from './index-words.ts';

/** Below this many values on either side of a bound, it could be chance. */
const VALUES_MIN = 2;

/** Values cut off below or above, or null. */
export function findCutOff(
  actual: TensorValue,
  expected: TensorValue,
  tolerance: ResolvedTolerance,
): ValuePattern | null {
  const sides = [
    { bound: extreme(actual, Math.min), cut: Math.max, side: 'below' },
    { bound: extreme(actual, Math.max), cut: Math.min, side: 'above' },
  ] as const;
  for (const { bound, cut, side } of sides) {
    let beyond = 0;
    let kept = 0;
    const fits = actual.data.every((value, i) => {
      const wanted = expected.data[i] ?? Number.NaN;
      if (cut(wanted, bound) === wanted) kept += 1;
      else if (areApart(wanted, bound, tolerance)) beyond += 1;
      return distance(value, cut(wanted, bound), tolerance) <= 1;
    });
    if (!fits || beyond < VALUES_MIN || kept < VALUES_MIN) continue;
    return { kind: 'cut-off', side, bound: asTold(bound) };
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
 * A factor or a number of its own for each line of values along an axis, or null: what a statistic over the wrong axis, or
 * a division that is missing, does to rows or tokens.
 */
export function findLineRelation(
  actual: TensorValue,
  expected: TensorValue,
  { tolerance, layout }: LineContext,
): ValuePattern | null {
  const { shape, data } = expected;
  const strides = stridesOf(shape);
  for (const along of axesOf(shape.length, layout)) {
    const line = { extent: shape[along.axis] ?? 0, stride: strides[along.axis] ?? 1 };
    // Two values have some offset, and nearly always some factor.
    if (line.extent < 3 || data.length / line.extent < 2) continue;
    for (const relation of ['factor', 'offset'] as const) {
      const found = relationOfLines(actual, expected, { ...line, relation, tolerance });
      if (found === null) continue;
      // Where some lines are right, the places of the others say more.
      const unchanged = relation === 'factor' ? 1 : 0;
      if (found.some((each) => Math.abs(each - unchanged) < 1e-3)) continue;
      if (relation === 'factor' && !found.some(isTellingFactor)) continue;
      const [least, most] = [asTold(Math.min(...found)), asTold(Math.max(...found))];
      // Where they read the same, no line has one of its own.
      if (least === most) continue;
      return { kind: 'by-line', along, relation, least, most };
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
    const images = pairs.map(([, due]) => (lines.relation === 'factor' ? due * number : due + number));
    if (!spreads(images, lines, IMAGE_VARIATION_MIN)) return null;
    found.push(number);
  }
  return found;
}

/** On a line of one value, or nearly, anything is a factor or an offset. */
function varies(pairs: Pairs, lines: Lines): boolean {
  return spreads(
    pairs.map(([, expected]) => expected),
    lines,
    VARIATION_MIN,
  );
}

function spreads(values: readonly number[], { tolerance }: Lines, least: number): boolean {
  return distance(Math.min(...values), Math.max(...values), tolerance) > least;
}

/** In tolerances. */
const VARIATION_MIN = 100;
/** The same of a line as the relation has it: one that is all but zero, or far off, has no factor and no offset either. */
const IMAGE_VARIATION_MIN = 10;

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
