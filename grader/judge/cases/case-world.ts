/** What running one case needs. */
import { type ResolvedTolerance, resolveTolerance } from '#grader/backend/tolerances.ts';
import type { Tolerance } from '#grader/exercise/case-spec.ts';
import type { BackendName, CallMode, CaseOutcome, Cost, Limits, Value } from '#grader/protocol.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { JudgeFault } from '../judge-fault.ts';
import type { StudentSession } from '../link/student-session.ts';
import { copyValue } from '../link/tensor-value.ts';
import type { PreparedExercise } from '../prepare-exercise.ts';

export interface CaseWorld {
  readonly exercise: PreparedExercise;
  readonly session: StudentSession;
  readonly tf: TensorFlow;
  readonly backend: BackendName;
  readonly limits: Limits;
  /** Of this case alone: derived from the run's seed and the case's id. */
  readonly seed: number;
}

/** The part of an outcome that a case kind decides. `points` only for partial credit. */
export type CaseResult = Pick<CaseOutcome, 'status'> &
  Partial<
    Pick<
      CaseOutcome,
      'evidence' | 'error' | 'refusedOperation' | 'hints' | 'cost' | 'costChecks' | 'points' | 'pictures'
    >
  >;

export interface CallSpec {
  readonly call: string;
  readonly args: readonly Value[];
  readonly mode: CallMode;
}

export interface ModelResult {
  readonly value: Value;
  readonly cost: Cost;
}

/** Runs the reference on its own copies. @throws JudgeFault when it throws: the exercise is broken */
export async function callReference(
  world: Pick<CaseWorld, 'exercise'>,
  spec: CallSpec,
): Promise<ModelResult> {
  const result = await callModel(world.exercise.reference, spec);
  if (result.kind === 'returned' && result.changedInput === null) return result;
  const why =
    result.kind === 'threw'
      ? result.error.message
      : result.kind === 'refused'
        ? `it uses the forbidden ${result.operation}`
        : `it changes its argument ${(result.changedInput?.argument ?? 0) + 1}${result.changedInput?.path ?? ''}`;
  throw new JudgeFault(`reference.ts failed in ${spec.call}: ${why}`);
}

/** Runs a module of this realm (reference or misconception) on its own copies. */
export function callModel(module: EntryModule, { call, args, mode }: CallSpec) {
  return module.call(call, args.map(copyValue), mode);
}

export function toleranceOf(world: CaseWorld, own: Tolerance | undefined): ResolvedTolerance {
  return resolveTolerance(world.backend, own);
}
