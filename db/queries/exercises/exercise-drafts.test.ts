import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { insertCheckedDraft } from '../../testing/checked-draft.ts';
import { type Classroom, minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { tryRuns } from './draft-runs.ts';
import {
  deleteDraftFiles,
  insertExerciseDraft,
  lockExerciseDraft,
  selectDraftFiles,
  selectExerciseDraftsOfCourse,
  selectIsExerciseIdTaken,
  selectOptionalExerciseDraft,
  selectTakenDraftSlugs,
  updateExerciseDraft,
  upsertDraftFiles,
} from './exercise-drafts.ts';
import { deleteOlderTries, selectRunningTries, selectTryCount } from './exercise-tries.ts';

const file = (path: string, content: string) => ({ path, content, hash: `hash of ${content}` });

describe.each(TEST_DATABASES)('drafts of exercises on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom } = useClassrooms(open, 'drafts');
    const begin = (
      { courseId, instructor: savedBy }: Classroom,
      draft: { slug: string; savedAt?: Date; exerciseId?: string },
      files: readonly ReturnType<typeof file>[] = [],
    ) =>
      inTransaction((tx) =>
        insertExerciseDraft(
          tx,
          { courseId, exerciseId: randomUUID(), title: 'Scale', savedAt: minute(0), savedBy, ...draft },
          files,
        ),
      );

    it('are listed in their course alone, last saved first, without those taken out', async () => {
      const [room, other] = [await newRoom(), await newRoom()];
      const old = await begin(room, { slug: 'sums/old', savedAt: minute(1) });
      const gone = await begin(room, { slug: 'sums/gone', savedAt: minute(2) });
      const young = await begin(room, { slug: 'sums/young', savedAt: minute(3) });
      await begin(other, { slug: 'sums/foreign', savedAt: minute(4) });
      await inTransaction((tx) => updateExerciseDraft(tx, gone, { deletedAt: minute(5) }));
      const listed = async () =>
        (await selectExerciseDraftsOfCourse(handle.db, room.courseId)).map(({ draft }) => draft.id);
      expect(await listed()).toEqual([young, old]);
      await inTransaction((tx) => updateExerciseDraft(tx, old, { savedAt: minute(6) }));
      expect(await listed()).toEqual([old, young]);
      expect(await selectOptionalExerciseDraft(handle.db, gone)).toMatchObject({
        draft: { deletedAt: minute(5) },
        course: { id: room.courseId },
        savedByName: 'Ina',
      });
      expect(await selectOptionalExerciseDraft(handle.db, randomUUID())).toBeNull();
    });

    it('have files in the order of their paths, each once, written over and taken out', async () => {
      const room = await newRoom();
      const id = await begin(room, { slug: 'files/one' }, [file('starter.ts', 'a'), file('cases.ts', 'b')]);
      const other = await begin(room, { slug: 'files/two' }, [file('cases.ts', 'theirs')]);
      await inTransaction((tx) => upsertDraftFiles(tx, id, [file('cases.ts', 'c'), file('hint.md', 'd')]));
      await inTransaction((tx) => deleteDraftFiles(tx, id, []));
      expect(await selectDraftFiles(handle.db, id)).toEqual([
        file('cases.ts', 'c'),
        file('hint.md', 'd'),
        file('starter.ts', 'a'),
      ]);
      await inTransaction((tx) => deleteDraftFiles(tx, id, ['cases.ts', 'never.ts']));
      expect((await selectDraftFiles(handle.db, id)).map(({ path }) => path)).toEqual([
        'hint.md',
        'starter.ts',
      ]);
      expect(await selectDraftFiles(handle.db, other)).toEqual([file('cases.ts', 'theirs')]);
    });

    it('keep their name and their exercise to themselves, as what is published does', async () => {
      const room = await newRoom();
      const exerciseId = randomUUID();
      const id = await begin(room, { slug: 'names/mine', exerciseId });
      await inTransaction((tx) => updateExerciseDraft(tx, id, { deletedAt: minute(1) }));
      expect(await selectTakenDraftSlugs(handle.db, ['names/mine', 'names/free'])).toEqual(
        new Set(['names/mine']),
      );
      expect(await selectIsExerciseIdTaken(handle.db, exerciseId)).toBe(true);
      expect(await selectIsExerciseIdTaken(handle.db, room.exerciseId)).toBe(true);
      expect(await selectIsExerciseIdTaken(handle.db, randomUUID())).toBe(false);
      await expect(begin(room, { slug: 'names/mine' })).rejects.toThrow();
      await expect(begin(room, { slug: 'names/other', exerciseId })).rejects.toThrow();
    });

    it('are locked one at a time, and one that is not there is said so', async () => {
      const id = await begin(await newRoom(), { slug: 'locks/one' });
      expect(await inTransaction((tx) => lockExerciseDraft(tx, id))).toMatchObject({ id, revision: 1 });
      const nobody = randomUUID();
      await expect(inTransaction((tx) => lockExerciseDraft(tx, nobody))).rejects.toThrow(nobody);
    });

    it('tries of one are counted since an instant, and of those that have ended the older ones go', async () => {
      const { ta, ...room } = await newRoom();
      const { checkId } = await insertCheckedDraft(handle.db, room);
      const askedBy = room.instructor;
      const ask = (at: number, by = askedBy) =>
        inTransaction((tx) => tryRuns.insert(tx, { checkId, source: 's', askedBy: by, askedAt: minute(at) }));
      const [ended, running, kept] = [await ask(2), await ask(3), await ask(5)];
      const foreign = await ask(2, ta);
      const counted = (since: number) => selectTryCount(handle.db, { askedBy, since: minute(since) });
      expect([await counted(1), await counted(2), await counted(5)]).toEqual([3, 2, 0]);
      for (const id of [ended, kept, foreign])
        await inTransaction((tx) => tryRuns.updateEnded(tx, id, { state: 'ready', endedAt: minute(6) }));
      expect((await selectRunningTries(handle.db, askedBy)).map(({ id }) => id)).toEqual([running]);
      await inTransaction((tx) => deleteOlderTries(tx, { askedBy, before: minute(5) }));
      const left = await Promise.all(
        [ended, running, kept, foreign].map((id) => tryRuns.selectOptional(handle.db, id)),
      );
      expect(left.map((row) => row !== null)).toEqual([false, true, true, true]);
    });
  });
});
