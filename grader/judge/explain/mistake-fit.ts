/** How a known mistake explains what was observed on one input, part by part. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { TensorValue, Value } from '#grader/protocol.ts';
import type { Observation } from '../cases/observation.ts';
import { valuesAgree } from '../compare/compare.ts';
import { valueDistance } from '../compare/value-distance.ts';
import { isRecord, isTensorValue } from '../link/tensor-value.ts';

/**
 * Of one part: `silent` nothing is wrong, with either · `left` wrong, and the mistake does not do that · `against` the
 * mistake does something else here · the others: it does what the student's code does, `faint` in a way that says
 * nothing, `small` on so few or so equal values that unlike mistakes agree, `odd` in a way that many mistakes share (NaN,
 * zeros), `telling` in one that is hardly chance.
 */
export type PartFit = 'silent' | 'left' | 'against' | 'faint' | 'small' | 'odd' | 'telling';

/** By path of the part, "" for a result that is none of parts; of several calls the parts of one path together. */
export type Fit = ReadonlyMap<string, PartFit>;

/** Results of the three sides for the same calls. `mistaken` is null where the mistake gives none. */
export interface Sides {
  readonly actual: readonly Value[];
  readonly expected: readonly Value[];
  readonly mistaken: readonly Value[] | null;
}

/** The fit on one input, from what the three sides gave. */
export function fitOf(sides: Sides, observation: Pick<Observation, 'tolerance' | 'input' | 'args'>): Fit {
  const { actual, expected, mistaken } = sides;
  // Where the mistake throws, code that returned does not have it.
  if (mistaken === null) return new Map([['', 'against']]);
  const most = likenessAtMost(observation, expected);
  const fits = new Map<string, PartFit>();
  for (const [i, e] of expected.entries()) {
    for (const part of partsOf({ path: '', s: actual[i], x: mistaken[i], e })) {
      const fit = fitOfPart(part, observation.tolerance);
      fits.set(part.path, worse(fits.get(part.path), isMatch(fit) ? lesser(fit, most) : fit));
    }
  }
  return fits;
}

export const isMatch = (fit: PartFit | undefined): boolean =>
  fit !== undefined && fit !== 'silent' && fit !== 'left' && fit !== 'against';

const ORDER: readonly PartFit[] = ['silent', 'faint', 'small', 'odd', 'telling', 'left', 'against'];

const lesser = (a: PartFit, b: PartFit): PartFit => (ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b);

/** Several calls speak of a part together: the least favourable counts, but silence does not. */
function worse(before: PartFit | undefined, now: PartFit): PartFit {
  return before === undefined || ORDER.indexOf(now) > ORDER.indexOf(before) ? now : before;
}

interface Part {
  readonly path: string;
  readonly s: Value;
  readonly x: Value;
  readonly e: Value;
}

function* partsOf(part: Part): Generator<Part> {
  const { path, s, x, e } = part;
  if (Array.isArray(e) && Array.isArray(s) && Array.isArray(x)) {
    if (e.length === s.length && e.length === x.length) {
      for (const [i, inner] of e.entries()) {
        yield* partsOf({ path: `${path}[${i}]`, s: s[i], x: x[i], e: inner });
      }
      return;
    }
  } else if (isRecord(e) && isRecord(s) && isRecord(x)) {
    for (const [key, inner] of Object.entries(e)) {
      yield* partsOf({ path: path === '' ? key : `${path}.${key}`, s: s[key], x: x[key], e: inner });
    }
    return;
  }
  yield part;
}

/** A mistake that is off by less than this could be told from its neighbours by luck only. */
const CLEAR_TOLERANCES = 10;

function fitOfPart({ s, x, e }: Part, tolerance: ResolvedTolerance): PartFit {
  if (valuesAgree(x, e, tolerance)) return valuesAgree(s, e, tolerance) ? 'silent' : 'left';
  // Numbers that broke down say nothing of what was computed before.
  if (!valuesAgree(s, x, tolerance)) return isFiniteValue(x) && !isFiniteValue(s) ? 'left' : 'against';
  if (valueDistance(x, e, tolerance) < CLEAR_TOLERANCES) return 'faint';
  return isOrdinary(s, e) ? 'telling' : 'odd';
}

function isFiniteValue(value: Value): boolean {
  if (isTensorValue(value)) return value.data.every(Number.isFinite);
  return typeof value !== 'number' || Number.isFinite(value);
}

/** Finite numbers that are not all the same; those that differ are compared where the form allows. */
function isOrdinary(s: Value, e: Value): boolean {
  if (typeof s === 'number') return Number.isFinite(s) && s !== 0;
  if (!isTensorValue(s)) return true;
  const off = isTensorValue(e) && e.data.length === s.data.length ? differing(s, e) : [...s.data];
  if (off.length === 0 || !off.every(Number.isFinite)) return false;
  return s.data.length === 1 ? s.data[0] !== 0 : s.data.some((value) => value !== s.data[0]);
}

function differing(s: TensorValue, e: TensorValue): number[] {
  return [...s.data].filter((value, i) => !Object.is(value, e.data[i]));
}

/** On so few values, or so equal ones, mistakes that are nothing alike give the same. */
const ELEMENTS_MIN = 5;
const DISTINCT_MIN = 3;

function likenessAtMost(
  { input, args }: Pick<Observation, 'input' | 'args'>,
  expected: readonly Value[],
): PartFit {
  if (input === 'shrunk') return 'faint';
  return isPoor([...args, ...expected]) ? 'small' : 'telling';
}

function isPoor(values: readonly Value[]): boolean {
  const tensors = values.flatMap(tensorsIn);
  if (tensors.length === 0) return false;
  const largest = tensors.reduce((most, { data }) => Math.max(most, data.length), 0);
  const distinct = new Set(tensors.flatMap(({ data }) => [...data.subarray(0, 64)]));
  return largest < ELEMENTS_MIN || distinct.size < DISTINCT_MIN;
}

function tensorsIn(value: Value): TensorValue[] {
  if (isTensorValue(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(tensorsIn);
  return isRecord(value) ? Object.values(value).flatMap(tensorsIn) : [];
}
