/** All that a check of a draft finds: the matrix, the proofs, and what publishing needs of a judge. */
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { type GraderFault, isGraderFault } from '#grader/hosts/host.ts';
import { type ProvedExercise, proveExercise } from '#grader/proof/prove-exercise.ts';
import type { FileMap } from '#grader/protocol.ts';
import { type ExaminedVersion, examineVersion } from '../../exercises/examine-version.ts';
import { PROVED_AT_ONCE, publishingJudge } from '../grader-hosts.ts';
import type { ProvingHosts } from '../grading-host.ts';
import type { CheckMatrix } from './check-matrix-view.ts';
import { matrixPrograms } from './matrix-rows.ts';
import { runMatrix } from './matrix-run.ts';
import { rememberingHost } from './remembering-host.ts';

export interface DraftToProve {
  readonly hosts: ProvingHosts;
  readonly bundle: ExerciseBundle;
  readonly solutions: FileMap;
  /** On which the reference runs. */
  readonly seeds: number;
  readonly onMatrix: (matrix: CheckMatrix) => void;
  readonly onProgress: (done: number, total: number) => void;
}

export type ProvedDraft =
  | {
      readonly kind: 'proved';
      readonly proved: ProvedExercise;
      /** Null when its cases are worth other points than it says: nobody could publish it. */
      readonly examined: ExaminedVersion | null;
    }
  /** No judge could load it. */
  | { readonly kind: 'broken'; readonly fault: GraderFault };

/** Author code runs in realms of `hosts` and nowhere else. */
export async function proveDraft(draft: DraftToProve): Promise<ProvedDraft> {
  const { hosts, bundle, solutions, seeds, onMatrix, onProgress } = draft;
  try {
    const plan = await hosts.host.prepare(bundle);
    const programs = matrixPrograms(bundle.files, solutions);
    const bySource = await runMatrix({ host: hosts.host, bundle, plan, programs, onChange: onMatrix });
    const proved = await proveExercise({
      hosts: { ...hosts, host: rememberingHost(hosts.host, { hash: bundle.hash, bySource }) },
      bundle,
      solutions,
      seeds,
      parallel: PROVED_AT_ONCE,
      onProgress,
    });
    return { kind: 'proved', proved, examined: await examined(draft) };
  } catch (error) {
    if (!isGraderFault(error)) throw error;
    return { kind: 'broken', fault: error };
  }
}

async function examined({ bundle, hosts }: DraftToProve): Promise<ExaminedVersion | null> {
  const { points } = bundle.manifest;
  const plan = await hosts.host.prepare(bundle);
  const worth = plan.reduce((sum, { pointsMax }) => sum + pointsMax, 0);
  if (Math.abs(worth - points) > 1e-9) return null;
  return examineVersion(bundle, publishingJudge(hosts.host));
}
