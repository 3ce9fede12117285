import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../client.ts';
import { enrolments, extensions, sectionDates, sections } from '../../schema/courses.ts';
import { type FilledCourse, fillCourse } from '../../testing/fill-course.ts';
import { TEST_DATABASES } from '../../testing.ts';
import {
  countOwnDates,
  selectOwnDueDates,
  selectOwnDueDatesOfAssignment,
  selectOwnDueDatesOfCourse,
} from './due-dates.ts';

const at = (day: number) => new Date(Date.UTC(2026, 9, day));

describe.each(TEST_DATABASES)('due dates of one’s own, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let world: FilledCourse;
    beforeAll(async () => {
      handle = await open();
      world = await fillCourse(handle.db);
    });
    afterAll(async () => {
      await handle?.close();
    });

    async function own(): Promise<Date | undefined> {
      const { userId, assignmentId, courseId } = world;
      const ofStudent = await selectOwnDueDates(handle.db, { userId, assignmentIds: [assignmentId] });
      const ofAll = await selectOwnDueDatesOfAssignment(handle.db, { assignmentId, userIds: [userId] });
      const ofCourse = await selectOwnDueDatesOfCourse(handle.db, courseId);
      const found = ofStudent.get(assignmentId);
      expect([ofAll.get(userId), ofCourse.find((row) => row.userId === userId)?.dueAt]).toEqual([
        found,
        found,
      ]);
      return found;
    }

    it('a section’s holds for who is in it, a person’s wins, the latest that was not taken back', async () => {
      const { userId, assignmentId, courseId } = world;
      const grant = (day: number, granted: number, revokedAt: Date | null = null) =>
        handle.db.insert(extensions).values({
          userId,
          assignmentId,
          dueAt: at(day),
          reason: 'ill',
          grantedBy: userId,
          createdAt: at(granted),
          revokedAt,
        });
      const [section] = await handle.db.insert(sections).values({ courseId, name: 'A' }).returning();
      const sectionId = section?.id ?? '';
      await handle.db.insert(sectionDates).values({ assignmentId, sectionId, dueAt: at(12), setBy: userId });
      await handle.db.insert(enrolments).values({ courseId, userId, role: 'student' });
      expect(await own()).toBeUndefined();
      await handle.db.update(enrolments).set({ sectionId });
      expect(await own()).toEqual(at(12));
      await grant(20, 1);
      await grant(10, 2);
      await grant(25, 3, at(4));
      expect(await own()).toEqual(at(10));
      const counted = async () => (await countOwnDates(handle.db, courseId)).get(assignmentId);
      expect(await counted()).toBe(2);
      // Of who has left no page shows a date.
      await handle.db.update(enrolments).set({ endedAt: at(11) });
      expect(await counted()).toBe(1);
    });

    it('are asked for nothing without a round trip', async () => {
      expect(await selectOwnDueDates(handle.db, { userId: world.userId, assignmentIds: [] })).toEqual(
        new Map(),
      );
    });
  });
});
