/** One input, both sides: what the student's code gave beside what is expected. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { Layout } from '#grader/exercise/case-spec.ts';
import type { CaseOutcome, Cost, Value } from '#grader/protocol.ts';
import { compareValues, type Mismatch } from '../compare/compare.ts';
import { valueDistance } from '../compare/value-distance.ts';
import type { StudentResult } from '../link/student-session.ts';
import { type CaseWorld, callReference } from './case-world.ts';
import { changedInputMismatch } from './changed-input.ts';
import type { AskedCall } from './observation.ts';

export interface TrialSpec extends AskedCall {
  readonly tolerance: ResolvedTolerance;
  readonly layout?: Layout | undefined;
  /** Instead of the reference's result; with its cost where that is known. */
  readonly expect?: { readonly value: Value; readonly cost?: Cost | undefined } | undefined;
  readonly argNames?: readonly string[] | undefined;
  /** Calls the reference even where `expect` stands for its result, to know what it costs. */
  readonly meterReference?: boolean | undefined;
}

export type TrialCost = NonNullable<CaseOutcome['cost']>;

export interface Broken {
  readonly kind: 'broke';
  readonly result: Exclude<StudentResult, { kind: 'returned' }>;
}
export interface Differing {
  readonly kind: 'differs';
  readonly mismatch: Mismatch;
  readonly expected: Value;
  /** What the reference gives, whatever a case says is due; where it was not asked, what is due. */
  readonly reference: Value;
  readonly actual: Value;
  readonly cost: TrialCost;
}
export interface Agreeing {
  readonly kind: 'agrees';
  readonly spec: TrialSpec;
  readonly args: readonly Value[];
  readonly expected: Value;
  readonly reference: Value;
  readonly actual: Value;
  readonly cost: TrialCost;
}
export type Trial = Agreeing | Differing | Broken;

/**
 * Calls the student's code and, while it works, the reference; the expected value exists before the answer is read.
 * @throws JudgeFault when the reference fails
 */
export async function tryInput(world: CaseWorld, spec: TrialSpec): Promise<Trial> {
  const answer = world.session.call(spec.call, spec.args, spec.mode);
  const [model, result] = await bothSettled(
    spec.expect && !spec.meterReference ? null : callReference(world, spec),
    answer,
  );
  if (result.kind !== 'returned') return { kind: 'broke', result };
  const expected = spec.expect ? spec.expect.value : model?.value;
  const modelCost = model?.cost ?? spec.expect?.cost;
  const cost: TrialCost = { student: result.cost, ...(modelCost ? { reference: modelCost } : {}) };
  const changed = changedInputMismatch(world, spec, result.changedInput);
  const mismatch = changed ?? compareValues(result.value, expected, spec);
  world.gauge?.note(
    changed ? Number.POSITIVE_INFINITY : valueDistance(result.value, expected, spec.tolerance),
  );
  const both = { expected, reference: model ? model.value : expected, actual: result.value, cost };
  return mismatch === null
    ? { kind: 'agrees', spec, args: spec.args, ...both }
    : { kind: 'differs', mismatch, ...both };
}

/** Waits for both even when the first fails: a student realm does one call at a time. */
async function bothSettled<A, B>(reference: A, answer: Promise<B>): Promise<[Awaited<A>, B]> {
  try {
    return [await reference, await answer];
  } finally {
    await answer;
  }
}
