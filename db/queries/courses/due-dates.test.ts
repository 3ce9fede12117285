import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { assignments, enrolments, extensions, sectionDates, sections } from '../../schema/courses.ts';
import { type Classroom, minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import {
  countOwnDates,
  replaceSectionDates,
  selectAssignmentsWithSectionDates,
  selectHeldExtensions,
  selectOwnDueDates,
  selectOwnDueDatesOfAssignment,
  selectOwnDueDatesOfCourse,
  selectSectionDates,
  selectSectionDatesOfCourse,
  updateExtensionsRevoked,
  updateSectionDate,
} from './due-dates.ts';

const at = (day: number) => new Date(Date.UTC(2026, 9, day));

describe.each(TEST_DATABASES)('due dates of one’s own, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom } = useClassrooms(open, 'due');

    /** Of one student in one exercise, asked in all three ways. */
    async function own(
      { courseId, assignmentId: first }: Classroom,
      userId: string,
      assignmentId = first,
    ): Promise<Date | undefined> {
      const ofStudent = await selectOwnDueDates(handle.db, { userId, assignmentIds: [assignmentId] });
      const ofAll = await selectOwnDueDatesOfAssignment(handle.db, { assignmentId, userIds: [userId] });
      const ofCourse = await selectOwnDueDatesOfCourse(handle.db, courseId);
      const found = ofStudent.get(assignmentId);
      const placed = ofCourse.find((row) => row.userId === userId && row.assignmentId === assignmentId);
      expect([ofAll.get(userId), placed?.dueAt]).toEqual([found, found]);
      return found;
    }
    async function sectionOf({ courseId }: Classroom, name: string, userIds: readonly string[]) {
      const [section] = await handle.db.insert(sections).values({ courseId, name }).returning();
      const sectionId = section?.id ?? '';
      for (const userId of userIds)
        await handle.db
          .update(enrolments)
          .set({ sectionId })
          .where(and(eq(enrolments.courseId, courseId), eq(enrolments.userId, userId)));
      return sectionId;
    }
    const dateOf = (room: Classroom, sectionId: string, day: number, assignmentId = room.assignmentId) =>
      handle.db
        .insert(sectionDates)
        .values({ assignmentId, sectionId, dueAt: at(day), setBy: room.instructor });
    const grant = (
      room: Classroom,
      of: { userId: string; day: number; granted: number; revokedAt?: Date; assignmentId?: string },
    ) =>
      handle.db.insert(extensions).values({
        ...{ userId: of.userId, assignmentId: of.assignmentId ?? room.assignmentId, dueAt: at(of.day) },
        ...{ reason: 'ill', grantedBy: room.instructor, createdAt: at(of.granted) },
        revokedAt: of.revokedAt ?? null,
      });

    it('a section’s holds for who is in it, a person’s wins, the latest that was not taken back', async () => {
      const room = await newRoom();
      const { ada: userId } = room;
      const empty = await sectionOf(room, 'A', []);
      await dateOf(room, empty, 12);
      expect(await own(room, userId)).toBeUndefined();
      const sectionId = await sectionOf(room, 'B', [userId]);
      await dateOf(room, sectionId, 13);
      expect(await own(room, userId)).toEqual(at(13));
      await grant(room, { userId, day: 20, granted: 1 });
      await grant(room, { userId, day: 10, granted: 2 });
      await grant(room, { userId, day: 25, granted: 3, revokedAt: at(4) });
      expect(await own(room, userId)).toEqual(at(10));
    });

    it('each holds for its own exercise and person alone', async () => {
      const room = await newRoom();
      const { ada, bo, cy, secondId } = room;
      const [a, b] = [await sectionOf(room, 'A', [ada]), await sectionOf(room, 'B', [bo])];
      await dateOf(room, a, 11);
      await dateOf(room, b, 12, secondId);
      await grant(room, { userId: bo, day: 20, granted: 1 });
      const all = async (userId: string) => [await own(room, userId), await own(room, userId, secondId)];
      expect(await all(ada)).toEqual([at(11), undefined]);
      expect(await all(bo)).toEqual([at(20), at(12)]);
      expect(await all(cy)).toEqual([undefined, undefined]);
    });

    it('of a withdrawn exercise are none of the course’s, are settled by all the same, and come back with it', async () => {
      const room = await newRoom();
      const { courseId, ada, secondId } = room;
      const sectionId = await sectionOf(room, 'A', [ada]);
      await dateOf(room, sectionId, 11, secondId);
      const withdraw = (withdrawnAt: Date | null) =>
        handle.db.update(assignments).set({ withdrawnAt }).where(eq(assignments.id, secondId));
      const counted = async () => [
        (await selectOwnDueDatesOfCourse(handle.db, courseId)).length,
        await selectAssignmentsWithSectionDates(handle.db, courseId),
      ];
      expect(await counted()).toEqual([1, [secondId]]);
      await withdraw(at(1));
      expect(await counted()).toEqual([0, [secondId]]);
      // A copy of the course takes it along with its dates.
      expect(await selectSectionDatesOfCourse(handle.db, courseId)).toEqual([
        { assignmentId: secondId, sectionId, dueAt: at(11) },
      ]);
      await withdraw(null);
      expect(await counted()).toEqual([1, [secondId]]);
    });

    it('are counted by exercise of their course: each section, and each person once', async () => {
      const [room, other] = [await newRoom(), await newRoom()];
      const { ada, bo, secondId } = room;
      const [a, b] = [await sectionOf(room, 'A', [ada]), await sectionOf(room, 'B', [bo])];
      for (const sectionId of [a, b]) await dateOf(room, sectionId, 11);
      await dateOf(room, a, 12, secondId);
      await grant(room, { userId: ada, day: 20, granted: 1 });
      await grant(room, { userId: ada, day: 21, granted: 2 });
      await grant(room, { userId: bo, day: 22, granted: 1, revokedAt: at(2) });
      await grant(other, { userId: other.ada, day: 20, granted: 1 });
      expect(await countOwnDates(handle.db, room.courseId)).toEqual(
        new Map([
          [room.assignmentId, 3],
          [secondId, 1],
        ]),
      );
      expect(await countOwnDates(handle.db, other.courseId)).toEqual(new Map([[other.assignmentId, 1]]));
      // Of who has left no page shows a date.
      const left = and(eq(enrolments.courseId, room.courseId), eq(enrolments.userId, ada));
      await handle.db
        .update(enrolments)
        .set({ endedAt: at(11) })
        .where(left);
      expect((await countOwnDates(handle.db, room.courseId)).get(room.assignmentId)).toBe(2);
    });

    it('are taken back all together of one person and exercise, once', async () => {
      const room = await newRoom();
      const { ada, bo, assignmentId, secondId } = room;
      for (const [day, granted] of [
        [20, 1],
        [21, 2],
      ] as const)
        await grant(room, { userId: ada, day, granted });
      await grant(room, { userId: bo, day: 22, granted: 1 });
      await grant(room, { userId: ada, day: 23, granted: 1, assignmentId: secondId });
      const takeBack = (n: number) =>
        inTransaction((tx) => updateExtensionsRevoked(tx, { assignmentId, userId: ada, at: minute(n) }));
      expect([await takeBack(1), await takeBack(2)]).toEqual([2, 0]);
      expect(await own(room, ada)).toBeUndefined();
      expect([await own(room, bo), await own(room, ada, secondId)]).toEqual([at(22), at(23)]);
      const held = await selectHeldExtensions(handle.db, assignmentId);
      expect(held.map(({ userId }) => userId)).toEqual([bo]);
    });

    it('of sections are written anew as a whole, and of one section alone without the others', async () => {
      const room = await newRoom();
      const { assignmentId, secondId, instructor: setBy } = room;
      const [a, b] = [await sectionOf(room, 'A', []), await sectionOf(room, 'B', [])];
      await dateOf(room, a, 11, secondId);
      const replace = (dates: readonly { sectionId: string; dueAt: Date }[]) =>
        inTransaction((tx) => replaceSectionDates(tx, { assignmentId, setBy, dates }));
      await replace([
        { sectionId: a, dueAt: at(12) },
        { sectionId: b, dueAt: at(13) },
      ]);
      await inTransaction((tx) => updateSectionDate(tx, { assignmentId, sectionId: b, dueAt: at(14) }));
      const dates = async () => new Map((await selectSectionDates(handle.db, assignmentId)).map(pair));
      expect(await dates()).toEqual(
        new Map([
          [a, at(12)],
          [b, at(14)],
        ]),
      );
      await replace([{ sectionId: b, dueAt: at(15) }]);
      expect(await dates()).toEqual(new Map([[b, at(15)]]));
      expect(await selectSectionDates(handle.db, secondId)).toHaveLength(1);
    });

    it('are asked for nothing without a round trip', async () => {
      const nobody = { userId: crypto.randomUUID(), assignmentIds: [] };
      expect(await selectOwnDueDates(handle.db, nobody)).toEqual(new Map());
      const of = { assignmentId: crypto.randomUUID(), userIds: [] };
      expect(await selectOwnDueDatesOfAssignment(handle.db, of)).toEqual(new Map());
    });
  });
});

const pair = (row: { sectionId: string; dueAt: Date }) => [row.sectionId, row.dueAt] as const;
