/** Proves one exercise: all its claims, several at a time, and what their reports say together. */

import type { ExerciseBundle } from '../exercise/files/bundle.ts';
import { isExerciseError } from '../exercise/files/exercise-error.ts';
import { isGraderFault } from '../hosts/host.ts';
import type { CaseNoise, Report } from '../protocol.ts';
import { exerciseClaims } from './exercise-claims.ts';
import { type Claim, type Proof, proofsOfClaim } from './proof.ts';
import type { ProofHosts } from './proof-world.ts';
import { runAll } from './run-all.ts';
import {
  alikeProofs,
  type CaseFigures,
  figuresOf,
  noiseProofs,
  type Signal,
  signalProofs,
  signalsOf,
} from './signals.ts';
import { unknownForbids } from './unknown-forbids.ts';

export interface ExerciseToProve {
  readonly hosts: ProofHosts;
  readonly bundle: ExerciseBundle;
  /** Stored right and wrong programs by path: "solutions/right-einsum.ts". */
  readonly solutions: Readonly<Record<string, string>>;
  /** Seeds on which the reference runs. */
  readonly seeds: number;
  /** Claims that are proved at the same time. */
  readonly parallel: number;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ProvedExercise {
  readonly proofs: readonly Proof[];
  /** Missing when the exercise could not be loaded. */
  readonly measured?: {
    readonly cases: number;
    readonly points: number;
    readonly noise: readonly CaseNoise[];
    readonly signal: readonly Signal[];
    /** Of every case. */
    readonly figures: readonly CaseFigures[];
  };
}

/** Author code runs in realms of `hosts` and nowhere else. Never throws for what it finds. */
export async function proveExercise(exercise: ExerciseToProve): Promise<ProvedExercise> {
  const { bundle } = exercise;
  const unknown = unknownForbids(bundle.manifest.forbids);
  if (unknown.length > 0) {
    return { proofs: proofsOfClaim({ kind: 'load', subject: 'exercise.yaml' }, unknown) };
  }
  try {
    return await proveAll(exercise);
  } catch (error) {
    if (!isExerciseError(error) && !isGraderFault(error)) throw error;
    const messages = error.message.split('\n');
    return {
      proofs: proofsOfClaim({ kind: 'load', subject: 'cases.ts' }, [
        { advice: { kind: 'broken', messages } },
      ]),
    };
  }
}

async function proveAll(exercise: ExerciseToProve): Promise<ProvedExercise> {
  const { bundle, hosts, solutions, seeds, parallel, onProgress } = exercise;
  const plan = await hosts.host.prepare(bundle);
  const mistakes = new Map<string, Report>();
  const claims = exerciseClaims({ ...hosts, bundle, solutions, plan, seeds }, mistakes);
  let done = 0;
  const proved = await runAll(claims, parallel, async (claim) => {
    const proofs = await proofsOf(claim);
    done += 1;
    onProgress?.(done, claims.length);
    return proofs;
  });
  const proofs = proved.flat();
  // A reference that failed may not come to an end either.
  const rightReference = proofs.every(({ kind, outcome }) => kind !== 'reference' || outcome === 'holds');
  const noise = rightReference ? await hosts.host.measureNoise(bundle) : [];
  const signal = signalsOf(mistakes);
  return {
    proofs: [...proofs, ...alikeProofs(mistakes), ...signalProofs(signal), ...noiseProofs(noise)],
    measured: {
      cases: plan.length,
      points: bundle.manifest.points,
      noise,
      signal,
      figures: figuresOf(plan, { noise, reports: mistakes }),
    },
  };
}

async function proofsOf(claim: Claim): Promise<Proof[]> {
  try {
    return proofsOfClaim(claim, await claim.prove());
  } catch (error) {
    if (!isGraderFault(error)) throw error;
    return proofsOfClaim(claim, [{ advice: { kind: 'broken', messages: [error.message] } }]);
  }
}
