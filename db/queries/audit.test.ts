import { describe, expect, it } from 'vitest';
import { auditEvents } from '../schema/audit.ts';
import { type Classroom, minute } from '../testing/classroom.ts';
import { useClassrooms } from '../testing/classrooms.ts';
import { TEST_DATABASES } from '../testing.ts';
import {
  type AuditSearch,
  insertAuditEvent,
  selectAuditActions,
  selectAuditCount,
  selectAuditEvents,
  selectAuditPeople,
} from './audit.ts';

const NAMED: ReadonlySet<string> = new Set();

describe.each(TEST_DATABASES)('the log of a course on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, newRoom, submit } = useClassrooms(open, 'audit');

    /** What is found, newest first, as actions; the count has to agree. */
    async function found(
      { courseId }: Classroom,
      search: Partial<AuditSearch> = {},
    ): Promise<readonly string[]> {
      const asked = { courseId, nameless: NAMED, ...search };
      const rows = await selectAuditEvents(handle.db, { ...asked, offset: 0, limit: 100 });
      expect(await selectAuditCount(handle.db, asked)).toBe(rows.length);
      return rows.map(({ action }) => action);
    }

    const log = (
      { courseId }: Classroom,
      event: Partial<typeof auditEvents.$inferInsert> & { action: string },
    ) => handle.db.insert(auditEvents).values({ courseId, subjectId: null, details: {}, ...event });

    /** Work of Ada in the first exercise and of Bo in the second, and what was done to it and them. */
    async function busyRoom() {
      const room = await newRoom();
      const [a, b] = [
        await submit(room, { userId: room.ada }),
        await submit(room, { userId: room.bo, assignmentId: room.secondId }),
      ];
      const { ta, ada, assignmentId } = room;
      await log(room, { action: 'handed-in', actorId: ada, subjectId: a.submissionId, at: minute(1) });
      const ofDetails = { submissionId: a.submissionId, itemIds: ['x'], word: 'fudge' };
      await log(room, { action: 'rubric', actorId: ta, subjectId: ada, details: ofDetails, at: minute(2) });
      const grade = { assignmentId, reason: 'oral exam' };
      await log(room, { action: 'override', actorId: ta, subjectId: ada, details: grade, at: minute(3) });
      await log(room, {
        action: 'extension.granted',
        actorId: ta,
        subjectId: ada,
        details: grade,
        at: minute(4),
      });
      await log(room, { action: 'commented', actorId: ta, subjectId: b.submissionId, at: minute(5) });
      await log(room, { action: 'settled', subjectId: a.submissionId, at: minute(6) });
      return { room, of: { a: a.submissionId, b: b.submissionId } };
    }

    it('says whose work in which assignment a row is about, by its subject or its details', async () => {
      const { room } = await busyRoom();
      const { courseId, assignmentId, secondId, ada, bo } = room;
      const page = { courseId, nameless: NAMED, offset: 0, limit: 100 };
      const rows = await selectAuditEvents(handle.db, page);
      expect(rows.map((row) => [row.action, row.workOf?.userId, row.assignmentId])).toEqual([
        ['settled', ada, assignmentId],
        ['commented', bo, secondId],
        // A later date is given by name: it is of no work.
        ['extension.granted', ada, null],
        ['override', ada, assignmentId],
        ['rubric', ada, assignmentId],
        ['handed-in', ada, assignmentId],
      ]);
      expect(rows[0]).toMatchObject({ actorId: null, actorName: null, subjectName: null });
      expect(rows[3]).toMatchObject({ actorName: 'Tam', subjectName: 'Ada', workOf: { name: 'Ada' } });
    });

    it('is narrowed by kind, by who acted, and by a time with its start and without its end', async () => {
      const { room } = await busyRoom();
      expect(await found(room, { action: 'commented' })).toEqual(['commented']);
      expect(await found(room, { actor: 'system' })).toEqual(['settled']);
      expect(await found(room, { actor: room.ada })).toEqual(['handed-in']);
      expect(await found(room, { from: minute(2), before: minute(4) })).toEqual(['override', 'rubric']);
    });

    it('is searched by part of a name or address, the whole of an id and words of the details', async () => {
      const { room, of } = await busyRoom();
      const aboutAda = ['extension.granted', 'override', 'rubric'];
      expect(await found(room, { about: 'aD' })).toEqual(aboutAda);
      expect(await found(room, { about: 'ada@' })).toEqual(aboutAda);
      expect(await found(room, { about: room.ada.toUpperCase() })).toEqual(aboutAda);
      expect(await found(room, { about: room.ada.slice(0, 12) })).toEqual([]);
      expect(await found(room, { about: of.a })).toEqual(['settled', 'rubric', 'handed-in']);
      expect(await found(room, { about: 'Oral' })).toEqual(['extension.granted', 'override']);
    });

    it('takes a search as it is typed: no sign in it stands for anything else', async () => {
      const room = await newRoom();
      const reason = 'said "100%" of a\\b_c\nand left';
      await log(room, { action: 'told', details: { reason } });
      await log(room, { action: 'plain', details: { reason: 'said 100 of aXbYc' } });
      for (const about of ['"100%"', '100%', 'a\\b', 'b_c', 'c\nand', '100%" of a\\b_c'])
        expect([about, await found(room, { about })]).toEqual([about, ['told']]);
      expect(await found(room, { about: '%' })).toEqual(['told']);
      expect(await found(room, { about: '_' })).toEqual(['told']);
    });

    it('finds work that is graded without names by no name, address, id or word, only by its submission', async () => {
      const { room, of } = await busyRoom();
      const nameless = new Set([room.assignmentId]);
      for (const about of ['Ada', 'ada@', room.ada]) {
        // What is granted by name is found by it, and leads to no work.
        expect(await found(room, { about, nameless })).toEqual(['extension.granted']);
      }
      expect(await found(room, { about: 'fudge', nameless })).toEqual([]);
      expect(await found(room, { about: 'oral', nameless })).toEqual(['extension.granted']);
      expect(await found(room, { about: of.a, nameless })).toEqual(['settled', 'rubric', 'handed-in']);
      expect(await found(room, { about: of.b, nameless })).toEqual(['commented']);
    });

    it('does not tell what a student did to nameless work of theirs, and tells what staff did', async () => {
      const { room } = await busyRoom();
      const nameless = new Set([room.assignmentId]);
      expect(await found(room, { actor: room.ada, nameless })).toEqual([]);
      expect(await found(room, { actor: room.ada, nameless: new Set([room.secondId]) })).toEqual([
        'handed-in',
      ]);
      expect(await found(room, { actor: room.ta, nameless })).toEqual([
        'commented',
        'extension.granted',
        'override',
        'rubric',
      ]);
      // Without a name asked for, all of it is there: the page takes the names off.
      expect(await found(room, { nameless })).toHaveLength(6);
    });

    it('lists the kinds and the people of its own course alone, in order', async () => {
      const [{ room }, elsewhere] = [await busyRoom(), await newRoom()];
      await log(room, { action: 'commented', actorId: room.instructor });
      await insertAuditEvent(handle.db, {
        ...{ action: 'commented', actorId: elsewhere.ta, courseId: elsewhere.courseId },
        ...{ subjectId: null, details: {} },
      });
      expect(await selectAuditPeople(handle.db, room.courseId)).toEqual([
        { id: room.ada, name: 'Ada' },
        { id: room.instructor, name: 'Ina' },
        { id: room.ta, name: 'Tam' },
      ]);
      const kinds = await selectAuditActions(handle.db, room.courseId);
      expect(kinds).toContainEqual({ action: 'commented', count: 2 });
      expect(kinds.map(({ action }) => action)).toEqual(kinds.map(({ action }) => action).toSorted());
      expect(await selectAuditActions(handle.db, elsewhere.courseId)).toEqual([
        { action: 'commented', count: 1 },
      ]);
    });
  });
});
