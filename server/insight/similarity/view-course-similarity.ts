import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import { selectComparisons, selectCountingNumbers } from '#db/queries/insight/similarity.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { exercisePath } from '../../courses/exercise-path.ts';
import { exerciseNumber } from '../../courses/exercise-row.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { InsightRefusal } from '../find-insight-place.ts';
import type { CourseSimilarityView } from './similarity-view.ts';

/** From here on pairs are listed unless the reader asks for others. */
export const SIMILAR_FROM = 0.6;

/** Every exercise of a course with what its last comparison found. For staff. */
export async function viewCourseSimilarity(
  context: ActorContext,
  input: { course: string },
): Promise<Result<CourseSimilarityView, InsightRefusal>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-similarity')) return refuse('staff-only');
  const { db } = context;
  const placed = (await selectAssignments(db, course.id)).filter(({ assignment }) => assignment.versionId);
  const ids = placed.flatMap(({ assignment }) => assignment.versionId ?? []);
  const versions = await selectVersionOutlines(db, ids);
  const programs = await selectCountingNumbers(db, course.id);
  const compared = await selectComparisons(db, { courseId: course.id, similarFrom: SIMILAR_FROM });
  return ok({
    course: course.slug,
    similarFrom: SIMILAR_FROM,
    exercises: placed.map(({ assignment, module }) => {
      const version = versions.get(assignment.versionId ?? '');
      const last = compared.get(assignment.id);
      return {
        slug: exercisePath(module, assignment),
        number: exerciseNumber(module, assignment),
        title: version ? outlineOf(version).manifest.title : assignment.title,
        programs: programs.get(assignment.id) ?? 0,
        compared: last
          ? { at: last.askedAt.toISOString(), highest: last.highest, similar: last.similar }
          : null,
      };
    }),
  });
}
