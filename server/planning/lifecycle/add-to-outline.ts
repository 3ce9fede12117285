import { insertAuditEvent } from '#db/queries/audit.ts';
import { lockCourse, selectAssignments, selectModules } from '#db/queries/courses/courses.ts';
import { insertModule, selectModulesTakenOut, selectTakenOut } from '#db/queries/courses/outline.ts';
import { insertStudioAssignment, selectOptionalUsableVersion } from '#db/queries/exercises/studio.ts';
import type { ActorContext } from '../../access/actor.ts';
import { slugOf } from '../../courses/address-name.ts';
import { findManagedCourse, type ManageRefusal } from '../../courses/find-managed-course.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { isModuleTitle } from './module-title.ts';

/** Puts a module behind the others, with nothing in it. */
export async function addModule(
  context: ActorContext,
  input: { course: string; title: string },
): Promise<Result<{ readonly slug: string }, ManageRefusal | 'module-title-wrong' | 'module-taken'>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-course' });
  if (!found.ok) return found;
  const { id: courseId } = found.value.course;
  const title = input.title.trim();
  if (!isModuleTitle(title)) return refuse('module-title-wrong');
  return context.db.transaction(async (tx) => {
    await lockCourse(tx, courseId);
    const present = await selectModules(tx, courseId);
    const all = [...present, ...(await selectModulesTakenOut(tx, courseId))];
    if (all.some((module) => module.title === title)) return refuse('module-taken');
    const slug = slugOf(title) || freeName(all.map((module) => module.slug));
    const position = Math.max(0, ...present.map((module) => module.position)) + 1;
    const moduleId = await insertModule(tx, { courseId, slug, title, lectures: null, position });
    if (moduleId === null) return refuse('module-taken');
    await insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId,
      action: 'module.added',
      subjectId: moduleId,
      details: { title },
    });
    return ok({ slug });
  });
}

/** Of a title in letters that no address has: "module", "module-2". */
function freeName(taken: readonly string[]): string {
  let name = 'module';
  for (let next = 2; taken.includes(name); next += 1) name = `module-${next}`;
  return name;
}

/** Puts a published exercise, the catalogue's or one that was written in this course, behind the others of a module. */
export async function addExercise(
  context: ActorContext,
  input: { course: string; module: string; versionId: string },
): Promise<Result<{ readonly slug: string }, ManageRefusal | 'exercise-placed' | 'exercise-taken-out'>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-course' });
  if (!found.ok) return found;
  const { id: courseId } = found.value.course;
  return context.db.transaction(async (tx) => {
    await lockCourse(tx, courseId);
    const module = (await selectModules(tx, courseId)).find(({ slug }) => slug === input.module);
    if (!module) return refuse('not-found');
    const version = await selectOptionalUsableVersion(tx, { versionId: input.versionId, courseId });
    if (!version) return refuse('not-found');
    const { exerciseId } = version;
    const placed = await selectAssignments(tx, courseId);
    if (placed.some(({ assignment }) => assignment.exerciseId === exerciseId))
      return refuse('exercise-placed');
    // A second place would begin without the grades of the first.
    const gone = await selectTakenOut(tx, courseId);
    if (gone.some(({ assignment }) => assignment.exerciseId === exerciseId))
      return refuse('exercise-taken-out');
    const slug = await insertStudioAssignment(tx, {
      courseId,
      moduleSlug: module.slug,
      slug: version.slug.split('/').at(-1) ?? 'exercise',
      title: outlineOf(version).manifest.title,
      exerciseId,
      versionId: version.id,
    });
    await insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId,
      action: 'exercise.placed',
      subjectId: exerciseId,
      details: { module: module.slug, slug },
    });
    return ok({ slug: `${module.slug}/${slug}` });
  });
}
