import { insertAuditEvent } from '#db/queries/audit.ts';
import { lockCourse } from '#db/queries/courses/courses.ts';
import { updateWeight } from '#db/queries/courses/outline.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findManagedCourse, type ManageRefusal } from '../../courses/find-managed-course.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { readDates } from './view-dates.ts';

const WEIGHT_MAX = 10_000;

export interface WeightsInput {
  readonly course: string;
  /** Weight null: as many as the points of the exercise. */
  readonly weights: readonly { readonly assignmentId: string; readonly weight: number | null }[];
}

/** What exercises count in the totals of a course. No grade changes: full marks are full marks of another share. */
export async function saveWeights(
  context: ActorContext,
  input: WeightsInput,
): Promise<Result<null, ManageRefusal | 'weight-wrong'>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-course' });
  if (!found.ok) return found;
  const { course } = found.value;
  if (input.weights.some(({ weight }) => weight !== null && !(weight >= 0 && weight <= WEIGHT_MAX)))
    return refuse('weight-wrong');
  await context.db.transaction(async (tx) => {
    await lockCourse(tx, course.id);
    const rows = new Map((await readDates(tx, course)).map((row) => [row.assignmentId, row]));
    for (const { assignmentId, weight } of input.weights) {
      const before = rows.get(assignmentId);
      if (!before || before.weight === weight) continue;
      await updateWeight(tx, { assignmentId, weight });
      await insertAuditEvent(tx, {
        actorId: context.actor.userId,
        courseId: course.id,
        action: 'weight.changed',
        subjectId: assignmentId,
        details: { title: before.title, from: before.weight ?? before.points, to: weight ?? before.points },
      });
    }
  });
  return ok(null);
}
