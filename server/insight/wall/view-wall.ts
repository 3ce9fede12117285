import type { Queryable } from '#db/database.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { selectStudents } from '#db/queries/grading/gradebook.ts';
import {
  selectOptionalLastWall,
  selectOptionalOpenWall,
  selectRoomRuns,
  selectWallMinutes,
  type Wall,
} from '#db/queries/insight/walls.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { exercisePath } from '../../courses/exercise-path.ts';
import { exerciseNumber } from '../../courses/exercise-row.ts';
import type { ExercisePlace } from '../../courses/find-assignment.ts';
import { asAssigned } from '../../exercises/as-assigned.ts';
import { type ExerciseOutline, outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result } from '../../platform/result.ts';
import { findInsightPlace, type InsightPlace, type InsightRefusal } from '../find-insight-place.ts';
import { knownMistakes } from './known-mistakes.ts';
import { summariseRoom } from './summarise-room.ts';
import type { WallBoardView, WallView } from './wall-view.ts';

/** Whoever ran nothing for so long is not working on it now. */
const WORKING_MS = 10 * 60_000;

/** What a lecture wall shows now, or showed last. For staff; it joins with no name, and holds none. */
export async function viewWall(
  context: ActorContext,
  place: ExercisePlace,
): Promise<Result<WallView, InsightRefusal>> {
  const found = await findInsightPlace(context, place, 'show-wall');
  if (!found.ok) return found;
  const { course, member, module, assignment } = found.value;
  const { db } = context;
  const now = context.now();
  const outline = asAssigned(outlineOf(await selectVersionOutline(db, assignment.versionId)), assignment);
  const open = await selectOptionalOpenWall(db, { assignmentId: assignment.id, now });
  const board = open
    ? await boardOf(db, { wall: open, place: found.value, outline, now })
    : finalOf(await selectOptionalLastWall(db, assignment.id));
  return ok({
    course: { slug: course.slug, title: course.title, timeZone: course.timeZone },
    exercise: {
      slug: exercisePath(module, assignment),
      module: module.title,
      number: exerciseNumber(module, assignment),
      title: outline.manifest.title,
    },
    enrolled: (await selectStudents(db, course.id)).length,
    hiddenCases: outline.plan.filter(({ visibility }) => visibility === 'hidden').length,
    state: open ? 'on' : board ? 'ended' : 'off',
    board,
    runs: may(member, 'run-wall'),
  });
}

/** Runs from before the wall was on are not on it, and those of ten minutes ago are not any more. */
export function roomOf({ course, assignment }: InsightPlace, { wall, now }: { wall: Wall; now: Date }) {
  const since = new Date(Math.max(wall.startedAt.getTime(), now.getTime() - WORKING_MS));
  return { courseId: course.id, assignmentId: assignment.id, since };
}

export async function boardOf(
  db: Queryable,
  of: { wall: Wall; place: InsightPlace; outline: ExerciseOutline; now: Date },
): Promise<WallBoardView> {
  const { wall, place, outline, now } = of;
  // What a sealed exercise recognises is not for students before they make it.
  const isSealed = outline.manifest.disclosure === 'sealed';
  return summariseRoom({
    runs: await selectRoomRuns(db, roomOf(place, { wall, now })),
    plan: outline.plan,
    isSealed,
    known: isSealed ? new Map() : await knownMistakes(db, outline.id),
    minutes: await selectWallMinutes(db, wall.id),
    startedAt: wall.startedAt,
    now,
  });
}

/** As `endWall` wrote it. */
function finalOf(wall: Wall | null): WallBoardView | null {
  return (wall?.final as WallBoardView | null | undefined) ?? null;
}
