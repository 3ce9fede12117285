/** Earlier exercises that one builds on, and what of them its reader may use. */

import { selectOptionalAssignment } from '#db/queries/courses/courses.ts';
import { selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import { selectGradesOfUser } from '#db/queries/grading/grades.ts';
import { selectOptionalSubmissionRow, selectSubmissionRows } from '#db/queries/work/submissions.ts';
import type { ActorContext } from '../access/actor.ts';
import { readExercisePath } from '../courses/exercise-path.ts';
import { exerciseHref, exerciseNumber } from '../courses/exercise-row.ts';
import type { FoundAssignment } from '../courses/find-assignment.ts';
import { asAssigned } from '../exercises/as-assigned.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import type { EarlierExercise } from './workspace-view.ts';

/**
 * Those of `slugs` ("transformers/multi-head") that the course has published, in that order: with the reader's own program,
 * the one that counts or else the last, and the reference where the reader has full points and the exercise is open.
 */
export async function findEarlierExercises(
  context: ActorContext,
  { course }: Pick<FoundAssignment, 'course'>,
  slugs: readonly string[],
): Promise<readonly EarlierExercise[]> {
  const earlier: EarlierExercise[] = [];
  for (const slug of slugs) {
    const key = { courseId: course.id, ...readExercisePath(slug) };
    const found = await selectOptionalAssignment(context.db, key);
    if (!found?.assignment.versionId) continue;
    const { assignment, module } = found;
    const version = await selectExerciseVersion(context.db, found.assignment.versionId);
    const { manifest } = asAssigned(outlineOf(version), assignment);
    const { own, passed } = await readOwnWork(context, assignment.id);
    earlier.push({
      href: exerciseHref(course.slug, module, assignment),
      number: exerciseNumber(module, assignment),
      title: manifest.title,
      own,
      reference: passed && manifest.disclosure === 'open' ? (version.files['reference.ts'] ?? null) : null,
    });
  }
  return earlier;
}

async function readOwnWork(
  { db, actor }: ActorContext,
  assignmentId: string,
): Promise<{ own: string | null; passed: boolean }> {
  const key = { userId: actor.userId, assignmentIds: [assignmentId] };
  const grade = (await selectGradesOfUser(db, key)).get(assignmentId);
  const [last] = await selectSubmissionRows(db, key);
  const taken = grade?.submissionId ?? last?.submission.id;
  const row = taken ? await selectOptionalSubmissionRow(db, taken) : null;
  return { own: row?.source ?? null, passed: grade !== undefined && grade.points >= grade.pointsMax };
}
