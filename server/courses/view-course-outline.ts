import { selectAssignments } from '#db/queries/courses/courses.ts';
import type { ActorContext } from '../access/actor.ts';
import { may, shownRole } from '../access/deeds.ts';
import { findMembership } from '../access/membership.ts';
import { ok, type Result } from '../platform/result.ts';
import type { CourseOutlineView } from './course-outline-view.ts';
import { exerciseHref, exerciseNumber } from './exercise-row.ts';
import { listCourses } from './list-courses.ts';

/** What the bar above every page of a course needs: its name, the reader's role, and the exercises that open. */
export async function viewCourseOutline(
  context: ActorContext,
  input: { course: string },
): Promise<Result<CourseOutlineView, 'not-found'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  const placed = await selectAssignments(context.db, course.id);
  const now = context.now();
  return ok({
    course: { slug: course.slug, title: course.title },
    role: shownRole(member),
    seesAllSubmissions: may(member, 'list-all-submissions'),
    writesExercises: may(member, 'write-exercises'),
    makesCourses: may(member, 'make-course'),
    courses: await listCourses(context),
    exercises: placed
      .filter(({ assignment }) => {
        const isOpen =
          assignment.opensAt === null || assignment.opensAt <= now || may(member, 'open-exercise-early');
        return assignment.versionId !== null && isOpen;
      })
      .map(({ assignment, module }) => ({
        href: exerciseHref(course.slug, module, assignment),
        number: exerciseNumber(module, assignment),
        title: assignment.title,
        moduleTitle: module.title,
      })),
  });
}
