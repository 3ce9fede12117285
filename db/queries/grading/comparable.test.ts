import { describe, expect, it } from 'vitest';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { selectComparable } from './comparable.ts';

describe.each(TEST_DATABASES)('comparable submissions on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, newRoom, submit } = useClassrooms(open, 'course');

    it('are all of one exercise but one, those that wait for the grader too', async () => {
      const room = await newRoom();
      const { ada: userId, bo, secondId, assignmentId, courseSlug } = room;
      const { submissionId: exceptId } = await submit(room, { userId, number: 1, cases: [4, 6] });
      const own = await submit(room, { userId, number: 2, cases: [4, 1] });
      const waiting = await submit(room, { userId: bo, state: 'queued' });
      await submit({ ...room, assignmentId: secondId }, { userId: bo, cases: [4, 6] });
      const rows = await selectComparable(handle.db, { assignmentId, exceptId });
      expect(rows.toSorted((a, b) => b.number - a.number)).toEqual([
        {
          ...{ submissionId: own.submissionId, userId, name: 'Ada', email: `ada@${courseSlug}.example` },
          ...{ number: 2, points: 5, pointsMax: 10 },
        },
        {
          ...{
            submissionId: waiting.submissionId,
            userId: bo,
            name: 'Bo',
            email: `bo@${courseSlug}.example`,
          },
          ...{ number: 1, points: null, pointsMax: null },
        },
      ]);
    });
  });
});
