/** Cases of a sealed exercise in a browser: recorded inputs, compared with what the reference gave on the server. */
import type { CallMode, Cost, TensorValue, Value } from '#grader/protocol.ts';
import { type Failure, failedOutcome, passedOutcome } from '../cases/call-case.ts';
import { type CaseResult, type CaseWorld, toleranceOf } from '../cases/case-world.ts';
import {
  type RandomCaseResult,
  type RandomTrial,
  timeToExplain,
  tryAll,
} from '../cases/kinds/random-case.ts';
import { comparedOutcome, tryCompared, withSizes } from '../cases/kinds/run-property.ts';
import {
  type StatefulFailure,
  type StatefulPass,
  statefulOutcome,
  trySteps,
  type WalkStep,
} from '../cases/kinds/run-stateful.ts';
import type { Agreeing, TrialSpec } from '../cases/trial.ts';
import { decodeValue } from './recorded-value.ts';
import type { RecordedInput, RecordedSpec, RecordedStep } from './recording.ts';

/** Like the case that it was recorded from, but without shrinking: the smallest recorded input that fails is shown. */
export async function runRecorded(world: CaseWorld, spec: RecordedSpec): Promise<CaseResult> {
  if (spec.plan.kind === 'stateful') {
    const result = await runInputs<StatefulPass, StatefulFailure>(world, spec, ({ steps }) =>
      trySteps(world, spec, steps.map(walkStep)),
    );
    return statefulOutcome(world, spec, result);
  }
  const result = await runInputs<Agreeing, Failure>(world, spec, async ({ steps: [step], sizes }) =>
    withSizes(await tryCompared(world, trialSpec(world, spec, step as RecordedStep), spec), sizes),
  );
  const passed = { ...spec, call: spec.draws[0]?.steps[0]?.call ?? '' };
  if (spec.plan.kind !== 'example') return comparedOutcome(world, passed, result);
  return result.kind === 'passed'
    ? passedOutcome(world, result.trials, passed)
    : failedOutcome(world, result.smallest);
}

async function runInputs<P, F>(
  world: CaseWorld,
  spec: RecordedSpec,
  attempt: (input: RecordedInput) => Promise<RandomTrial<P, F>>,
): Promise<RandomCaseResult<P, F>> {
  const tried = await tryAll(world, spec.draws, attempt);
  world.gauge?.close();
  if (tried.kind === 'passed') return tried;
  const { first, drawn, passed, runsFailed, runs } = tried;
  const counts = { drawn, passed, shrinks: 0, runsFailed, runs };
  const mayGoOn = timeToExplain(world);
  for (const input of first.final ? [] : spec.smaller) {
    if (!mayGoOn()) break;
    const result = await attempt(input);
    if (result.kind === 'failed' && result.way === first.way) {
      return { kind: 'failed', smallest: result.failure, sizes: input.sizes, ...counts };
    }
  }
  return { kind: 'failed', smallest: first.failure, sizes: first.input.sizes, ...counts };
}

function trialSpec(
  world: CaseWorld,
  { tolerance, layout, argNames }: RecordedSpec,
  step: RecordedStep,
): TrialSpec {
  return {
    call: step.call,
    args: step.args.map(decodeValue),
    argNames,
    mode: modeOf(step),
    tolerance: toleranceOf(world, tolerance),
    layout,
    expect: expectedOf(step),
  };
}

function modeOf({ vjp }: RecordedStep): CallMode {
  if (!vjp) return { kind: 'plain' };
  return { kind: 'vjp', wrt: vjp.wrt, upstream: decodeValue(vjp.upstream) as TensorValue };
}

function walkStep(step: RecordedStep): WalkStep {
  const { title, call, args } = step;
  return { title, call, args: () => args.map(decodeValue), expected: async () => expectedOf(step) };
}

function expectedOf({ expected, cost }: RecordedStep): { value: Value; cost?: Cost } {
  const value = decodeValue(expected);
  // Neither names of kernels nor the server's time are recorded.
  return cost ? { value, cost: { ...cost, kernels: {}, wallMs: 0 } } : { value };
}
