/** An exercise version on its way into the database: what a judge says of it, and writing both together. */
import type { Transaction } from '#db/database.ts';
import {
  type ExerciseVersion,
  insertExerciseVersion,
  insertRecording,
} from '#db/queries/exercises/exercises.ts';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { hashText } from '#grader/exercise/files/hash-files.ts';
import { roundPoints } from '#grader/judge/round-points.ts';
import type { CasePlan } from '#grader/protocol.ts';

/** What publishing asks of a judge realm; authors' code runs nowhere else. Both reject when the exercise is broken. */
export interface PublishingJudge {
  readonly announceCases: (bundle: ExerciseBundle) => Promise<readonly CasePlan[]>;
  /** Of a sealed exercise: the text that takes the reference's place in browsers. */
  readonly recordCases: (bundle: ExerciseBundle) => Promise<string>;
}

export interface ExaminedVersion {
  readonly plan: readonly CasePlan[];
  /** null for an open exercise. */
  readonly recording: { readonly body: string; readonly hash: string } | null;
}

/**
 * Takes as long as the reference does; not for inside a transaction.
 * @throws when the cases are worth other points than exercise.yaml says: students would see one number and earn another
 */
export async function examineVersion(
  bundle: ExerciseBundle,
  judge: PublishingJudge,
): Promise<ExaminedVersion> {
  const plan = await judge.announceCases(bundle);
  refuseOtherPoints(bundle, plan);
  if (bundle.manifest.disclosure === 'open') return { plan, recording: null };
  const body = await judge.recordCases(bundle);
  return { plan, recording: { body, hash: await hashText(body) } };
}

/** Sums of points are rounded once, as those of reports. */
function refuseOtherPoints({ slug, manifest }: ExerciseBundle, plan: readonly CasePlan[]): void {
  const worth = roundPoints(plan.reduce((sum, { pointsMax }) => sum + pointsMax, 0));
  if (worth === roundPoints(manifest.points)) return;
  throw new Error(
    `${slug}: exercise.yaml says ${manifest.points} points, and its cases are worth ${worth}. Change \`points\` of one or the other.`,
  );
}

/** Writes the version and, of a sealed one, its recording. A second time with the same files changes nothing. */
export async function insertExamined(
  tx: Transaction,
  { manifest, slug, hash, files }: ExerciseBundle,
  { plan, recording }: ExaminedVersion,
): Promise<ExerciseVersion> {
  const version = await insertExerciseVersion(tx, {
    exerciseId: manifest.id,
    hash,
    slug,
    manifest,
    files,
    plan,
  });
  if (recording) await insertRecording(tx, { versionId: version.id, ...recording });
  return version;
}
