/** What the reports of an exercise's misconceptions say about its cases: who is told from whom, and how loudly. */
import { type ResolvedTolerance, toleranceOn } from '../backend/tolerances.ts';
import type { CaseNoise, CaseOutcome, Report } from '../protocol.ts';
import { type Finding, type Proof, proofsOfClaim } from './proof.ts';

/** Reports of the misconceptions on one seed, by name. */
export type MistakeReports = ReadonlyMap<string, Report>;

/** A finding for each pair that no case tells apart: a student who makes either mistake would get no hint. */
export function alikeProofs(reports: MistakeReports): Proof[] {
  const all = byName(reports);
  return all.flatMap(([name, report], i) =>
    all
      .slice(i + 1)
      .filter(([other, otherReport]) => areAlike([name, report], [other, otherReport]))
      .flatMap(([other]) =>
        proofsOfClaim({ kind: 'alike', subject: `${name} ${other}` }, [
          { advice: { kind: 'alike', name, other } },
        ]),
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
    // The judge looked at several failing inputs before it gave a hint, and of two that fit it names neither.
    if (gives(outcome, name) || gives(beside, other)) return false;
    return reasonOf(outcome) === reasonOf(beside);
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

/** Of the misconceptions that are nearly right. */
export function signalProofs(signals: readonly Signal[]): Proof[] {
  return signals.flatMap(({ misconception, inTolerances, onWebgpu }) => {
    const here = inTolerances < SIGNAL_MIN;
    const findings: Finding[] =
      here || onWebgpu < SIGNAL_MIN
        ? [
            {
              advice: {
                kind: 'weak-signal',
                inTolerances: here ? inTolerances : onWebgpu,
                least: SIGNAL_MIN,
                backend: here ? 'cpu' : 'webgpu',
              },
            },
          ]
        : [];
    return proofsOfClaim({ kind: 'signal', subject: misconception }, findings);
  });
}

/** Nearer to its tolerance than this, an input is decided by the machine. */
const AT_TOLERANCE = 2;

/**
 * The cases that a wrong program fails by hardly more than their tolerance: on the next machine they pass. That of an
 * example fails the proof; a drawn input is one of many, and warns.
 */
export function nearTolerance({ cases }: Report): Finding[] {
  return cases.flatMap((outcome): Finding[] => {
    if (outcome.status !== 'failed') return [];
    const { here } = distanceOf(outcome);
    if (here >= AT_TOLERANCE) return [];
    const { id: caseId, title, kind } = outcome;
    const advice = { kind: 'at-tolerance', title, inTolerances: here, least: AT_TOLERANCE } as const;
    return [{ caseId, advice, ...(kind === 'example' ? {} : { onlyWarns: true }) }];
  });
}

/** How well one case tells right from wrong, in its own tolerances. */
export interface CaseFigures {
  readonly id: string;
  readonly title: string;
  /** What rounding moves the reference by; null for a training, whose thresholds are no tolerances. */
  readonly noise: number | null;
  /** By how much the misconception that is nearest to right fails it; null where it rejects none. */
  readonly signal: number | null;
}

/** Of every case of the plan. */
export function figuresOf(
  plan: readonly { readonly id: string; readonly title: string }[],
  { noise, reports }: { readonly noise: readonly CaseNoise[]; readonly reports: MistakeReports },
): CaseFigures[] {
  const outcomes = [...reports.values()].flatMap(({ cases }) => cases);
  return plan.map(({ id, title }) => {
    const failed = outcomes.filter((outcome) => outcome.id === id && outcome.status !== 'passed');
    const signals = failed.map((outcome) => distanceOf(outcome).here);
    return {
      id,
      title,
      noise: noise.find((one) => one.id === id)?.inTolerances ?? null,
      signal: signals.length === 0 ? null : Math.min(...signals),
    };
  });
}

/** Above this, the rounding of another right solution, a longer sum say, could come near the tolerance. */
const NOISE_MAX = 0.2;

/** Of each case: whether its tolerance is far from rounding. */
export function noiseProofs(noises: readonly CaseNoise[]): Proof[] {
  return noises.flatMap((noise) => proofsOfClaim({ kind: 'noise', subject: noise.id }, loud(noise)));
}

function loud({ id, title, inTolerances }: CaseNoise): Finding[] {
  if (inTolerances <= NOISE_MAX) return [];
  return [{ caseId: id, advice: { kind: 'loud-noise', title, inTolerances, most: NOISE_MAX } }];
}
