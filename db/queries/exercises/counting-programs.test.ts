import { describe, expect, it } from 'vitest';
import { minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { selectCountingPrograms } from './counting-programs.ts';
import { selectDistances } from './tolerances.ts';

describe.each(TEST_DATABASES)('what a draft is tried on, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, newRoom, submit } = useClassrooms(open, 'programs');

    it('is what counts of the course, by the name of the student, with the seed it was judged by', async () => {
      const [room, other] = [await newRoom(), await newRoom()];
      const { ada, bo, cy, courseId, exerciseId } = room;
      await submit(room, { userId: bo, cases: [4, 0], counts: true, source: 'of Bo' });
      await submit(room, { userId: ada, cases: [1, 0], source: 'her first' });
      await submit(room, { userId: ada, number: 2, cases: [4, 6], counts: true, source: 'of Ada' });
      await submit(room, { userId: cy, source: 'not judged' });
      await submit(other, { userId: other.ada, cases: [4, 6], counts: true, source: 'foreign' });
      const own = { courseId, exerciseId, assignmentId: null, copiedFrom: null };
      const found = await selectCountingPrograms(handle.db, own);
      expect(found).toMatchObject([
        { userId: ada, name: 'Ada', source: 'of Ada', points: 10, pointsMax: 10, seed: 1 },
        { userId: bo, name: 'Bo', source: 'of Bo', points: 4, pointsMax: 10, seed: 1 },
      ]);
      const foreign = { ...own, exerciseId: other.exerciseId };
      expect(await selectCountingPrograms(handle.db, foreign)).toEqual([]);
      const goesOn = { ...foreign, assignmentId: room.assignmentId, copiedFrom: room.versionId };
      expect(await selectCountingPrograms(handle.db, goesOn)).toEqual(found);
      const late = { ...goesOn, copiedFrom: other.versionId };
      expect(await selectCountingPrograms(handle.db, late)).toEqual([]);
    });

    it('how far off it was is told oldest first, case by case, of whoever has taken its place too', async () => {
      const [room, other] = [await newRoom(), await newRoom()];
      const { ada, bo, courseId, exerciseId } = room;
      const late = await submit(room, { userId: ada, cases: [4, 0], counts: true, at: minute(9) });
      const early = await submit(room, { userId: bo, cases: [1, 6], counts: true, at: minute(2) });
      await submit(room, { userId: ada, number: 2, cases: [4, 6], at: minute(3) });
      await submit(other, { userId: other.ada, cases: [4, 6], counts: true });
      const own = { courseId, exerciseId, assignmentId: null, copiedFrom: null };
      const found = await selectDistances(handle.db, own);
      expect([...found.keys()]).toEqual([early.submissionId, late.submissionId]);
      expect(found.get(late.submissionId)).toMatchObject([
        { caseId: 'case-1', status: 'passed', inTolerances: null },
        { caseId: 'case-2', status: 'failed', inTolerances: null },
      ]);
      const foreign = { ...own, exerciseId: other.exerciseId };
      expect((await selectDistances(handle.db, foreign)).size).toBe(0);
      const goesOn = { ...foreign, assignmentId: room.assignmentId, copiedFrom: room.versionId };
      expect(await selectDistances(handle.db, goesOn)).toEqual(found);
    });
  });
});
