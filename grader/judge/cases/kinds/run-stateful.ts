import type { StatefulSpec, StatefulStep } from '#grader/exercise/case-spec.ts';
import type { Draw } from '#grader/exercise/draw.ts';
import type { SizeSpec } from '#grader/exercise/sizes.ts';
import type { Cost, Value } from '#grader/protocol.ts';
import { compareValues } from '../../compare/compare.ts';
import { valueDistance } from '../../compare/value-distance.ts';
import {
  counterExample,
  differenceEvidence,
  type EvidenceContext,
  isDriven,
  madeCalls,
} from '../../explain/evidence.ts';
import { faultIn } from '../../judge-fault.ts';
import { copyValue } from '../../link/tensor-value.ts';
import { brokenOutcome } from '../broken-result.ts';
import { dearest, isClear, isFinal, mismatchIn, wayOfFailing } from '../call-case.ts';
import { type CaseResult, type CaseWorld, callReference, toleranceOf } from '../case-world.ts';
import { changedInputMismatch } from '../changed-input.ts';
import { type MeasuredCall, withCostPoints } from '../cost-points.ts';
import { brokenOn, observationsOf, wrongOn } from '../failed-case.ts';
import type { SizeRecord } from '../inputs/size-coverage.ts';
import type { Observation } from '../observation.ts';
import type { Broken, Differing, TrialCost } from '../trial.ts';
import { type RandomCaseResult, type RandomTrial, runRandomCase } from './random-case.ts';

type Spec = StatefulSpec<SizeSpec> & { readonly title: string };

/** One step of the walk, from both sides. */
export interface WalkStep extends Omit<StatefulStep, 'args'> {
  /** The student's arguments. */
  readonly args: (previous: Value) => readonly Value[];
  /** What is expected of it; steps are asked in order. */
  readonly expected: () => Promise<{ readonly value: Value; readonly cost?: Cost | undefined }>;
}

/** A walk of which every step agreed. */
export interface StatefulPass {
  readonly steps: readonly WalkStep[];
  readonly calls: readonly MeasuredCall[];
}

export interface StatefulFailure {
  readonly trial: Differing | Broken;
  readonly steps: readonly WalkStep[];
  /** Of the step that failed. */
  readonly at: number;
  readonly args: readonly Value[];
  /** Results of the steps up to the one that failed. */
  readonly actual: readonly Value[];
  readonly expected: readonly Value[];
}

/** Several calls in a row; student and reference each go on from their own last result, compared after every step. */
export async function runStateful(world: CaseWorld, spec: Spec): Promise<CaseResult> {
  const result = await runRandomCase<StatefulPass, StatefulFailure>(world, {
    ...spec,
    tryInput: (sizes, draw) => trySteps(world, spec, referenceWalk(world, planSteps(spec, { sizes, draw }))),
  });
  return statefulOutcome(world, spec, result);
}

/** Walks one input. */
export async function trySteps(
  world: CaseWorld,
  spec: Pick<Spec, 'tolerance' | 'layout'>,
  steps: readonly WalkStep[],
): Promise<RandomTrial<StatefulPass, StatefulFailure>> {
  const walked = await walk(world, spec, steps);
  if ('calls' in walked) return { kind: 'passed', trial: walked };
  const { trial } = walked;
  const clear = isClear(mismatchIn(trial));
  return { kind: 'failed', way: wayOfFailing(trial), final: isFinal(trial), clear, failure: walked };
}

type OutcomeSpec = Pick<Spec, 'tolerance' | 'layout' | 'picture' | 'cost' | 'points'>;

/** The outcome of a stateful case from all of its inputs. */
export async function statefulOutcome(
  world: CaseWorld,
  spec: OutcomeSpec,
  result: RandomCaseResult<StatefulPass, StatefulFailure>,
): Promise<CaseResult> {
  return result.kind === 'passed'
    ? passedOutcome(world, spec, result.trials)
    : failedOutcome(world, spec, result);
}

async function passedOutcome(
  world: CaseWorld,
  spec: OutcomeSpec,
  trials: readonly StatefulPass[],
): Promise<CaseResult> {
  const calls = trials.flatMap((trial) => trial.calls);
  const observations = trials.map((trial) => observationOfPass(world, spec, trial));
  const cost = dearest(calls.map((one) => one.cost));
  const passed: CaseResult = { status: 'passed', observations, ...(cost ? { cost } : {}) };
  if (!spec.cost?.length || calls.length === 0) return passed;
  const contextOf = ({ call, args }: MeasuredCall): EvidenceContext => ({ world, call, args });
  return withCostPoints(passed, { specs: spec.cost, calls, points: spec.points, contextOf });
}

function failedOutcome(
  world: CaseWorld,
  spec: OutcomeSpec,
  result: Extract<RandomCaseResult<StatefulPass, StatefulFailure>, { kind: 'failed' }>,
): CaseResult {
  const { smallest, drawn, passed } = result;
  const { trial, args } = smallest;
  const call = smallest.steps[smallest.at]?.call ?? '';
  const { layout, picture } = spec;
  const context: EvidenceContext = { world, call, args, layout, picture };
  const made = isDriven(world, call) ? madeCalls([context], context) : {};
  const place = placeOf(smallest);
  if (trial.kind === 'broke') {
    const broken = brokenOutcome(trial.result, world.exercise.manifest);
    if (isFinal(trial)) return broken;
    const shown = { context, made, counterExample: counterExample(result, context) };
    const reason = `${place} fails. ${broken.error?.message ?? ''}`.trim();
    const observation = observationOf(world, spec, { ...smallest, actual: null });
    return { ...brokenOn(shown, broken, reason), observations: [{ ...observation, shown: true }] };
  }
  const mismatches = drawn.flatMap((one) => (one.trial.kind === 'differs' ? [one.trial.mismatch] : []));
  const difference = differenceEvidence(trial, context, mismatches);
  const differs = trial.mismatch.kind === 'input' ? 'changes what it is given' : 'differs';
  const evidence = wrongOn(
    { context, made, counterExample: counterExample(result, context, trial) },
    { ...difference, reason: `${place} ${differs}. ${difference.reason}` },
  );
  const observations = observationsOf(
    { shown: smallest, drawn, passed, searched: true },
    {
      failed: (one) => observationOf(world, spec, one),
      passed: (one) => observationOfPass(world, spec, one),
    },
  );
  return { status: 'failed', evidence, observations, cost: trial.cost };
}

/** "Step 2 of 5, "the second update", is the first that": one without a name of its own is called by its number once. */
function placeOf({ steps, at }: StatefulFailure): string {
  const step = steps[at];
  const number = at + 1;
  const name = step && step.title.toLowerCase() !== `step ${number}` ? `, "${step.title}",` : '';
  return `Step ${number} of ${steps.length}${name} is the first that`;
}

/** The steps for some sizes. @throws JudgeFault when the author's function throws */
export function planSteps(
  spec: Spec,
  { sizes, draw }: { sizes: SizeRecord; draw: Draw },
): readonly StatefulStep[] {
  try {
    return spec.steps(sizes as never, draw);
  } catch (cause) {
    throw faultIn('cases.ts', `"${spec.title}": \`steps\` threw: ${(cause as Error).message}`);
  }
}

/** The reference goes beside the student, from its own last result. */
function referenceWalk(world: CaseWorld, steps: readonly StatefulStep[]): WalkStep[] {
  let previous: Value;
  return steps.map((step) => ({
    ...step,
    async expected() {
      const args = step.args(copyValue(previous));
      const model = await callReference(world, { call: step.call, args, mode: { kind: 'plain' } });
      previous = model.value;
      return model;
    },
  }));
}

async function walk(
  world: CaseWorld,
  spec: Pick<Spec, 'tolerance' | 'layout'>,
  steps: readonly WalkStep[],
): Promise<StatefulFailure | StatefulPass> {
  const tolerance = toleranceOf(world, spec.tolerance);
  const actual: Value[] = [];
  const expected: Value[] = [];
  const calls: MeasuredCall[] = [];
  for (const [at, step] of steps.entries()) {
    const args = step.args(copyValue(actual.at(-1)));
    const model = await step.expected();
    const result = await world.session.call(step.call, args);
    expected.push(model.value);
    const failed = (trial: Differing | Broken): StatefulFailure => ({
      trial,
      steps,
      at,
      args,
      actual,
      expected,
    });
    if (result.kind !== 'returned') return failed({ kind: 'broke', result });
    actual.push(result.value);
    const cost: TrialCost = { student: result.cost, ...(model.cost ? { reference: model.cost } : {}) };
    const changed = changedInputMismatch(world, step, result.changedInput);
    const mismatch = changed ?? compareValues(result.value, model.value, { tolerance, layout: spec.layout });
    world.gauge?.note(
      changed ? Number.POSITIVE_INFINITY : valueDistance(result.value, model.value, tolerance),
    );
    if (mismatch) {
      const both = { expected: model.value, reference: model.value, actual: result.value };
      return failed({ kind: 'differs', mismatch, ...both, cost });
    }
    calls.push({ call: step.call, args, actual: result.value, expected: model.value, cost });
  }
  return { steps, calls };
}

function observationOfPass(
  world: CaseWorld,
  spec: Pick<Spec, 'tolerance'>,
  { steps, calls }: StatefulPass,
): Observation {
  return observationOf(world, spec, {
    steps,
    at: steps.length - 1,
    args: calls[0]?.args ?? [],
    actual: calls.map(({ actual }) => actual),
    expected: calls.map(({ expected }) => expected),
  });
}

/** Of the steps up to the one that failed. */
function observationOf(
  world: CaseWorld,
  spec: Pick<Spec, 'tolerance'>,
  walked: Pick<StatefulFailure, 'steps' | 'at' | 'args' | 'expected'> & Pick<Observation, 'actual'>,
): Observation {
  const steps = walked.steps.slice(0, walked.at + 1);
  return {
    calls: [...new Set(steps.map(({ call }) => call))],
    args: walked.args,
    input: 'drawn',
    shown: false,
    actual: walked.actual,
    expected: async () => walked.expected,
    tolerance: toleranceOf(world, spec.tolerance),
    async replay(ask) {
      const values: Value[] = [];
      for (const step of steps) {
        const args = step.args(copyValue(values.at(-1)));
        const answer = await ask({ call: step.call, args, mode: { kind: 'plain' } });
        if (!('value' in answer)) return null;
        values.push(answer.value);
      }
      return values;
    },
  };
}
