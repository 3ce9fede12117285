import type { InvariantSpec } from '#grader/exercise/case-spec.ts';
import type { SizeSpec } from '#grader/exercise/sizes.ts';
import type { Value } from '#grader/protocol.ts';
import type { Mismatch } from '../../compare/compare.ts';
import { findUnfit } from '../../compare/fit.ts';
import {
  counterExample,
  type EvidenceContext,
  inputEvidence,
  madeCalls,
  mismatchEvidence,
  shownPatterns,
} from '../../explain/evidence.ts';
import { describeMismatch } from '../../explain/mismatch-words.ts';
import { faultIn } from '../../judge-fault.ts';
import { brokenOutcome, isFinalResult } from '../broken-result.ts';
import { isClear } from '../call-case.ts';
import { askReference, type CaseResult, type CaseWorld, callModel, toleranceOf } from '../case-world.ts';
import { changedInputMismatch } from '../changed-input.ts';
import { brokenOn, observationsOf, wrongOn } from '../failed-case.ts';
import { type Observation, replayOf } from '../observation.ts';
import {
  answersOf,
  type BrokenCall,
  type CheckInput,
  type CheckResult,
  type RecordedCall,
  runCheck,
  type Side,
} from './invariant-check.ts';
import { type RandomCaseResult, type RandomTrial, runRandomCase } from './random-case.ts';
import { drawArgs } from './run-property.ts';

type Spec = InvariantSpec<SizeSpec> & { readonly title: string };
type Broken = Exclude<CheckResult, { kind: 'held' }>;

/** A law that held. */
interface Held {
  readonly input: CheckInput;
  readonly calls: readonly RecordedCall[];
}

interface Failure {
  readonly input: CheckInput;
  readonly result: Broken;
  /** What the reference's calls gave on the same input. */
  readonly reference: readonly RecordedCall[];
}

/** A law that the student's function must satisfy for itself on random inputs. */
export async function runInvariant(world: CaseWorld, spec: Spec): Promise<CaseResult> {
  const { given } = spec;
  const outcome = await runRandomCase<Held, Failure>(world, {
    title: spec.title,
    sizes: given.sizes,
    where: given.where,
    runs: spec.runs,
    async tryInput(sizes, draw): Promise<RandomTrial<Held, Failure>> {
      const args = drawArgs({ title: spec.title, args: given.args }, { sizes, draw });
      const input: CheckInput = { spec, sizes, args };
      const result = await runCheck(world, input, studentSide(world, spec));
      if (result.kind === 'held') return { kind: 'passed', trial: { input, calls: result.calls } };
      const final = isFinal(result);
      const reference = final ? [] : await checkReference(world, { spec, input });
      const failure: Failure = { input, result, reference };
      const clear = mismatchesOf(failure).every(isClear);
      return { kind: 'failed', way: wayOf(result), final, clear, failure };
    },
  });
  if (outcome.kind === 'passed') {
    const observations = outcome.trials.map((held) => observationOf(world, spec, held));
    return { status: 'passed', observations, ...(await costOfHeld(world, spec, outcome.trials)) };
  }
  return failedOutcome(world, spec, outcome);
}

function failedOutcome(
  world: CaseWorld,
  spec: Spec,
  outcome: Extract<RandomCaseResult<Held, Failure>, { kind: 'failed' }>,
): CaseResult {
  const { smallest, drawn, passed } = outcome;
  const { input, result, reference } = smallest;
  const context: EvidenceContext = {
    world,
    call: callNames(result.calls),
    isCall: false,
    args: input.args,
    argNames: spec.argNames ?? firstCallNames(world, result.calls),
    layout: spec.layout,
  };
  const broke = result.kind === 'broke' ? [result.brokenCall] : [];
  const calls = [...result.calls, ...broke];
  const made = madeCalls(calls, { world });
  const shown = { context, made, counterExample: counterExample(outcome, context) };
  if (result.kind === 'broke') {
    const broken = brokenOutcome(result.result, world.exercise.manifest);
    if (isFinal(result)) return broken;
    const observation = observationOf(world, spec, { input, calls });
    return { ...brokenOn(shown, broken), observations: [{ ...observation, actual: null, shown: true }] };
  }
  const all = drawn.flatMap(mismatchesOf);
  const patterns = mismatchesOf(smallest).flatMap((mismatch) => shownPatterns(mismatch, all, context));
  const evidence = wrongOn(shown, {
    ...(result.kind !== 'threw' && result.mismatch
      ? mismatchEvidence(result.mismatch, contextOf(result, context))
      : {}),
    ...inputEvidence(context),
    reason: reasonOf(result, context),
    patterns,
  });
  const observations = observationsOf(
    { shown: smallest, drawn, passed, searched: true },
    {
      failed: (one) => observationOf(world, spec, { input: one.input, calls: one.result.calls }),
      passed: (held) => observationOf(world, spec, held),
    },
  );
  return { status: 'failed', evidence, observations, ...costOf(result.calls, reference) };
}

/** The student's code, each answer of which must have the form of the reference's on the same arguments. */
function studentSide(world: CaseWorld, { tolerance, argNames }: Spec): Side {
  return async (call, args) => {
    const answer = world.session.call(call, args);
    const [due, result] = await Promise.all([
      askReference(world, { call, args, mode: { kind: 'plain' } }),
      answer,
    ]);
    if (result.kind !== 'returned') return { result, unfit: null };
    if (due.kind !== 'returned') {
      // Earlier answers fit, so this is the check's own doing, or odd numbers that it made arguments of.
      throw new Error(`the reference takes no such arguments in \`${call}\``);
    }
    const unfit =
      changedInputMismatch(world, { call, argNames }, result.changedInput) ??
      findUnfit(result.value, due.value, toleranceOf(world, tolerance));
    return { result, unfit };
  };
}

/** The same check on the reference, which must hold: otherwise no solution could pass. @throws JudgeFault */
async function checkReference(
  world: CaseWorld,
  { spec, input }: { spec: Spec; input: CheckInput },
): Promise<readonly RecordedCall[]> {
  const result = await runCheck(world, input, answersOf(world.exercise.reference));
  if (result.kind === 'held') return result.calls;
  throw faultIn(
    'cases.ts',
    `"${spec.title}" does not hold for reference.ts with ${JSON.stringify(input.sizes)}.`,
  );
}

/** The calls of a check, with what the reference gives for the same arguments. */
function observationOf(
  world: CaseWorld,
  spec: Spec,
  { input, calls }: { input: CheckInput; calls: readonly (BrokenCall & { readonly value?: Value })[] },
): Observation {
  const replay = replayOf(calls.map(({ call, args }) => ({ call, args, mode: { kind: 'plain' } })));
  return {
    calls: [...new Set(calls.map(({ call }) => call))],
    args: input.args,
    input: 'drawn',
    shown: false,
    actual: calls.map(({ value }) => value),
    expected: () => replay((call) => callModel(world.exercise.reference, call)),
    tolerance: toleranceOf(world, spec.tolerance),
    replay,
  };
}

function reasonOf(result: Exclude<Broken, { kind: 'broke' }>, context: EvidenceContext): string {
  if (result.kind === 'threw') {
    return `The case could not work with what your code returned: ${result.message.slice(0, 500)}`;
  }
  if (result.kind === 'unfit') return describeMismatch(result.mismatch, { call: result.call });
  const { because, mismatch } = result;
  if (mismatch === null)
    return because === null ? 'A condition of this case does not hold.' : asSentence(because);
  const layout = context.layout?.[mismatch.path];
  const sentence = describeMismatch(mismatch, { call: context.call, layout });
  return because === null ? sentence : `This must hold: ${because}. ${sentence}`;
}

/** The layout of a case is that of what its law compares, not of what single calls give. */
function contextOf(result: Broken, context: EvidenceContext): EvidenceContext {
  return result.kind === 'unfit' ? { ...context, layout: undefined } : context;
}

function mismatchesOf({ result }: Failure): Mismatch[] {
  return (result.kind === 'violated' || result.kind === 'unfit') && result.mismatch ? [result.mismatch] : [];
}

function wayOf(result: Broken): string {
  return result.kind === 'broke' ? `broke ${result.result.kind}` : result.kind;
}

function isFinal(result: Broken): boolean {
  return result.kind === 'broke' && isFinalResult(result.result);
}

function callNames(calls: readonly RecordedCall[]): string {
  return [...new Set(calls.map(({ call }) => call))].join(', ') || 'input';
}

/** Parameter names of the one entry point that was called, when there is one. */
function firstCallNames(world: CaseWorld, calls: readonly RecordedCall[]): readonly string[] | undefined {
  const entry = world.exercise.manifest.entryPoints.find(({ name }) => name === calls[0]?.call);
  return entry?.parameters.map(({ name }) => name);
}

/** Of the call that cost the student most, with the reference's call in its place. */
function costOf(
  calls: readonly RecordedCall[],
  reference: readonly RecordedCall[],
): Pick<CaseResult, 'cost'> {
  const dearestCall = calls.reduce<number>(
    (most, { cost }, i) => (cost.peakBytes > (calls[most]?.cost.peakBytes ?? -1) ? i : most),
    0,
  );
  const [own, other] = [calls[dearestCall], reference[dearestCall]];
  if (!own) return {};
  const beside = other?.call === own.call ? { reference: other.cost } : {};
  return { cost: { student: own.cost, ...beside } };
}

/** The reference takes the same check once, on the input that cost the student most. */
async function costOfHeld(
  world: CaseWorld,
  spec: Spec,
  held: readonly Held[],
): Promise<Pick<CaseResult, 'cost'>> {
  const peakOf = ({ calls }: Held): number => Math.max(0, ...calls.map(({ cost }) => cost.peakBytes));
  const [first, ...others] = held;
  if (!first) return {};
  const most = others.reduce((one, other) => (peakOf(other) > peakOf(one) ? other : one), first);
  return costOf(most.calls, await checkReference(world, { spec, input: most.input }));
}

/** Authors write conditions as they write reasons: without a capital and a full stop. */
function asSentence(words: string): string {
  const text = words.trim();
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}`;
}
