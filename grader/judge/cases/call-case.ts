/** Outcomes of cases that compare calls with the reference: common to example, property and gradient. */
import type { CostPoints } from '#grader/exercise/cost-spec.ts';
import type { Evidence, Pattern } from '#grader/protocol.ts';
import type { Mismatch } from '../compare/compare.ts';
import { factorAcrossInputs } from '../explain/across-inputs.ts';
import {
  counterExample,
  differenceEvidence,
  type EvidenceContext,
  isDriven,
  madeCalls,
  type Shrunk,
} from '../explain/evidence.ts';
import { picturesOf } from '../explain/pictures.ts';
import { brokenOutcome, isFinalResult } from './broken-result.ts';
import type { CaseResult, CaseWorld } from './case-world.ts';
import { withCostPoints } from './cost-points.ts';
import { brokenOn, observationsOf, wrongOn } from './failed-case.ts';
import type { SizeRecord } from './inputs/size-coverage.ts';
import { type Observation, replayOf } from './observation.ts';
import type { Agreeing, Broken, Differing, Trial, TrialCost, TrialSpec } from './trial.ts';

/** An input on which the student's code failed. */
export interface Failure {
  readonly spec: TrialSpec;
  readonly context: EvidenceContext;
  readonly trial: Differing | Broken;
  /** Of the input, where it was drawn. */
  readonly sizes?: SizeRecord | undefined;
}

/** What else a failed case tried. */
export interface OtherTrials {
  readonly shrunk?: Shrunk;
  /** Inputs that failed as drawn. */
  readonly others?: readonly Failure[];
  readonly passed?: readonly Agreeing[];
}

/** The outcome of a case that failed on `failure`. */
export function failedOutcome(
  world: CaseWorld,
  failure: Failure,
  { shrunk, others = [], passed = [] }: OtherTrials = {},
): CaseResult {
  const { trial, context } = failure;
  if (trial.kind === 'broke') {
    const outcome = brokenOutcome(trial.result, world.exercise.manifest);
    const observations = observationsOfBroken(failure, shrunk ? 'shrunk' : 'given');
    if (!dependsOnInput(outcome)) return { ...outcome, observations };
    const example = shrunk && counterExample(shrunk, context);
    const shown = { context, made: specialCall(failure), counterExample: example };
    return { ...brokenOn(shown, outcome), observations };
  }
  const difference = differenceEvidence(trial, context, others.flatMap(mismatchOf));
  const patterns = withFactor(difference.patterns, others);
  const example = shrunk && counterExample(shrunk, context, trial);
  const shown = { context, made: specialCall(failure), counterExample: example };
  const evidence = wrongOn(shown, { ...difference, patterns });
  const observations = observationsOf(
    { shown: failure, drawn: others, passed, searched: shrunk !== undefined },
    {
      failed: ({ spec, trial: other, context: { partNames } }) => ({
        ...observationOf(spec, other.kind === 'differs' ? other : null),
        partNames,
      }),
      passed: (one) => observationOf(one.spec, one),
    },
  );
  return { status: 'failed', evidence, observations, cost: trial.cost };
}

/** A gradient is no plain call: its upstream belongs to it. Neither is one that goes through the driver. */
function specialCall({ spec, context }: Failure): Pick<Evidence, 'calls'> {
  const plain = spec.mode.kind === 'plain' && !isDriven(context.world, spec.call);
  return plain ? {} : madeCalls([spec], context);
}

/** What all inputs show together stands for what the largest one shows of it. */
function withFactor(patterns: readonly Pattern[], drawn: readonly Failure[]): Pattern[] {
  const inputs = drawn.flatMap((each) =>
    mismatchOf(each).map((mismatch) => ({ mismatch, sizes: each.sizes })),
  );
  const factor = factorAcrossInputs(inputs);
  if (factor === null) return [...patterns];
  return [{ fact: factor }, ...patterns.filter(({ fact }) => fact.kind !== 'factor')];
}

function mismatchOf({ trial }: Failure): Mismatch[] {
  return trial.kind === 'differs' ? [trial.mismatch] : [];
}

/** Nothing of code that does not load, is refused or had to be ended: it would answer no better a second time. */
function observationsOfBroken({ trial, spec }: Failure, input: Observation['input']): Observation[] {
  if (trial.kind === 'differs' || isFinal(trial)) return [];
  return [{ ...observationOf(spec, null), input, shown: true }];
}

function observationOf(spec: TrialSpec, results: Pick<Agreeing, 'actual' | 'reference'> | null): Observation {
  return {
    calls: [spec.call],
    args: spec.args,
    input: 'drawn',
    shown: false,
    actual: results && [results.actual],
    expected: async () => results && [results.reference],
    tolerance: spec.tolerance,
    replay: replayOf([spec]),
  };
}

/** Code that does not load, or is refused, fails on whatever it is given. */
function dependsOnInput({ status, error }: CaseResult): boolean {
  return error?.kind !== 'compile' && error?.kind !== 'load' && status !== 'refused';
}

/** What the outcome of a passed case needs to know of its spec. */
export type PassedSpec = CostPoints &
  Pick<EvidenceContext, 'call' | 'argNames' | 'layout' | 'picture'> & { readonly points: number };

/** The outcome of a case in which every input agreed: passed, unless points for cost are missed. */
export function passedOutcome(world: CaseWorld, trials: readonly Agreeing[], spec: PassedSpec): CaseResult {
  const cost = dearest(trials.map((trial) => trial.cost));
  const last = trials.at(-1);
  const pictureOf = (
    call: Pick<Agreeing, 'args' | 'actual' | 'expected'>,
  ): NonNullable<CaseResult['pictures']> =>
    spec.picture ? picturesOf(spec.picture, { ...call, layout: spec.layout }) : [];
  const passed: CaseResult = {
    status: 'passed',
    observations: trials.map((trial) => observationOf(trial.spec, trial)),
    ...(cost ? { cost } : {}),
    pictures: last ? pictureOf(last) : [],
  };
  if (!spec.cost?.length || trials.length === 0) return passed;
  const { call, argNames, layout } = spec;
  return withCostPoints(passed, {
    specs: spec.cost,
    calls: trials.map((trial) => ({ ...trial, call })),
    points: spec.points,
    contextOf: ({ args }) => ({ world, call, args, argNames, layout }),
    picturesOf: pictureOf,
  });
}

/** The cost of the input that made the reference (or else the student) allocate most: the one worth comparing. */
export function dearest(costs: readonly TrialCost[]): TrialCost | undefined {
  const weight = ({ reference, student }: TrialCost): number => (reference ?? student).peakBytes;
  return costs.reduce<TrialCost | undefined>(
    (most, cost) => (most === undefined || weight(cost) > weight(most) ? cost : most),
    undefined,
  );
}

/** How a trial failed, coarsely: shrinking must not slip from one mistake to another. */
export function wayOfFailing(trial: Exclude<Trial, Agreeing>): string {
  if (trial.kind === 'differs') return trial.mismatch.kind === 'input' ? 'changes its input' : 'differs';
  return trial.result.kind === 'threw' ? `threw ${trial.result.error.kind}` : trial.result.kind;
}

/** Numbers that are off by fewer tolerances look right to a reader, who knows of larger differences that are. */
const CLEAR_TOLERANCES = 4;

/** Whether a reader sees that it is wrong. */
export function isClear(mismatch: Mismatch | null): boolean {
  if (mismatch?.kind !== 'values' || !mismatch.difference) return true;
  const { nanCount, infinityCount, maxInTolerances } = mismatch.difference;
  return nanCount + infinityCount > 0 || maxInTolerances === null || maxInTolerances >= CLEAR_TOLERANCES;
}

/** The mismatch of a trial that has one. */
export function mismatchIn(trial: Exclude<Trial, Agreeing>): Mismatch | null {
  return trial.kind === 'differs' ? trial.mismatch : null;
}

/** Whether more inputs can only repeat it. */
export function isFinal(trial: Exclude<Trial, Agreeing>): boolean {
  return trial.kind !== 'differs' && isFinalResult(trial.result);
}
