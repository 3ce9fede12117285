/** Turning a lecture wall on and off. Off is what holds unless an instructor says otherwise. */
import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { insertWall, selectOptionalOpenWall, updateWallEnded } from '#db/queries/insight/walls.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import type { ExercisePlace } from '../../courses/find-assignment.ts';
import { asAssigned } from '../../exercises/as-assigned.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { findInsightPlace, type InsightPlace, type InsightRefusal } from '../find-insight-place.ts';
import { boardOf } from './view-wall.ts';

type RunRefusal = InsightRefusal | 'instructor-only';

/** From now on runs of students count on the wall; where it is on already, nothing changes. */
export async function startWall(
  context: ActorContext,
  place: ExercisePlace,
): Promise<Result<null, RunRefusal>> {
  const found = await findRunPlace(context, place);
  if (!found.ok) return found;
  const { course, assignment } = found.value;
  const actorId = context.actor.userId;
  await context.db.transaction(async (tx) => {
    const startedAt = context.now();
    if (!(await insertWall(tx, { assignmentId: assignment.id, startedBy: actorId, startedAt }))) return;
    await insertAuditEvent(tx, {
      ...{ actorId, courseId: course.id, action: 'wall.started', subjectId: assignment.id },
      details: { exercise: `${place.module}/${place.exercise}` },
    });
  });
  return ok(null);
}

/** Keeps its last counts; from now on runs leave no trace on it. */
export async function endWall(
  context: ActorContext,
  place: ExercisePlace,
): Promise<Result<null, RunRefusal>> {
  const found = await findRunPlace(context, place);
  if (!found.ok) return found;
  const { course, assignment } = found.value;
  const { db } = context;
  const now = context.now();
  const wall = await selectOptionalOpenWall(db, { assignmentId: assignment.id, now });
  if (!wall) return ok(null);
  const outline = asAssigned(outlineOf(await selectVersionOutline(db, assignment.versionId)), assignment);
  const final = await boardOf(db, { wall, place: found.value, outline, now });
  const actorId = context.actor.userId;
  await db.transaction(async (tx) => {
    if (!(await updateWallEnded(tx, { wallId: wall.id, at: now, final }))) return;
    await insertAuditEvent(tx, {
      ...{ actorId, courseId: course.id, action: 'wall.ended', subjectId: assignment.id },
      details: { exercise: `${place.module}/${place.exercise}`, working: final.working },
    });
  });
  return ok(null);
}

async function findRunPlace(
  context: ActorContext,
  place: ExercisePlace,
): Promise<Result<InsightPlace, RunRefusal>> {
  const found = await findInsightPlace(context, place, 'show-wall');
  if (!found.ok) return found;
  return may(found.value.member, 'run-wall') ? found : refuse('instructor-only');
}
