/** Naming a student's mistake: which known wrong implementation gives the same numbers. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { Hint, Value } from '#grader/protocol.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import { type CallSpec, callModel } from '../cases/case-world.ts';
import { valuesAgree } from '../compare/compare.ts';
import { isRecord, isTensorValue } from '../link/tensor-value.ts';
import type { Misconception } from '../prepare-exercise.ts';

/** A run of calls on which the student's code failed, and how another module does the same. */
export interface FailingRun {
  readonly actual: readonly Value[];
  readonly expected: readonly Value[];
  readonly tolerance: ResolvedTolerance;
  /** The results of the same calls to a module of this realm; null when one throws. */
  readonly replay: (module: EntryModule) => Promise<readonly Value[] | null>;
}

/** The replay of independent calls. */
export function replayCalls(specs: readonly CallSpec[]): FailingRun['replay'] {
  return async (module) => {
    const values: Value[] = [];
    for (const spec of specs) {
      const result = await callModel(module, spec);
      if (result.kind !== 'returned') return null;
      values.push(result.value);
    }
    return values;
  };
}

/**
 * Hints of the misconceptions that give the student's numbers, and not the expected ones, on the first run and, where
 * there are more, on at least one of these: on the few plain values of a smallest input, unlike mistakes often give the
 * same. Of several, those that do so on the most runs; closest first.
 */
export async function findHints(
  misconceptions: readonly Misconception[],
  runs: readonly FailingRun[],
): Promise<Hint[]> {
  const [first, ...others] = runs.slice(0, RUNS_MAX);
  if (first === undefined) return [];
  const matches: Match[] = [];
  for (const misconception of misconceptions) {
    const distance = await distanceTo(misconception, first);
    if (distance === null) continue;
    const distances = [distance];
    for (const run of others) distances.push((await distanceTo(misconception, run)) ?? Number.NaN);
    const alike = distances.filter((each) => !Number.isNaN(each));
    if (alike.length === 1 && others.length > 0) continue;
    matches.push({ misconception, runs: alike.length, distance: Math.max(...alike) });
  }
  const most = Math.max(...matches.map((match) => match.runs));
  return matches
    .filter((match) => match.runs === most)
    .sort((a, b) => a.distance - b.distance)
    .map(({ misconception: { name, title, hint } }) => ({ misconception: name, title, hint }));
}

interface Match {
  readonly misconception: Misconception;
  /** On how many it gives the student's numbers. */
  readonly runs: number;
  /** The largest on these. */
  readonly distance: number;
}

/** Inputs looked at; each costs a call of every misconception that still fits. */
const RUNS_MAX = 4;

/** How far the student's numbers are from the misconception's; null when they are not the same mistake. */
async function distanceTo(
  misconception: Misconception,
  { actual, expected, tolerance, replay }: FailingRun,
): Promise<number | null> {
  const values = await replay(misconception.module);
  if (values === null || !valuesAgree(actual, values, tolerance)) return null;
  if (valuesAgree(values, expected, tolerance)) return null;
  return largestGap(actual, values);
}

/** The largest absolute difference between two results of one form. */
function largestGap(a: Value, b: Value): number {
  if (isTensorValue(a) && isTensorValue(b)) {
    return Array.from(a.data).reduce(
      (gap, value, i) => Math.max(gap, numberGap(value, b.data[i] ?? Number.NaN)),
      0,
    );
  }
  if (typeof a === 'number' && typeof b === 'number') return numberGap(a, b);
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.reduce<number>((gap, inner, i) => Math.max(gap, largestGap(inner, b[i])), 0);
  }
  if (isRecord(a) && isRecord(b)) {
    return Object.entries(b).reduce((gap, [key, inner]) => Math.max(gap, largestGap(a[key], inner)), 0);
  }
  return 0;
}

function numberGap(a: number, b: number): number {
  const gap = Math.abs(a - b);
  return Number.isNaN(gap) ? 0 : gap;
}
