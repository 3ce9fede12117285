import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectVersionsOfExercise } from '#db/queries/exercises/exercises.ts';
import { selectJudgingVersionIds } from '#db/queries/exercises/studio.ts';
import { selectBatchesOfCourse } from '#db/queries/jobs/batches.ts';
import { selectSubmissionTable } from '#db/queries/work/submission-table.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { findMask } from '../../anonymous/mask.ts';
import { exercisePath } from '../../courses/exercise-path.ts';
import { exerciseNumber } from '../../courses/exercise-row.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { RegradeChoiceView, RegradeListView } from './regrade-list-view.ts';
import type { RegradedExerciseView } from './regrade-view.ts';

const LISTED_MAX = 50;
/** More submissions than an exercise of ours has. */
const SUBMISSIONS_MAX = 20_000;

type Placed = Awaited<ReturnType<typeof selectAssignments>>[number];

/** What was regraded, and what can be: the exercise that is asked about with its versions and submissions. For staff. */
export async function listRegrades(
  context: ActorContext,
  input: { course: string; exercise: string | null; submissionId: string | null },
): Promise<Result<RegradeListView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'run-batches')) return refuse('staff-only');
  const { db } = context;
  const placed = (await selectAssignments(db, course.id)).filter(({ assignment }) => assignment.versionId);
  const batches = await selectBatchesOfCourse(db, {
    courseId: course.id,
    kind: 'regrade',
    limit: LISTED_MAX,
  });
  const regrades: RegradeListView['regrades'][number][] = [];
  for (const { batch, askedBy } of batches) {
    const of = placed.find(({ assignment }) => assignment.id === batch.assignmentId);
    if (!of) continue;
    const versions = await selectVersionsOfExercise(db, of.assignment.exerciseId ?? '');
    regrades.push({
      batchId: batch.id,
      exercise: exerciseView(of),
      state: batch.state,
      version: versions.findIndex(({ id }) => id === batch.versionId) + 1,
      askedBy,
      askedAt: batch.askedAt.toISOString(),
      done: batch.done,
      total: batch.total,
    });
  }
  const chosen = placed.find((of) => exerciseView(of).slug === input.exercise) ?? placed[0];
  return ok({
    regrades,
    exercises: placed.map(exerciseView),
    chosen: chosen ? await choiceOf(context, { courseId: course.id, of: chosen, ...input }) : null,
  });
}

function exerciseView({ assignment, module }: Placed): RegradedExerciseView {
  return {
    slug: exercisePath(module, assignment),
    number: exerciseNumber(module, assignment),
    title: assignment.title,
  };
}

async function choiceOf(
  context: ActorContext,
  { courseId, of, submissionId }: { courseId: string; of: Placed; submissionId: string | null },
): Promise<RegradeChoiceView> {
  const { db } = context;
  const mask = await findMask(context, courseId);
  const { assignment, module } = of;
  const versions = await selectVersionsOfExercise(db, assignment.exerciseId ?? '');
  const judging = await selectJudgingVersionIds(db, { versionIds: versions.map(({ id }) => id), courseId });
  const rows = await selectSubmissionTable(db, {
    courseId,
    exercise: { moduleSlug: module.slug, slug: assignment.slug },
    offset: 0,
    limit: SUBMISSIONS_MAX,
  });
  const nameOf = ({ id, name }: { id: string; name: string }) =>
    mask.nameOf({ assignmentId: assignment.id, userId: id, name });
  const asked = rows.find((row) => row.submissionId === submissionId);
  return {
    exercise: exerciseView(of),
    versions: versions
      .map(({ id, createdAt }, at) => ({
        id,
        number: at + 1,
        publishedAt: createdAt.toISOString(),
        isCurrent: id === assignment.versionId,
      }))
      .filter(({ id }) => judging.has(id))
      .toReversed(),
    counting: rows
      .filter(({ counts }) => counts)
      .map(({ submissionId: id, student, points, pointsMax }) => ({
        submissionId: id,
        student: nameOf(student),
        points,
        pointsMax,
      }))
      .sort((a, b) => a.student.localeCompare(b.student, 'en')),
    total: rows.length,
    submission: asked
      ? { id: asked.submissionId, student: nameOf(asked.student), number: asked.number }
      : null,
  };
}
