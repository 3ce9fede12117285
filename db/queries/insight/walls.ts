/** Lecture walls: which are open, what a room's newest runs say, and how many cases it passed in each minute. Nobody is named. */
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../../database.ts';
import { wallMinutes, walls } from '../../schema/insight.ts';
import { isActiveStudent, rowsOf } from './insight.ts';

export type Wall = typeof walls.$inferSelect;

/** A wall that nobody turned off ends by itself: no session is longer. */
const WALL_HOURS_MAX = 12;
const HOUR_MS = 3_600_000;

const oldestStart = (now: Date) => new Date(now.getTime() - WALL_HOURS_MAX * HOUR_MS);

export async function selectOptionalOpenWall(
  db: Queryable,
  of: { assignmentId: string; now: Date },
): Promise<Wall | null> {
  const [row] = await db
    .select()
    .from(walls)
    .where(
      and(
        eq(walls.assignmentId, of.assignmentId),
        isNull(walls.endedAt),
        gt(walls.startedAt, oldestStart(of.now)),
      ),
    );
  return row ?? null;
}

/** Open or ended, whichever was started last. */
export async function selectOptionalLastWall(db: Queryable, assignmentId: string): Promise<Wall | null> {
  const [row] = await db
    .select()
    .from(walls)
    .where(eq(walls.assignmentId, assignmentId))
    .orderBy(desc(walls.startedAt))
    .limit(1);
  return row ?? null;
}

/** False: it is on already. One that was left on for too long makes room. */
export async function insertWall(
  tx: Queryable,
  wall: Pick<Wall, 'assignmentId' | 'startedBy' | 'startedAt'>,
): Promise<boolean> {
  await tx
    .update(walls)
    .set({ endedAt: wall.startedAt })
    .where(
      and(
        eq(walls.assignmentId, wall.assignmentId),
        isNull(walls.endedAt),
        sql`${walls.startedAt} <= ${oldestStart(wall.startedAt).toISOString()}::timestamptz`,
      ),
    );
  const rows = await tx.insert(walls).values(wall).onConflictDoNothing().returning({ id: walls.id });
  return rows.length === 1;
}

/** False: somebody else ended it. */
export async function updateWallEnded(
  tx: Queryable,
  end: { wallId: string; at: Date; final: unknown },
): Promise<boolean> {
  const rows = await tx
    .update(walls)
    .set({ endedAt: end.at, final: end.final })
    .where(and(eq(walls.id, end.wallId), isNull(walls.endedAt)))
    .returning({ id: walls.id });
  return rows.length === 1;
}

export async function upsertWallMinute(
  tx: Queryable,
  minute: { wallId: string; minute: Date; casesPassed: number },
): Promise<void> {
  await tx
    .insert(wallMinutes)
    .values(minute)
    .onConflictDoUpdate({
      target: [wallMinutes.wallId, wallMinutes.minute],
      set: { casesPassed: sql`${wallMinutes.casesPassed} + excluded.cases_passed` },
    });
}

/** Oldest first; minutes in which nothing was passed are absent. */
export async function selectWallMinutes(
  db: Queryable,
  wallId: string,
): Promise<readonly { readonly minute: Date; readonly casesPassed: number }[]> {
  return db
    .select({ minute: wallMinutes.minute, casesPassed: wallMinutes.casesPassed })
    .from(wallMinutes)
    .where(eq(wallMinutes.wallId, wallId))
    .orderBy(wallMinutes.minute);
}

interface Room {
  readonly courseId: string;
  readonly assignmentId: string;
  /** Runs before count no more. */
  readonly since: Date;
}

const inRoom = ({ courseId, assignmentId, since }: Room) => sql`from claims c
  where c.assignment_id = ${assignmentId} and c.claimed_at >= ${since.toISOString()}::timestamptz
    and c.passed_cases is not null and ${isActiveStudent(sql`c.user_id`, sql`${courseId}`)}`;

export interface RoomRun {
  readonly passedCases: readonly string[];
  readonly misconception: string | null;
}

/** The newest run of each student who ran something since: what it passed and what was recognised, of nobody. */
export async function selectRoomRuns(db: Queryable, room: Room): Promise<readonly RoomRun[]> {
  return rowsOf<RoomRun>(db, sql`select c.passed_cases "passedCases", c.misconception ${inRoom(room)}`);
}

/** Changes whenever a run came in or went out of the window. */
export async function selectRoomPulse(db: Queryable, room: Room): Promise<string> {
  const [row] = await rowsOf<{ readonly pulse: string }>(
    db,
    sql`select concat(count(*), ' ', max(extract(epoch from c.claimed_at))) pulse ${inRoom(room)}`,
  );
  return row?.pulse ?? '';
}
