/** Lists that are read page by page: whatever lies at a boundary stands on one page, and only there. */
import { describe, expect, it } from 'vitest';
import { minute } from '../testing/classroom.ts';
import { useClassrooms } from '../testing/classrooms.ts';
import { TEST_DATABASES } from '../testing.ts';
import { insertAuditEvent, selectAuditCount, selectAuditEvents } from './audit.ts';
import { selectSubmissionStateCounts, selectSubmissionTable } from './work/submission-table.ts';

const DAY_MS = 86_400_000;

interface Page {
  readonly offset: number;
  readonly limit: number;
}

describe.each(TEST_DATABASES)('pages on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom, submit } = useClassrooms(open, 'pages');

    /** All of it, two at a time, until a page is empty. */
    async function leaf<Row>(read: (page: Page) => Promise<readonly Row[]>): Promise<Row[]> {
      const rows: Row[] = [];
      for (let offset = 0; ; offset += 2) {
        const page = await read({ offset, limit: 2 });
        rows.push(...page);
        if (page.length === 0) return rows;
      }
    }

    it('of submissions that came at one instant have each once, after those that came later', async () => {
      const room = await newRoom();
      const { courseId, ada, bo, cy } = room;
      const at = minute(5);
      const same = [];
      for (const userId of [ada, bo, cy])
        for (const number of [1, 2]) same.push((await submit(room, { userId, number, at })).submissionId);
      const [early, late] = [
        (await submit(room, { userId: ada, number: 3, at: minute(1) })).submissionId,
        (await submit(room, { userId: bo, number: 3, at: minute(9) })).submissionId,
      ];
      await submit(await newRoom(), { userId: cy, number: 9, at });
      const ids = (await leaf((page) => selectSubmissionTable(handle.db, { courseId, ...page }))).map(
        ({ submissionId }) => submissionId,
      );
      expect([ids[0], ids.at(-1)]).toEqual([late, early]);
      expect(ids.slice(1, -1)).toEqual(same.sort().reverse());
      const counts = await selectSubmissionStateCounts(handle.db, { courseId });
      expect([...counts]).toEqual([['queued', ids.length]]);
      const beyond = { courseId, offset: ids.length, limit: 2 };
      expect(await selectSubmissionTable(handle.db, beyond)).toEqual([]);
    });

    it('of a log have each event of one transaction once, which all have its instant', async () => {
      const { courseId, ta: actorId, ada: subjectId } = await newRoom();
      await inTransaction(async (tx) => {
        for (let student = 0; student < 5; student += 1)
          await insertAuditEvent(tx, {
            ...{ courseId, actorId, subjectId, action: 'grade.changed' },
            details: { student },
          });
      });
      const search = { courseId, nameless: new Set<string>() };
      const events = await leaf((page) => selectAuditEvents(handle.db, { ...search, ...page }));
      expect(events.map(({ details }) => details.student).sort()).toEqual([0, 1, 2, 3, 4]);
      expect(await selectAuditCount(handle.db, search)).toBe(5);
      const [instant, ...others] = new Set(events.map(({ at }) => at.getTime()));
      expect(others).toEqual([]);
      // From is within, before is not: two days beside each other have each event once.
      const at = new Date(instant ?? 0);
      const between = (from: Date, before: Date) => selectAuditCount(handle.db, { ...search, from, before });
      const shifted = (ms: number) => new Date(at.getTime() + ms);
      expect([
        await between(shifted(-DAY_MS), at),
        await between(at, shifted(1)),
        await between(shifted(1), shifted(DAY_MS)),
      ]).toEqual([0, 5, 0]);
    });
  });
});
