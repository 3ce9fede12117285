import { setTimeout as sleep } from 'node:timers/promises';
import { selectOptionalLastWall, selectRoomPulse } from '#db/queries/walls.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { ExercisePlace } from '../../courses/find-assignment.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { findInsightPlace, type InsightRefusal } from '../find-insight-place.ts';
import { roomOf, viewWall } from './view-wall.ts';
import type { WallView } from './wall-view.ts';

/** A run is on the wall this soon. */
const LOOK_EVERY_MS = 1_000;
/** Then the browser connects anew, as it does after any end. */
const STREAM_MS = 5 * 60_000;
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
  const end = context.changes.hold(context.actor.userId);
  if (!end) return refuse('too-many-streams');
  signal.addEventListener('abort', end, { once: true });
  try {
    const first = await viewWall(context, place);
    if (first.ok) return ok(looks(context, { place, signal, first: first.value, end }));
    end();
    return first;
  } catch (error) {
    end();
    throw error;
  }
}

async function* looks(
  context: ActorContext,
  { place, signal, first, end }: WatchWall & { first: WallView; end: () => void },
): AsyncGenerator<WallView> {
  const endsAt = performance.now() + STREAM_MS;
  try {
    let shown = JSON.stringify(first);
    yield first;
    // Unknown at first: what was written since the first look is looked at whole.
    let pulse: string | null = null;
    while (!signal.aborted && performance.now() < endsAt) {
      await sleep(LOOK_EVERY_MS);
      const now = await pulseOf(context, place);
      if (now !== null && now === pulse) continue;
      pulse = now;
      const view = await viewWall(context, place);
      if (!view.ok) return;
      const text = JSON.stringify(view.value);
      if (text !== shown) yield view.value;
      shown = text;
    }
  } finally {
    end();
  }
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
