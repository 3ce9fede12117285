/** An instant is the same wherever the database believes to be; a day is one of the course's zone. */
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Transaction } from '../database.ts';
import { assignments, courses } from '../schema/courses.ts';
import { useClassrooms } from '../testing/classrooms.ts';
import { TEST_DATABASES } from '../testing.ts';
import { insertExtension, selectOwnDueDates } from './courses/due-dates.ts';
import { insertRecheck, selectOptionalLastRecheck, updateRecheckedVersion } from './exercises/rechecks.ts';
import { selectStuck } from './insight/insight.ts';

/** Half an hour off, ahead of UTC by most of a day, and behind it. */
const ZONES = ['UTC', 'America/St_Johns', 'Pacific/Auckland', 'Pacific/Honolulu'] as const;

describe.each(TEST_DATABASES)('a session in another zone on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom, submit } = useClassrooms(open, 'zones');
    const inZone = <T>(zone: string, act: (tx: Transaction) => Promise<T>): Promise<T> =>
      inTransaction(async (tx) => {
        await tx.execute(sql`select set_config('timezone', ${zone}, true)`);
        return act(tx);
      });

    it.each(ZONES)('%s: what is written comes back, to the millisecond', async (zone) => {
      const room = await newRoom();
      const { assignmentId, ada: userId, ta: grantedBy, versionId } = room;
      // In the hour that Zurich has twice.
      const dueAt = new Date('2026-10-25T00:30:00.123Z');
      const given = { reason: 'ill', grantedBy, createdAt: dueAt };
      await inZone(zone, (tx) => insertExtension(tx, { assignmentId, userId, dueAt, ...given }));
      const own = await selectOwnDueDates(handle.db, { userId, assignmentIds: [assignmentId] });
      expect(own.get(assignmentId)).toEqual(dueAt);
      const found = await inZone(zone, (tx) =>
        selectOwnDueDates(tx, { userId, assignmentIds: [assignmentId] }),
      );
      expect(found).toEqual(own);
      // Here the instant is written by a statement of its own.
      const round = { grader: zone, state: 'running', startedAt: dueAt } as const;
      await inZone(zone, async (tx) => {
        const recheckId = await insertRecheck(tx, round, [versionId]);
        await updateRecheckedVersion(tx, { recheckId, versionId }, { state: 'proved', at: dueAt });
      });
      expect(await selectOptionalLastRecheck(handle.db)).toMatchObject({ endedAt: dueAt, state: 'ready' });
      await handle.db.execute(sql`delete from grader_recheck_versions`);
      await handle.db.execute(sql`delete from grader_rechecks`);
    });

    it.each(ZONES)(
      '%s: an exercise closes when its course says, over both changes of clocks',
      async (zone) => {
        const room = await newRoom();
        const { courseId, assignmentId, ada: userId } = room;
        await handle.db.update(courses).set({ timeZone: 'Europe/Zurich' }).where(eq(courses.id, courseId));
        await submit(room, { userId, cases: [0, 0], at: new Date('2026-01-01T00:00:00Z') });
        const latePolicy = { percentPerDay: 10, daysMax: 1, graceMinutes: 5 };
        const openAt = async (due: string, now: string) => {
          const dueAt = new Date(due);
          await handle.db
            .update(assignments)
            .set({ dueAt, latePolicy })
            .where(eq(assignments.id, assignmentId));
          const search = { submissionsMin: 1, silentHours: 1, courseId, now: new Date(now) };
          return inZone(zone, async (tx) => (await selectStuck(tx, search)).length === 1);
        };
        // Noon before a night of 25 hours, of 23, and of 24.
        const closings = [
          ['2026-10-24T10:00:00Z', '2026-10-25T11:05:00Z'],
          ['2026-03-28T11:00:00Z', '2026-03-29T10:05:00Z'],
          ['2026-06-01T10:00:00Z', '2026-06-02T10:05:00Z'],
        ] as const;
        for (const [due, closes] of closings) {
          const late = new Date(Date.parse(closes) + 1).toISOString();
          expect([due, await openAt(due, closes), await openAt(due, late)]).toEqual([due, true, false]);
        }
      },
    );
  });
});
