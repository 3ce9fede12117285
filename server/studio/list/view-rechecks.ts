import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectVersionPaths } from '#db/queries/exercises/exercises.ts';
import {
  type RecheckedVersion,
  selectFindingsBefore,
  selectOptionalLastRecheck,
  selectRecheckedVersions,
} from '#db/queries/exercises/rechecks.ts';
import type { Proof } from '#grader/proof/proof.ts';
import { proofSentences } from '#grader/proof/proof-words.ts';
import type { ProvedExercise } from '#grader/proof/prove-exercise.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findMembership } from '../../access/membership.ts';
import { exerciseHref, exerciseNumber } from '../../courses/exercise-row.ts';
import { failingProofs } from '../../jobs/rechecks/failing-proofs.ts';
import { ok, type Result } from '../../platform/result.ts';
import { fileOf } from '../check/check-problems.ts';
import type { RecheckedExerciseView, RechecksView } from './rechecks-view.ts';

/** What the newest grader makes of the versions that a course uses, beside what was found of them before. */
export async function viewRechecks(
  context: ActorContext,
  { course: slug }: { course: string },
): Promise<Result<RechecksView, 'not-found'>> {
  const membership = await findMembership(context, { course: slug, deed: 'write-exercises' });
  if (!membership.ok) return membership;
  const { course } = membership.value;
  const { db } = context;
  const about = { slug: course.slug, title: course.title };
  const last = await selectOptionalLastRecheck(db);
  if (last === null || last.state === 'first') return ok({ course: about, round: null });
  const rows = await selectAssignments(db, course.id);
  const versionIds = rows.flatMap(({ assignment: { versionId } }) => (versionId === null ? [] : [versionId]));
  const found = await selectRecheckedVersions(db, { recheckId: last.id, versionIds });
  const before = await selectFindingsBefore(db, { startedAt: last.startedAt, versionIds });
  const paths = await selectVersionPaths(db, versionIds);
  const exercises = rows.flatMap(({ assignment, module }): RecheckedExerciseView[] => {
    const { id: assignmentId, title, versionId } = assignment;
    const version = found.find((one) => one.versionId === versionId);
    if (!version) return [];
    const compared = changesOf(version, {
      before: before.get(version.versionId),
      paths: paths.get(version.versionId) ?? [],
    });
    const number = exerciseNumber(module, assignment);
    return [{ assignmentId, number, title, href: exerciseHref(slug, module, assignment), ...compared }];
  });
  return ok({
    course: about,
    round: {
      state: last.state,
      startedAt: last.startedAt.toISOString(),
      endedAt: last.endedAt?.toISOString() ?? null,
      progress: { done: last.done, total: last.total },
      exercises,
    },
  });
}

type Changes = Pick<RecheckedExerciseView, 'state' | 'broken' | 'mended' | 'fault'>;

function changesOf(
  { state, findings, fault }: RecheckedVersion,
  { before, paths }: { before: unknown; paths: readonly string[] },
): Changes {
  if (state !== 'proved')
    return { state, broken: [], mended: [], fault: state === 'given-up' ? fault : null };
  const [old, now] = [failingIn(before), failingIn(findings)];
  const said = (proofs: readonly Proof[]) =>
    proofs.flatMap((proof) =>
      proofSentences(proof).map((sentence) => ({ file: fileOf(proof, paths), sentence })),
    );
  const broken = said(now.filter((proof) => !old.some((one) => isSame(one, proof))));
  const mended = said(old.filter((proof) => !now.some((one) => isSame(one, proof))));
  return { state: broken.length + mended.length > 0 ? 'changed' : 'unchanged', broken, mended, fault: null };
}

/** Written by a check, of this type; without one everything held: the catalogue is proved where it is kept. */
function failingIn(findings: unknown): readonly Proof[] {
  return findings === null || findings === undefined ? [] : failingProofs(findings as ProvedExercise);
}

/** The numbers in it move with every seed. */
function isSame(a: Proof, b: Proof): boolean {
  return a.id === b.id && a.advice?.kind === b.advice?.kind;
}
