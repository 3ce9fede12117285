import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectAssignments, selectModules } from '#db/queries/courses.ts';
import { insertAssignment, updateCourseArchived, updateModulePositions } from '#db/queries/outline.ts';
import { selectOptionalUsableVersion } from '#db/queries/studio.ts';
import type { ActorContext } from '../../access/actor.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { findManagedCourse, type ManageRefusal } from '../people/find-managed-course.ts';

/** Puts the modules of a course in order; the catalogue moves none of them any more. */
export async function orderModules(
  context: ActorContext,
  input: { course: string; slugs: readonly string[] },
): Promise<Result<null, ManageRefusal | 'order-wrong'>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-course' });
  if (!found.ok) return found;
  const { course } = found.value;
  return context.db.transaction(async (tx) => {
    const present = (await selectModules(tx, course.id)).map(({ slug }) => slug);
    if ([...present].sort().join(' ') !== [...input.slugs].sort().join(' ')) return refuse('order-wrong');
    await updateModulePositions(tx, { courseId: course.id, slugs: input.slugs });
    await insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId: course.id,
      action: 'course.ordered',
      subjectId: course.id,
      details: { order: input.slugs.join(', ') },
    });
    return ok(null);
  });
}

/** Ends a course: everything can be read, and nothing is handed in. Or takes that back. */
export async function archiveCourse(
  context: ActorContext,
  input: { course: string; archived: boolean },
): Promise<Result<null, ManageRefusal>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-course' });
  if (!found.ok) return found;
  const { course } = found.value;
  await context.db.transaction(async (tx) => {
    const archivedAt = input.archived ? context.now() : null;
    await updateCourseArchived(tx, { courseId: course.id, archivedAt });
    await insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId: course.id,
      action: input.archived ? 'course.archived' : 'course.reopened',
      subjectId: course.id,
      details: {},
    });
  });
  return ok(null);
}

/** Puts a published exercise, the catalogue's or one that was written in this course, behind the others of a module. */
export async function addExercise(
  context: ActorContext,
  input: { course: string; module: string; versionId: string },
): Promise<Result<{ readonly slug: string }, ManageRefusal | 'exercise-placed'>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-course' });
  if (!found.ok) return found;
  const { course } = found.value;
  return context.db.transaction(async (tx) => {
    const module = (await selectModules(tx, course.id)).find(({ slug }) => slug === input.module);
    if (!module) return refuse('not-found');
    const { versionId } = input;
    const version = await selectOptionalUsableVersion(tx, { versionId, courseId: course.id });
    if (!version) return refuse('not-found');
    const placed = await selectAssignments(tx, course.id);
    if (placed.some(({ assignment }) => assignment.exerciseId === version.exerciseId))
      return refuse('exercise-placed');
    const beside = placed.filter((other) => other.module.id === module.id);
    const wanted = version.slug.split('/').at(-1) ?? 'exercise';
    const taken = new Set(beside.map(({ assignment }) => assignment.slug));
    let slug = wanted;
    for (let next = 2; taken.has(slug); next += 1) slug = `${wanted}-${next}`;
    await insertAssignment(tx, {
      courseId: course.id,
      moduleId: module.id,
      slug,
      title: outlineOf(version).manifest.title,
      position: Math.max(0, ...beside.map(({ assignment }) => assignment.position)) + 1,
      exerciseId: version.exerciseId,
      versionId: version.id,
      pinned: true,
    });
    await insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId: course.id,
      action: 'exercise.placed',
      subjectId: version.exerciseId,
      details: { module: module.slug, slug },
    });
    return ok({ slug: `${module.slug}/${slug}` });
  });
}
