import { selectOptionalLastWall, selectRoomPulse } from '#db/queries/insight/walls.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { ExercisePlace } from '../../courses/find-assignment.ts';
import type { Result } from '../../platform/result.ts';
import { watchLooks } from '../../platform/watch-looks.ts';
import { findInsightPlace, type InsightRefusal } from '../find-insight-place.ts';
import { roomOf, viewWall } from './view-wall.ts';
import type { WallView } from './wall-view.ts';

/** A run is on the wall this soon. */
const LOOK_EVERY_MS = 1_000;
const MINUTE_MS = 60_000;

interface WatchWall {
  readonly place: ExercisePlace;
  readonly signal: AbortSignal;
}

/**
 * The wall now and after every change. What is shown is authorised anew each time; a look that finds nothing new is two
 * small queries.
 * `too-many-streams`: the person follows as many as a few pages need.
 */
export async function watchWall(
  context: ActorContext,
  { place, signal }: WatchWall,
): Promise<Result<AsyncIterable<WallView>, InsightRefusal | 'too-many-streams'>> {
  return watchLooks({
    hold: () => context.changes.hold(context.actor.userId),
    signal,
    everyMs: LOOK_EVERY_MS,
    look: () => viewWall(context, place),
    pulse: () => pulseOf(context, place),
  });
}

/** Moves with each run, each that is too old, each minute, and when the wall is turned on or off; null: look. */
async function pulseOf(context: ActorContext, place: ExercisePlace): Promise<string | null> {
  const found = await findInsightPlace(context, place, 'show-wall');
  if (!found.ok) return null;
  const wall = await selectOptionalLastWall(context.db, found.value.assignment.id);
  if (!wall) return 'off';
  const now = context.now();
  const minute = Math.floor(now.getTime() / MINUTE_MS);
  const room = wall.endedAt ? '' : await selectRoomPulse(context.db, roomOf(found.value, { wall, now }));
  return `${wall.id} ${wall.endedAt === null} ${minute} ${room}`;
}
