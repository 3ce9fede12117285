/** One run of an invariant's `check`, with the student's code or another module behind `student`. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import { resolveTolerance } from '#grader/backend/tolerances.ts';
import type { InvariantSpec, Verdict } from '#grader/exercise/case-spec.ts';
import type { SizeSpec } from '#grader/exercise/sizes.ts';
import type { StudentCalls } from '#grader/exercise/student-calls.ts';
import type { Cost, Value } from '#grader/protocol.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import { compareValues, type Mismatch } from '../../compare/compare.ts';
import { valueDistance } from '../../compare/value-distance.ts';
import type { StudentResult } from '../../link/student-session.ts';
import { inScope, intoTensors, intoValues } from '../../link/tensor-world.ts';
import { type CaseWorld, callModel } from '../case-world.ts';
import type { SizeRecord } from '../inputs/size-coverage.ts';

type CheckWorld = Pick<CaseWorld, 'tf' | 'backend' | 'gauge'>;

/** An answer, and what is wrong with it before any law is asked: form, shape, dtype, a NaN, an input that it changed. */
export interface Answer {
  readonly result: StudentResult;
  readonly unfit: Mismatch | null;
}

/** Who answers the calls of a check. */
export type Side = (name: string, args: readonly Value[]) => Promise<Answer>;

/** A module of this realm answers, whose results need no looking at: the reference. */
export function answersOf(module: EntryModule): Side {
  return async (call, args) => ({
    result: await callModel(module, { call, args, mode: { kind: 'plain' } }),
    unfit: null,
  });
}

export interface RecordedCall {
  readonly call: string;
  readonly args: readonly Value[];
  readonly value: Value;
  readonly cost: Cost;
}

/** The call that gave no result. */
export type BrokenCall = Pick<RecordedCall, 'call' | 'args'>;

/** What ended a check before it was through. */
type Ended =
  /** What the last call gave cannot be worked with: the check has not seen it. */
  | { readonly kind: 'unfit'; readonly call: string; readonly mismatch: Mismatch }
  | {
      readonly kind: 'broke';
      readonly result: Exclude<StudentResult, { kind: 'returned' }>;
      readonly brokenCall: BrokenCall;
    };

export type CheckResult = { readonly calls: readonly RecordedCall[] } & (
  | Ended
  | { readonly kind: 'held' }
  /** The sentence of `holds` or, with a mismatch, of `close`. */
  | { readonly kind: 'violated'; readonly because: string | null; readonly mismatch: Mismatch | null }
  /** The check itself threw, most likely over what a call returned. */
  | { readonly kind: 'threw'; readonly message: string }
);

export interface CheckInput {
  readonly spec: Pick<InvariantSpec<SizeSpec>, 'check' | 'tolerance' | 'layout'>;
  readonly sizes: SizeRecord;
  readonly args: readonly Value[];
}

/** Runs the check and reads its verdicts. Does not throw for what either the check or the student does. */
export async function runCheck(world: CheckWorld, input: CheckInput, side: Side): Promise<CheckResult> {
  const calls: RecordedCall[] = [];
  // In an object: TypeScript does not see that a callback sets it.
  const end: { first: Ended | null } = { first: null };
  const student = callsOf(async (name, args) => {
    const { result, unfit } = await side(name, args);
    if (result.kind !== 'returned') {
      end.first ??= { kind: 'broke', result, brokenCall: { call: name, args } };
      throw new Error('The call gave no result.');
    }
    calls.push({ call: name, args, value: result.value, cost: result.cost });
    if (unfit !== null) {
      end.first ??= { kind: 'unfit', call: name, mismatch: unfit };
      throw new Error('The call gave what cannot be worked with.');
    }
    return intoTensors(world.tf, result.value);
  });
  try {
    return await inScope(world.tf, async () => {
      const args = input.args.map((arg) => intoTensors(world.tf, arg));
      const answer = await input.spec.check({ student, sizes: input.sizes as never }, args);
      if (end.first !== null) return { ...end.first, calls };
      return { ...(await judgeVerdicts(world, input, answer)), calls };
    });
  } catch (error) {
    if (end.first !== null) return { ...end.first, calls };
    return { kind: 'threw', message: error instanceof Error ? error.message : String(error), calls };
  }
}

/** Entry points by name, called one after the other whatever the author awaits: a realm does one thing at a time. */
function callsOf(call: (name: string, args: readonly Value[]) => Promise<unknown>): StudentCalls {
  let last: Promise<unknown> = Promise.resolve();
  const entry =
    (name: string) =>
    (...args: readonly unknown[]) => {
      const next = last.then(async () => call(name, (await intoValues(args)) as readonly Value[]));
      last = next.catch(() => undefined);
      return next;
    };
  return new Proxy({} as StudentCalls, {
    get: (_, name) => (typeof name === 'string' && name !== 'then' ? entry(name) : undefined),
  });
}

type Judged =
  | { readonly kind: 'held' }
  | { readonly kind: 'violated'; readonly because: string | null; readonly mismatch: Mismatch | null };

async function judgeVerdicts(
  world: CheckWorld,
  { spec }: CheckInput,
  answer: Verdict | readonly Verdict[],
): Promise<Judged> {
  for (const verdict of [answer].flat() as readonly Verdict[]) {
    if (verdict.kind === 'holds') {
      if (!verdict.condition) return { kind: 'violated', because: verdict.message, mismatch: null };
      continue;
    }
    const tolerance: ResolvedTolerance = resolveTolerance(world.backend, verdict.tolerance ?? spec.tolerance);
    const [actual, expected] = [await intoValues(verdict.actual), await intoValues(verdict.expected)];
    const mismatch = compareValues(actual, expected, { tolerance, layout: spec.layout });
    world.gauge?.note(valueDistance(actual, expected, tolerance));
    if (mismatch !== null) return { kind: 'violated', because: verdict.because ?? null, mismatch };
  }
  return { kind: 'held' };
}
