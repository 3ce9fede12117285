import type { ExampleSpec } from '#grader/exercise/case-spec.ts';
import { failedOutcome, passedOutcome } from '../call-case.ts';
import { type CaseResult, type CaseWorld, toleranceOf } from '../case-world.ts';
import { type TrialSpec, tryInput } from '../trial.ts';

/** A literal input, compared with its literal result or with the reference's. */
export async function runExample(world: CaseWorld, spec: ExampleSpec): Promise<CaseResult> {
  const trialSpec: TrialSpec = {
    call: spec.call,
    args: spec.args,
    argNames: spec.argNames,
    mode: { kind: 'plain' },
    tolerance: toleranceOf(world, spec.tolerance),
    layout: spec.layout,
    // Only for its cost, which is shown beside the student's.
    meterReference: true,
    expect: 'expect' in spec ? { value: spec.expect } : undefined,
  };
  const context = { ...spec, world };
  const trial = await tryInput(world, trialSpec);
  if (trial.kind === 'agrees') return passedOutcome(world, [trial], context);
  return failedOutcome(world, { spec: trialSpec, context, trial });
}
