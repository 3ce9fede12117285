import { selectOptionalAssignmentById } from '#db/queries/courses/courses.ts';
import { selectVersionsOfExercise } from '#db/queries/exercises/exercises.ts';
import { type RegradeEffect, selectRegradeEffects } from '#db/queries/grading/regrades.ts';
import type { Batch } from '#db/queries/jobs/batches.ts';
import { selectUserName } from '#db/queries/people/people.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMember } from '../../access/membership.ts';
import { findMask } from '../../anonymous/mask.ts';
import { exercisePath } from '../../courses/exercise-path.ts';
import { exerciseNumber } from '../../courses/exercise-row.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { titleOr } from '../../exercises/mistake-titles.ts';
import { type BatchRefusal, findBatch } from '../../jobs/batches/find-batch.ts';
import { ok, type Result } from '../../platform/result.ts';
import { changeOf } from './change-of.ts';
import { newHints } from './new-hints.ts';
import { type ForeseenEffect, foreseeEffects } from './regrade-effects.ts';
import type {
  ChangedSubmissionView,
  RegradeCounts,
  RegradedExerciseView,
  RegradeStudentView,
  RegradeView,
} from './regrade-view.ts';
import { undoUntil } from './undo-regrade.ts';
import { readTitles, viewChangedSubmissions } from './view-changed-submissions.ts';

/** How far a regrade is, and who gains and who loses by it, and why. */
export async function readRegrade(
  context: ActorContext,
  { batchId }: { batchId: string },
): Promise<Result<RegradeView, BatchRefusal>> {
  const found = await findBatch(context, { batchId, kind: 'regrade', deed: 'run-batches' });
  if (!found.ok) return found;
  const batch = found.value;
  const member = await findMember(context, batch.assignmentId);
  const done = new Map((await selectRegradeEffects(context.db, batchId)).map((one) => [one.userId, one]));
  const foreseen = await foreseeEffects(context.db, batch);
  const changed = await viewChangedSubmissions(context.db, { batch, foreseen });
  const mask = await findMask(context, batch.courseId);
  const hints = await newHints(
    context.db,
    foreseen.flatMap(({ submissions }) => submissions),
  );
  const titles = hints.size === 0 ? new Map() : await readTitles(context.db, batch.versionId);
  const { assignmentId } = batch;
  const students = foreseen.map(({ name, ...effect }) => {
    const named = { ...effect, name: mask.nameOf({ assignmentId, userId: effect.userId, name }) };
    const mistakes = effect.submissions.flatMap(({ submissionId }) => hints.get(submissionId) ?? []);
    return studentView(named, {
      done: done.get(effect.userId),
      changed: changed.get(effect.userId) ?? [],
      newHints: [...new Set(mistakes.map((mistake) => titleOr(titles, mistake)))],
    });
  });
  // The order of names would tell whose the aliases are.
  if (mask.isOn(assignmentId)) students.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return ok({
    batchId,
    state: batch.state,
    ...(await placeOf(context, { batch, foreseen })),
    versionId: batch.versionId,
    scope: batch.scope,
    askedBy: await selectUserName(context.db, batch.askedBy),
    askedAt: batch.askedAt.toISOString(),
    movedAt: batch.movedAt?.toISOString() ?? null,
    progress: { done: batch.done, total: batch.total, givenUp: batch.givenUp },
    fault: batch.fault,
    stuck: batch.givenUpAt !== null,
    reason: batch.decision?.reason ?? null,
    mayDecide: member !== null && may(member, 'decide-regrade'),
    undoUntil: undoUntil(batch, context.now())?.toISOString() ?? null,
    counts: countsOf(students),
    means: meansOf(students),
    students,
  });
}

async function placeOf(
  { db }: ActorContext,
  { batch, foreseen }: { batch: Batch; foreseen: readonly ForeseenEffect[] },
): Promise<{ exercise: RegradedExerciseView; versions: RegradeView['versions'] }> {
  const placed = await selectOptionalAssignmentById(db, batch.assignmentId);
  if (!placed) throw new Error(`There is no assignment ${batch.assignmentId}.`);
  const { assignment, module } = placed;
  const versions = await selectVersionsOfExercise(db, assignment.exerciseId ?? '');
  const numbers = new Map(versions.map(({ id }, at) => [id, at + 1]));
  const own = versions.find(({ id }) => id === batch.versionId);
  return {
    exercise: {
      slug: exercisePath(module, assignment),
      number: exerciseNumber(module, assignment),
      title: own ? outlineOf(own).manifest.title : assignment.title,
    },
    versions: {
      from: numbers.get(mostFrequent(foreseen) ?? '') ?? null,
      to: numbers.get(batch.versionId) ?? versions.length,
    },
  };
}

/** The version that judged most of what is in the batch. */
function mostFrequent(foreseen: readonly ForeseenEffect[]): string | null {
  const judgedBy = foreseen.flatMap(({ submissions }) =>
    submissions.flatMap((one) => (one.inBatch && one.judgedBy !== null ? [one.judgedBy] : [])),
  );
  const groups = [...Map.groupBy(judgedBy, (id) => id)].sort(([, a], [, b]) => b.length - a.length);
  return groups[0]?.[0] ?? null;
}

function studentView(
  foreseen: ForeseenEffect,
  {
    done,
    changed,
    newHints,
  }: {
    done: RegradeEffect | undefined;
    changed: readonly ChangedSubmissionView[];
    newHints: readonly string[];
  },
): RegradeStudentView {
  const { name, overridden, losesBehind, submissions } = foreseen;
  const from = done ? done.pointsBefore : foreseen.from;
  const to = done ? done.pointsAfter : foreseen.to;
  const change = changeOf(from, to);
  const isJudged = submissions.every(({ inBatch, dryRun }) => !inBatch || dryRun !== null);
  return {
    key: submissions.at(-1)?.submissionId ?? '',
    name,
    from,
    to,
    change: change === 'same' && !isJudged ? 'not-judged' : change,
    overridden,
    losesBehind: losesBehind && done === undefined,
    applied: done !== undefined && done.undoneAt === null,
    newHints,
    submissions: changed,
  };
}

function countsOf(students: readonly RegradeStudentView[]): RegradeCounts {
  const count = (change: RegradeStudentView['change']) =>
    students.filter((student) => student.change === change).length;
  return {
    students: students.length,
    gains: count('gains'),
    loses: count('loses'),
    same: count('same'),
    hinted: students.filter(isHintedOnly).length,
    notJudged: count('not-judged'),
    applied: students.filter(({ applied }) => applied).length,
  };
}

/** Nothing of the points changes, and there is a hint. */
const isHintedOnly = ({ change, newHints: { length } }: RegradeStudentView) =>
  change === 'same' && length > 0;

function meansOf(students: readonly RegradeStudentView[]): RegradeView['means'] {
  const judged = students.filter(({ change }) => change !== 'not-judged');
  if (judged.length === 0) return null;
  const mean = (of: (student: RegradeStudentView) => number | null) =>
    judged.reduce((sum, student) => sum + (of(student) ?? 0), 0) / judged.length;
  return { judged: judged.length, from: mean(({ from }) => from), to: mean(({ to }) => to) };
}
