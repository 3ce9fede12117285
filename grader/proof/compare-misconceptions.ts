/** What the reports of an exercise's misconceptions say about its cases: who is told from whom, and how loudly. */
import { type ResolvedTolerance, toleranceOn } from '../backend/tolerances.ts';
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
  /** The same in tolerances of WebGPU, which are wider; of the value that is worst on this backend. */
  readonly onWebgpu: number;
}

/** How clearly each misconception is rejected; those that no case rejects have no signal. */
export function signalsOf(reports: MistakeReports): Signal[] {
  return byName(reports).flatMap(([misconception, { cases }]) => {
    const distances = cases.filter(({ status }) => status !== 'passed').map(distanceOf);
    if (distances.length === 0) return [];
    const inTolerances = Math.max(...distances.map(({ here }) => here));
    const onWebgpu = Math.max(...distances.map(({ webgpu }) => webgpu));
    return [{ misconception, inTolerances, onWebgpu }];
  });
}

interface Distance {
  readonly here: number;
  readonly webgpu: number;
}

const FAR: Distance = { here: Number.POSITIVE_INFINITY, webgpu: Number.POSITIVE_INFINITY };

function distanceOf({ evidence }: CaseOutcome): Distance {
  const difference = evidence?.difference;
  if (!difference || difference.nanCount + difference.infinityCount > 0) return FAR;
  if (difference.maxInTolerances === null) return FAR;
  const resolved = {
    absolute: difference.toleranceAbsolute,
    relative: difference.toleranceRelative,
  };
  const expected = Math.abs(Number(difference.expectedAtWorst));
  const allowed = (tolerance: ResolvedTolerance) => tolerance.absolute + tolerance.relative * expected;
  const ratio = allowed(resolved) / allowed(toleranceOn('webgpu', { resolved, from: 'cpu' }));
  // What must be exact is exact everywhere.
  const webgpu = Number.isFinite(ratio) ? difference.maxInTolerances * ratio : difference.maxInTolerances;
  return { here: difference.maxInTolerances, webgpu };
}

/** Below this, another machine's rounding could let a mistake through. */
const SIGNAL_MIN = 5;

/** A sentence for each misconception that is nearly right. */
export function weakSignals(signals: readonly Signal[]): string[] {
  return signals
    .filter(({ inTolerances, onWebgpu }) => Math.min(inTolerances, onWebgpu) < SIGNAL_MIN)
    .map(({ misconception, inTolerances, onWebgpu }) => {
      const least =
        inTolerances < SIGNAL_MIN
          ? `${inTolerances.toPrecision(2)} tolerances`
          : `${onWebgpu.toPrecision(2)} tolerances of WebGPU`;
      return `misconceptions/${misconception}.ts differs by ${least} where it differs most; expected at least ${SIGNAL_MIN}. Tighten the tolerance, or draw inputs on which it shows.`;
    });
}
