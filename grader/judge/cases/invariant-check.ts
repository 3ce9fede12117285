/** One run of an invariant's `check`, with the student's code or another module behind `student`. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import { resolveTolerance } from '#grader/backend/tolerances.ts';
import type { InvariantSpec, Verdict } from '#grader/exercise/case-spec.ts';
import type { SizeSpec } from '#grader/exercise/sizes.ts';
import type { StudentCalls } from '#grader/exercise/student-calls.ts';
import type { Cost, Value } from '#grader/protocol.ts';
import { compareValues, type Mismatch } from '../compare/compare.ts';
import type { StudentResult } from '../link/student-link.ts';
import { inScope, intoTensors, intoValues } from '../link/tensor-world.ts';
import type { CaseWorld } from './case-world.ts';
import type { SizeRecord } from './size-generator.ts';

type CheckWorld = Pick<CaseWorld, 'tf' | 'backend'>;

/** Who answers the calls of a check. */
export type Side = (name: string, args: readonly Value[]) => Promise<StudentResult>;

export interface RecordedCall {
  readonly call: string;
  readonly args: readonly Value[];
  readonly value: Value;
  readonly cost: Cost;
}

/** The call that gave no result. */
export type BrokenCall = Pick<RecordedCall, 'call' | 'args'>;

export type CheckResult = { readonly calls: readonly RecordedCall[] } & (
  | { readonly kind: 'held' }
  /** The sentence of `holds` or, with a mismatch, of `close`. */
  | { readonly kind: 'violated'; readonly because: string | null; readonly mismatch: Mismatch | null }
  | {
      readonly kind: 'broke';
      readonly result: Exclude<StudentResult, { kind: 'returned' }>;
      readonly brokenCall: BrokenCall | null;
    }
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
  let broken: Exclude<StudentResult, { kind: 'returned' }> | null = null;
  let brokenCall: BrokenCall | null = null;
  const student = callsOf(async (name, args) => {
    const result = await side(name, args);
    if (result.kind !== 'returned') {
      broken ??= result;
      brokenCall ??= { call: name, args };
      throw new Error('The call gave no result.');
    }
    calls.push({ call: name, args, value: result.value, cost: result.cost });
    return intoTensors(world.tf, result.value);
  });
  try {
    return await inScope(world.tf, async () => {
      const args = input.args.map((arg) => intoTensors(world.tf, arg));
      const answer = await input.spec.check({ student, sizes: input.sizes as never }, args);
      if (broken !== null) return { kind: 'broke', result: broken, brokenCall, calls };
      return { ...(await judgeVerdicts(world, input, answer)), calls };
    });
  } catch (error) {
    if (broken !== null) return { kind: 'broke', result: broken, brokenCall, calls };
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
    if (mismatch !== null) return { kind: 'violated', because: verdict.because ?? null, mismatch };
  }
  return { kind: 'held' };
}
