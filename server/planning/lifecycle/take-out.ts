import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { lockCourse, selectAssignments, selectModules } from '#db/queries/courses/courses.ts';
import {
  selectModulesTakenOut,
  selectTakenOut,
  updateModuleTakenOut,
  updateTakenOut,
} from '#db/queries/courses/outline.ts';
import { selectWorkCounts } from '#db/queries/exercises/studio.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findManagedCourse, type ManageRefusal } from '../../courses/find-managed-course.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';

type Changed = Promise<Result<null, ManageRefusal>>;

/** Takes an exercise out of a course: no page shows it, no total counts it. What was written and graded there is kept. */
export function takeOutExercise(
  context: ActorContext,
  input: { course: string; assignmentId: string },
): Changed {
  return changeOutline(context, input, async (tx, courseId) => {
    const placed = await selectAssignments(tx, courseId);
    const found = placed.find(({ assignment }) => assignment.id === input.assignmentId);
    if (!found) return null;
    const { id, title } = found.assignment;
    const details = { title, ...(await workIn(tx, [id])) };
    await updateTakenOut(tx, { assignmentIds: [id], taken: takenBy(context) });
    return { action: 'exercise.taken-out', subjectId: id, details };
  });
}

/** Takes that back: the exercise stands where it stood, with all grades. */
export function putBackExercise(
  context: ActorContext,
  input: { course: string; assignmentId: string },
): Changed {
  return changeOutline(context, input, async (tx, courseId) => {
    const gone = await selectTakenOut(tx, courseId);
    const found = gone.find(({ assignment }) => assignment.id === input.assignmentId);
    if (!found || found.module.withdrawnAt !== null) return null;
    const { id, title } = found.assignment;
    await updateTakenOut(tx, { assignmentIds: [id], taken: null });
    return { action: 'exercise.put-back', subjectId: id, details: { title } };
  });
}

/** Takes a module out with all of its exercises; the numbers of the others stay. What was written and graded is kept. */
export function takeOutModule(context: ActorContext, input: { course: string; module: string }): Changed {
  return changeOutline(context, input, async (tx, courseId) => {
    const module = (await selectModules(tx, courseId)).find(({ slug }) => slug === input.module);
    if (!module) return null;
    const assignmentIds = (await selectAssignments(tx, courseId))
      .filter(({ assignment }) => assignment.moduleId === module.id)
      .map(({ assignment }) => assignment.id);
    const work = await workIn(tx, assignmentIds);
    const details = { title: module.title, exercises: assignmentIds.length, ...work };
    const taken = takenBy(context);
    if (assignmentIds.length > 0) await updateTakenOut(tx, { assignmentIds, taken });
    await updateModuleTakenOut(tx, { moduleId: module.id, at: taken.at });
    return { action: 'module.taken-out', subjectId: module.id, details };
  });
}

/** Takes that back, with the exercises that went with the module: one that was taken out before it stays out. */
export function putBackModule(context: ActorContext, input: { course: string; module: string }): Changed {
  return changeOutline(context, input, async (tx, courseId) => {
    const module = (await selectModulesTakenOut(tx, courseId)).find(({ slug }) => slug === input.module);
    if (!module) return null;
    const at = module.withdrawnAt?.getTime();
    const assignmentIds = (await selectTakenOut(tx, courseId))
      .filter(({ assignment }) => assignment.moduleId === module.id)
      .filter(({ assignment }) => assignment.withdrawnAt?.getTime() === at)
      .map(({ assignment }) => assignment.id);
    if (assignmentIds.length > 0) await updateTakenOut(tx, { assignmentIds, taken: null });
    // Its number may be another's by now.
    const others = (await selectModules(tx, courseId)).map(({ position }) => position);
    const isTaken = others.includes(module.position);
    const position = isTaken ? Math.max(...others) + 1 : module.position;
    await updateModuleTakenOut(tx, { moduleId: module.id, at: null, position });
    return {
      action: 'module.put-back',
      subjectId: module.id,
      details: { title: module.title, exercises: assignmentIds.length },
    };
  });
}

interface Deed {
  readonly action: string;
  readonly subjectId: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Makes one change of an outline, with its row in the log; null: what it is about is not there. */
async function changeOutline(
  context: ActorContext,
  input: { readonly course: string },
  change: (tx: Transaction, courseId: string) => Promise<Deed | null>,
): Changed {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-course' });
  if (!found.ok) return found;
  const { id: courseId } = found.value.course;
  return context.db.transaction(async (tx) => {
    await lockCourse(tx, courseId);
    const deed = await change(tx, courseId);
    if (!deed) return refuse('not-found');
    await insertAuditEvent(tx, { actorId: context.actor.userId, courseId, ...deed });
    return ok(null);
  });
}

const takenBy = ({ actor, now }: ActorContext) => ({ by: actor.userId, at: now() });

/** For the log: how much work nobody sees any more. */
async function workIn(tx: Transaction, assignmentIds: readonly string[]) {
  const counts = [...(await selectWorkCounts(tx, assignmentIds)).values()];
  return { grades: counts.reduce((sum, { graded }) => sum + graded, 0) };
}
