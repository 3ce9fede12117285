/** A mistake with a constant of the student's choosing: which constant gives the student's numbers. */
import type { Value } from '#grader/protocol.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import type { Observation } from '../cases/observation.ts';
import { isRecord, isTensorValue } from '../link/tensor-value.ts';
import type { Misconception } from './misconceptions.ts';
import type { SearchEffort } from './search-effort.ts';

/** Inputs that a constant is looked for on; each costs about fifty calls. */
const INPUTS_MAX = 4;
/** Steps of the first, coarse look from one end of the family to the other. */
const STEPS = 24;
/** Halvings of one step: far finer than float32 tells apart. */
const HALVINGS = 30;
/** After so many, a constant of few digits is found where the student chose one. */
const HALVINGS_TO_ROUND = 12;

/** The member of a mistake's family that gives the student's number where that is off most; null where none does. */
export async function findFamilyMember(
  { family }: Misconception,
  { shown, effort }: { readonly shown: readonly Observation[]; readonly effort: Pick<SearchEffort, 'ask'> },
): Promise<EntryModule | null> {
  if (!family) return null;
  for (const observation of shown.slice(0, INPUTS_MAX)) {
    const place = await worstPlace(observation);
    if (place === null) continue;
    const gapAt = async (constant: number): Promise<number> => {
      const values = await observation.replay(effort.ask(family.member(constant)));
      return (values === null ? Number.NaN : (numbersIn(values)[place.at] ?? Number.NaN)) - place.actual;
    };
    const constant = await findZero(gapAt, family);
    if (constant !== null) return family.member(await roundest(constant, gapAt));
  }
  return null;
}

/** Digits of constants that people choose. */
const DIGITS_MAX = 3;

/** A number with few digits that does as well, for people choose such; in float32 many constants give the same. */
async function roundest(constant: number, gapAt: (constant: number) => Promise<number>): Promise<number> {
  const gap = Math.abs(await gapAt(constant));
  for (let digits = 1; digits <= DIGITS_MAX; digits++) {
    const round = Number(constant.toPrecision(digits));
    if (Math.abs(await gapAt(round)) <= gap) return round;
  }
  return constant;
}

/** Where the gap changes its sign, on a scale of powers. */
async function findZero(
  gapAt: (constant: number) => Promise<number>,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<number | null> {
  const at = (share: number): number => from * (to / from) ** share;
  let [left, leftGap] = [0, await gapAt(at(0))];
  for (let step = 1; step <= STEPS; step++) {
    const [right, rightGap] = [step / STEPS, await gapAt(at(step / STEPS))];
    if (rightGap === 0) return at(right);
    if (leftGap * rightGap < 0) return bisect(gapAt, { at, left, right, leftGap });
    [left, leftGap] = [right, rightGap];
  }
  return null;
}

async function bisect(
  gapAt: (constant: number) => Promise<number>,
  span: { at: (share: number) => number; left: number; right: number; leftGap: number },
): Promise<number> {
  const { at, leftGap } = span;
  let { left, right } = span;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (left + right) / 2;
    const gap = await gapAt(at(middle));
    if (gap === 0) return at(middle);
    if (gap * leftGap > 0) left = middle;
    else right = middle;
    if (halving !== HALVINGS_TO_ROUND) continue;
    const round = await roundest(at(middle), gapAt);
    if ((await gapAt(round)) === 0) return round;
  }
  return at((left + right) / 2);
}

/** The number of a result that is off most, by its place among all numbers of it. */
async function worstPlace(
  observation: Observation,
): Promise<{ readonly at: number; readonly actual: number } | null> {
  const expected = await observation.expected();
  if (observation.actual === null || expected === null) return null;
  const [actual, wanted] = [numbersIn(observation.actual), numbersIn(expected)];
  let at = -1;
  let most = 0;
  for (const [i, value] of actual.entries()) {
    const gap = Math.abs(value - (wanted[i] ?? Number.NaN));
    if (Number.isFinite(gap) && gap > most) [at, most] = [i, gap];
  }
  return at < 0 ? null : { at, actual: actual[at] ?? 0 };
}

function numbersIn(value: Value | readonly Value[]): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  if (isTensorValue(value)) return [...value.data];
  return isRecord(value) ? Object.values(value).flatMap(numbersIn) : [];
}
