import { insertAuditEvent } from '#db/queries/audit.ts';
import { lockCourse, selectModules } from '#db/queries/courses/courses.ts';
import {
  updateCourseArchived,
  updateModulePositions,
  updateModuleTitle,
} from '#db/queries/courses/outline.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findManagedCourse, type ManageRefusal } from '../../courses/find-managed-course.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { isModuleTitle } from './module-title.ts';

/** Puts the modules of a course in order; the catalogue moves none of them any more. */
export async function orderModules(
  context: ActorContext,
  input: { course: string; slugs: readonly string[] },
): Promise<Result<null, ManageRefusal | 'order-wrong'>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-course' });
  if (!found.ok) return found;
  const { course } = found.value;
  return context.db.transaction(async (tx) => {
    await lockCourse(tx, course.id);
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

/** Gives a module another title; its address stays, so that links to its exercises do. */
export async function renameModule(
  context: ActorContext,
  input: { course: string; module: string; title: string },
): Promise<Result<null, ManageRefusal | 'module-title-wrong' | 'module-taken'>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-course' });
  if (!found.ok) return found;
  const { id: courseId } = found.value.course;
  const title = input.title.trim();
  if (!isModuleTitle(title)) return refuse('module-title-wrong');
  return context.db.transaction(async (tx) => {
    await lockCourse(tx, courseId);
    const present = await selectModules(tx, courseId);
    const module = present.find(({ slug }) => slug === input.module);
    if (!module) return refuse('not-found');
    if (present.some((other) => other !== module && other.title === title)) return refuse('module-taken');
    await updateModuleTitle(tx, { moduleId: module.id, title });
    await insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId,
      action: 'module.renamed',
      subjectId: module.id,
      details: { from: module.title, to: title },
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
    if (!(await updateCourseArchived(tx, { courseId: course.id, archivedAt }))) return;
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
