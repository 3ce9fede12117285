/** What the reports of an exercise's misconceptions say about its cases: who is told from whom, and how loudly. */
import type { CaseOutcome, Report } from '../protocol.ts';

/** Reports of the misconceptions on one seed, by name. */
export type MistakeReports = ReadonlyMap<string, Report>;

/** A sentence for each pair that no case tells apart: a student would get both hints, one of them wrong. */
export function alikeMistakes(reports: MistakeReports): string[] {
  const all = byName(reports);
  return all.flatMap(([name, report], i) =>
    all
      .slice(i + 1)
      .filter(([other, otherReport]) => areAlike([name, report], [other, otherReport]))
      .map(
        ([other]) =>
          `misconceptions/${name}.ts and misconceptions/${other}.ts fail alike in every case. Add a case that tells them apart, or keep one.`,
      ),
  );
}

type Named = readonly [name: string, report: Report];

/** They come as their proofs end, which is another order each time. */
function byName(reports: MistakeReports): readonly Named[] {
  return [...reports].sort(([a], [b]) => (a < b ? -1 : 1));
}

function areAlike([name, report]: Named, [other, otherReport]: Named): boolean {
  return report.cases.every((outcome, i) => {
    const beside = otherReport.cases[i];
    if (outcome.status !== beside?.status) return false;
    if (outcome.status === 'passed') return true;
    // The judge looked at several failing inputs before it gave a hint.
    if (gives(outcome, name)) return gives(outcome, other) && gives(beside, name);
    return !gives(beside, other) && reasonOf(outcome) === reasonOf(beside);
  });
}

function gives({ hints }: CaseOutcome, name: string): boolean {
  return hints.some(({ misconception }) => misconception === name);
}

function reasonOf({ evidence, error }: CaseOutcome): string {
  return evidence?.reason ?? error?.message ?? '';
}

export interface Signal {
  readonly misconception: string;
  /**
   * The largest difference in tolerances on the cases that reject it; infinite where a shape, NaN, an error, a law or a
   * training gives it away.
   */
  readonly inTolerances: number;
}

/** How clearly each misconception is rejected; those that no case rejects have no signal. */
export function signalsOf(reports: MistakeReports): Signal[] {
  return byName(reports).flatMap(([misconception, { cases }]) => {
    const distances = cases.filter(({ status }) => status !== 'passed').map(distanceOf);
    return distances.length > 0 ? [{ misconception, inTolerances: Math.max(...distances) }] : [];
  });
}

function distanceOf({ evidence }: CaseOutcome): number {
  const difference = evidence?.difference;
  if (!difference || difference.nanCount + difference.infinityCount > 0) return Number.POSITIVE_INFINITY;
  return difference.maxInTolerances ?? Number.POSITIVE_INFINITY;
}

/** Below this, another machine's rounding could let a mistake through. */
const SIGNAL_MIN = 5;

/** A sentence for each misconception that is nearly right. */
export function weakSignals(signals: readonly Signal[]): string[] {
  return signals
    .filter(({ inTolerances }) => inTolerances < SIGNAL_MIN)
    .map(
      ({ misconception, inTolerances }) =>
        `misconceptions/${misconception}.ts differs by ${inTolerances.toPrecision(2)} tolerances where it differs most; expected at least ${SIGNAL_MIN}. Tighten the tolerance, or draw inputs on which it shows.`,
    );
}
