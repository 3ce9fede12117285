import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { assignments, courses } from '../../schema/courses.ts';
import { insertCheckedDraft } from '../../testing/checked-draft.ts';
import { insertVersion, minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { draftChecks } from './draft-runs.ts';
import {
  insertRecheck,
  type RecheckedVersion,
  selectFindingsBefore,
  selectIsRecheckWaiting,
  selectLastFindings,
  selectOptionalLastRecheck,
  selectRecheckedVersions,
  selectVersionsInUse,
  updateRecheckCancelled,
  updateRecheckedVersion,
  updateRecheckFault,
} from './rechecks.ts';
import { insertExercisePublication } from './studio.ts';

describe.each(TEST_DATABASES)('rounds of re-checks on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom } = useClassrooms(open, 'rechecks');

    const begin = (at: number, versionIds: readonly string[], state: 'running' | 'first' = 'running') =>
      inTransaction((tx) =>
        insertRecheck(tx, { grader: `grader ${at}`, state, startedAt: minute(at) }, versionIds),
      );
    const end = (
      of: { recheckId: string; versionId: string },
      at: number,
      state: RecheckedVersion['state'] = 'proved',
    ) => inTransaction((tx) => updateRecheckedVersion(tx, of, { state, findings: [at], at: minute(at) }));
    const last = () => selectOptionalLastRecheck(handle.db);

    it('prove what students get: nothing of a course that is over, taken out or only planned', async () => {
      const [open, over, out] = [await newRoom(), await newRoom(), await newRoom()];
      const { db } = handle;
      await db
        .update(courses)
        .set({ archivedAt: minute(1) })
        .where(eq(courses.id, over.courseId));
      await db
        .update(assignments)
        .set({ withdrawnAt: minute(1) })
        .where(eq(assignments.courseId, out.courseId));
      const { courseId, moduleId } = open;
      await db
        .insert(assignments)
        .values({ courseId, moduleId, slug: 'planned', title: 'Planned', position: 3 });
      // Two assignments of the one have it.
      const used = (await selectVersionsInUse(db)).filter((id) =>
        [open, over, out].some(({ versionId }) => versionId === id),
      );
      expect(used).toEqual([open.versionId]);
    });

    it('count each version once, keep the fault of a try, and are ready with the last', async () => {
      const { versionId, exerciseId, courseSlug: slug } = await newRoom();
      const second = await insertVersion(handle.db, { exerciseId, slug });
      const recheckId = await begin(10, [versionId, second]);
      const [one, two] = [
        { recheckId, versionId },
        { recheckId, versionId: second },
      ];
      await updateRecheckFault(handle.db, one, 'the realm was gone');
      await end(one, 11);
      await end(one, 12, 'given-up');
      await updateRecheckFault(handle.db, one, 'late');
      expect(await last()).toMatchObject({
        id: recheckId,
        state: 'running',
        done: 1,
        total: 2,
        endedAt: null,
      });
      const waiting = [one, two, { recheckId, versionId: randomUUID() }].map((of) =>
        selectIsRecheckWaiting(handle.db, of),
      );
      expect(await Promise.all(waiting)).toEqual([false, true, false]);
      await end(two, 13, 'given-up');
      expect(await last()).toMatchObject({ state: 'ready', done: 2, endedAt: minute(13) });
      const found = await selectRecheckedVersions(handle.db, { recheckId, versionIds: [versionId] });
      expect(found).toMatchObject([
        { state: 'proved', findings: [11], fault: 'the realm was gone', endedAt: minute(11) },
      ]);
      expect(await selectRecheckedVersions(handle.db, { recheckId, versionIds: [] })).toEqual([]);
    });

    it('of no version end as they begin, and one that was replaced stays cancelled when a version of it ends late', async () => {
      const { versionId } = await newRoom();
      await begin(20, [], 'first');
      expect(await last()).toMatchObject({ state: 'first', total: 0, endedAt: minute(20) });
      const recheckId = await begin(21, [versionId]);
      const cancel = (at: number) =>
        inTransaction((tx) => updateRecheckCancelled(tx, { recheckId, at: minute(at) }));
      await cancel(22);
      await end({ recheckId, versionId }, 23);
      await cancel(24);
      expect(await last()).toMatchObject({ state: 'cancelled', done: 1, endedAt: minute(22) });
    });

    it('are held against what was found before: in an earlier round, else when it was published', async () => {
      const room = await newRoom();
      const { versionId, exerciseId, courseSlug: slug, instructor: publishedBy } = room;
      const never = await insertVersion(handle.db, { exerciseId, slug });
      const { draftId, checkId } = await insertCheckedDraft(handle.db, room);
      await inTransaction(async (tx) => {
        await draftChecks.updateEnded(tx, checkId, {
          state: 'ready',
          endedAt: minute(1),
          findings: ['then'],
        });
        const words = { note: 'n', overrideReason: null, effect: 'cases' } as const;
        const publication = { draftId, versionId, number: 1, checkId, publishedBy, publishedAt: minute(1) };
        await insertExercisePublication(tx, { ...publication, ...words });
      });
      const versionIds = [versionId, never];
      const foundBefore = async (at: number) => {
        const found = await selectFindingsBefore(handle.db, { startedAt: minute(at), versionIds });
        return [found.get(versionId), found.get(never)];
      };
      const now = async () => (await selectLastFindings(handle.db, versionIds)).get(versionId)?.findings;
      expect([await foundBefore(30), await now()]).toEqual([[['then'], undefined], undefined]);
      await end({ recheckId: await begin(30, [versionId]), versionId }, 31);
      await end({ recheckId: await begin(40, [versionId]), versionId }, 41);
      const waiting = await begin(50, versionIds);
      expect([await foundBefore(30), await foundBefore(40), await foundBefore(50)]).toEqual([
        [['then'], undefined],
        [[31], undefined],
        [[41], undefined],
      ]);
      expect(await now()).toEqual([41]);
      await end({ recheckId: waiting, versionId }, 51, 'given-up');
      expect(await now()).toEqual([41]);
      const none = { startedAt: minute(60), versionIds: [] };
      expect([
        (await selectFindingsBefore(handle.db, none)).size,
        (await selectLastFindings(handle.db, [])).size,
      ]).toEqual([0, 0]);
    });
  });
});
