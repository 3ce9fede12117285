import { describe, expect, it } from 'vitest';
import { minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { selectOptionalSubmissionRow } from '../work/submissions.ts';
import {
  deleteRubricMark,
  holdRubricItems,
  insertRubricEdit,
  insertRubricItem,
  insertRubricMark,
  lockRubricItem,
  selectOptionalLastEdit,
  selectOptionalRubricItem,
  selectRubricItemCounts,
  selectRubricItems,
  selectRubricMarks,
  selectRubricStudents,
  selectShownRubric,
  updateRubricEditUndone,
  updateRubricItem,
  updateRubricReleased,
} from './rubric.ts';

describe.each(TEST_DATABASES)('the rubric of an exercise on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom, submit } = useClassrooms(open, 'rubric');

    it('rubric points count while an item is in use and was released, on the submission that has them', async () => {
      const room = await newRoom();
      const { assignmentId, ta, ada, bo } = room;
      const { submissionId } = await submit(room, { userId: ada, cases: [4, 0] });
      const other = await submit(room, { userId: bo, cases: [4, 0] });
      const write = (title: string, points: number) =>
        inTransaction((tx) =>
          insertRubricItem(tx, { assignmentId, title, points, createdBy: ta, createdAt: minute(0) }),
        );
      const [clear, slow] = [await write('Clear', 2), await write('Slow', -1)];
      await expect(write('  ', 1)).rejects.toThrow();
      const items = await selectRubricItems(handle.db, assignmentId);
      expect(items.map(({ title, position }) => [title, position])).toEqual([
        ['Clear', 1],
        ['Slow', 2],
      ]);
      const give = (itemId: string, to = submissionId) =>
        inTransaction((tx) =>
          insertRubricMark(tx, { itemId, submissionId: to, givenBy: ta, givenAt: minute(1) }),
        );
      for (const itemId of [clear, clear, slow]) await give(itemId);
      await give(clear, other.submissionId);
      const points = async () => (await selectOptionalSubmissionRow(handle.db, submissionId))?.rubricPoints;
      const release = (itemIds: readonly string[]) =>
        inTransaction((tx) => updateRubricReleased(tx, { submissionId, itemIds }));
      expect([await points(), (await selectRubricMarks(handle.db, submissionId)).length]).toEqual([0, 2]);
      expect([await release([]), await release([clear]), await release([clear, slow])]).toEqual([
        [],
        [clear],
        [slow],
      ]);
      expect(await points()).toBe(1);
      expect(await selectRubricStudents(handle.db, clear)).toEqual([ada]);
      const shown = await selectShownRubric(handle.db, submissionId);
      expect(shown.map(({ title }) => title)).toEqual(['Clear', 'Slow']);
      const retire = { id: slow, title: 'Slow', points: -1, retiredAt: minute(2) };
      await inTransaction((tx) => updateRubricItem(tx, retire));
      expect([await points(), (await selectRubricItems(handle.db, assignmentId)).length]).toEqual([2, 1]);
      expect((await selectOptionalRubricItem(handle.db, slow))?.retiredAt).toEqual(minute(2));
      const counts = (ids: readonly string[]) => selectRubricItemCounts(handle.db, ids);
      expect(await counts([assignmentId, other.submissionId])).toEqual(new Map([[assignmentId, 1]]));
      expect(await counts([])).toEqual(new Map());
      // The digit of an item that is out of use is given to no other: graders have it in their fingers.
      await write('Third', 1);
      expect((await selectRubricItems(handle.db, assignmentId)).map(({ position }) => position)).toEqual([
        1, 3,
      ]);
      const take = () => inTransaction((tx) => deleteRubricMark(tx, { itemId: clear, submissionId }));
      expect([(await take())?.released, await take(), await points()]).toEqual([true, null, 0]);
    });

    it('an edit of the rubric is taken back newest first, and once', async () => {
      const room = await newRoom();
      const { assignmentId, ta } = room;
      const item = { assignmentId, title: 'Clear', points: 1, createdBy: ta, createdAt: minute(0) };
      const itemId = await inTransaction((tx) => insertRubricItem(tx, item));
      const wording = (points: number) => ({ title: 'Clear', points, retired: false });
      const edit = (n: number) =>
        inTransaction((tx) =>
          insertRubricEdit(tx, {
            ...{ itemId, before: wording(n), after: wording(n + 1), gradesChanged: 0 },
            ...{ editedBy: ta, editedAt: minute(n) },
          }),
        );
      const [first, second] = [await edit(1), await edit(2)];
      const last = async () => (await selectOptionalLastEdit(handle.db, assignmentId))?.id ?? null;
      const undo = (editId: string) =>
        inTransaction((tx) => updateRubricEditUndone(tx, { editId, at: minute(9) }));
      expect([await last(), await undo(second), await undo(second)]).toEqual([second, true, false]);
      expect([await last(), await undo(first), await last()]).toEqual([first, true, null]);
      expect((await inTransaction((tx) => lockRubricItem(tx, itemId))).title).toBe('Clear');
      await expect(inTransaction((tx) => lockRubricItem(tx, second))).rejects.toThrow('no rubric item');
      const hold = (ids: readonly string[]) => inTransaction((tx) => holdRubricItems(tx, ids));
      expect([(await hold([itemId])).length, await hold([])]).toEqual([1, []]);
    });
  });
});
