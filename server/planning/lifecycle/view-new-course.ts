import { randomUUID } from 'node:crypto';
import { selectOptionalCourse } from '#db/queries/courses/courses.ts';
import type { CourseTemplate } from '#grader/exercise/course-templates.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findCourses } from '../../access/membership.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { type FoundTemplates, findTemplates } from './find-templates.ts';
import type { CourseTemplateView, NewCourseView } from './new-course-view.ts';

type Asking = Pick<ActorContext, 'db' | 'actor'>;

/** The courses of who asks beside which they may make another; null: nobody lets them. An admin needs none. */
export async function findMakersCourses(
  context: Asking,
): Promise<readonly { readonly slug: string; readonly title: string }[] | null> {
  const courses = await findCourses(context, 'make-course');
  const taught = courses.map(({ slug, title }) => ({ slug, title }));
  return taught.length === 0 && !context.actor.isAdmin ? null : taught;
}

/** What a course can be made of. For whoever teaches one already, and for admins; for others there is no such page. */
export async function viewNewCourse(context: ActorContext): Promise<Result<NewCourseView, 'not-found'>> {
  const courses = await findMakersCourses(context);
  if (!courses) return refuse('not-found');
  const { db, environment } = context;
  const found = await findTemplates(db, { folder: environment.courseDir, courseId: randomUUID() });
  const newest = await selectOptionalCourse(db, courses.at(-1)?.slug ?? '');
  return ok({
    templates: found.templates.map((template) => templateView(template, found.versions)),
    timeZone: newest?.timeZone ?? 'UTC',
    courses,
  });
}

function templateView(
  { slug, title, kind, opens, work }: CourseTemplate,
  versions: FoundTemplates['versions'],
): CourseTemplateView {
  const names = work.flatMap(({ exercises }) => exercises);
  return {
    slug,
    title,
    kind,
    opens,
    work: work.map(({ due, exercises }) => ({
      due,
      exercises: exercises.flatMap((name) => {
        const version = versions.get(name);
        if (!version) return [];
        const { manifest, pointsMax } = outlineOf(version);
        return [{ slug: name, title: manifest.title, points: pointsMax }];
      }),
    })),
    missing: names.filter((name) => !versions.has(name)),
  };
}
