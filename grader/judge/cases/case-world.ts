/** What running one case needs. */
import { type ResolvedTolerance, resolveTolerance } from '#grader/backend/tolerances.ts';
import type { Tolerance } from '#grader/exercise/case-spec.ts';
import type { BackendName, CaseOutcome, Cost, Limits, Value } from '#grader/protocol.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { faultIn } from '../judge-fault.ts';
import type { StudentSession } from '../link/student-session.ts';
import { copyValue } from '../link/tensor-value.ts';
import type { PreparedExercise } from '../prepare-exercise.ts';
import type { Attention } from './attention.ts';
import type { DistanceGauge } from './distance-gauge.ts';
import type { AskedCall, Observation } from './observation.ts';

export interface CaseWorld {
  /** True of a case that was not asked for and only bears witness: few inputs, no search for a smaller one. */
  readonly asWitness?: boolean;
  readonly exercise: PreparedExercise;
  readonly session: StudentSession;
  readonly tf: TensorFlow;
  readonly backend: BackendName;
  readonly limits: Limits;
  /** Of a run in which a judge was lost: tells what this one is at. */
  readonly attention?: Attention;
  /** Hears how far apart the two sides of each comparison are; of a witness nobody asks. */
  readonly gauge?: DistanceGauge;
  /** Of this case alone: derived from the run's seed and the case's id. */
  readonly seed: number;
}

/** The part of an outcome that a case kind decides. `points` only for partial credit. */
export type CaseResult = Pick<CaseOutcome, 'status'> &
  Partial<
    Pick<
      CaseOutcome,
      'evidence' | 'error' | 'refusedOperation' | 'cost' | 'costChecks' | 'points' | 'pictures' | 'apart'
    >
  > & {
    /** What hints are made of once the run is over. */
    readonly observations?: readonly Observation[];
  };

export interface ModelResult {
  readonly value: Value;
  readonly cost: Cost;
}

/** Runs the reference on its own copies. @throws JudgeFault when it throws: the exercise is broken */
export async function callReference(
  world: Pick<CaseWorld, 'exercise' | 'attention'>,
  spec: AskedCall,
): Promise<ModelResult> {
  const result = await askReference(world, spec);
  if (result.kind === 'returned' && result.changedInput === null) return result;
  const why =
    result.kind === 'threw'
      ? result.error.message
      : result.kind === 'refused'
        ? `it uses the forbidden ${result.operation}`
        : `it changes its argument ${(result.changedInput?.argument ?? 0) + 1}${result.changedInput?.path ?? ''}`;
  throw faultIn('reference.ts', `failed in ${spec.call}: ${why}`);
}

/** Like {@link callReference}, for arguments that it may not take. */
export function askReference(
  { exercise, attention }: Pick<CaseWorld, 'exercise' | 'attention'>,
  spec: AskedCall,
): ReturnType<typeof callModel> {
  const ask = () => callModel(exercise.reference, spec);
  return attention ? attention.toReference(ask) : ask();
}

/** Runs a module of this realm (reference or misconception) on its own copies. */
export function callModel(module: EntryModule, { call, args, mode }: AskedCall) {
  return module.call(call, args.map(copyValue), mode);
}

export function toleranceOf(world: CaseWorld, own: Tolerance | undefined): ResolvedTolerance {
  return resolveTolerance(world.backend, own);
}
