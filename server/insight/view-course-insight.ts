import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import { selectStudents } from '#db/queries/grading/gradebook.ts';
import { selectExerciseFigures, selectSilent } from '#db/queries/insight/insight.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { findMembership } from '../access/membership.ts';
import { exercisePath } from '../courses/exercise-path.ts';
import { exerciseNumber } from '../courses/exercise-row.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type { InsightRefusal } from './find-insight-place.ts';
import type { CourseInsightView } from './insight-view.ts';
import { findStuck } from './stuck-rule.ts';

const DAY_MS = 86_400_000;
/** Two weeks without a submission, with something due in them. */
const SILENT_DAYS = 14;

/** A course in one table: how each exercise goes, who is stuck, who is silent. For staff. */
export async function viewCourseInsight(
  context: ActorContext,
  input: { course: string },
): Promise<Result<CourseInsightView, InsightRefusal>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-insight')) return refuse('staff-only');
  const { db } = context;
  const now = context.now();
  const placed = (await selectAssignments(db, course.id)).filter(({ assignment }) => assignment.versionId);
  const ids = placed.flatMap(({ assignment }) => assignment.versionId ?? []);
  const versions = await selectVersionOutlines(db, ids);
  const figures = await selectExerciseFigures(db, course.id);
  const { rule, stuck } = await findStuck(context, { courseId: course.id });
  const since = new Date(now.getTime() - SILENT_DAYS * DAY_MS);
  const silent = await selectSilent(db, { courseId: course.id, since, now });
  return ok({
    course: course.slug,
    enrolled: (await selectStudents(db, course.id)).length,
    exercises: placed.map(({ assignment, module }) => {
      const version = versions.get(assignment.versionId ?? '');
      const own = figures.get(assignment.id);
      const slug = exercisePath(module, assignment);
      return {
        slug,
        number: exerciseNumber(module, assignment),
        title: version ? outlineOf(version).manifest.title : assignment.title,
        submitters: own?.submitters ?? 0,
        passing: own?.passing ?? 0,
        submissions: own?.submissions ?? 0,
        meanShare: own?.meanShare ?? null,
        stuck: stuck.filter(({ exerciseSlug }) => exerciseSlug === slug).length,
      };
    }),
    rule,
    stuck,
    silentDays: SILENT_DAYS,
    silent: silent.map(({ lastAt, ...row }) => ({ ...row, lastAt: lastAt?.toISOString() ?? null })),
  });
}
