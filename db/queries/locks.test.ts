/** Who waits for whom: two transactions at once, on two connections. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Transaction } from '../database.ts';
import { extensions } from '../schema/courses.ts';
import { insertCheckedDraft } from '../testing/checked-draft.ts';
import { type Classroom, minute } from '../testing/classroom.ts';
import { useClassrooms } from '../testing/classrooms.ts';
import { TEST_POSTGRES } from '../testing.ts';
import { insertAuditEvent } from './audit.ts';
import { holdTerms, lockCourse, lockEnrolment, lockTerms } from './courses/courses.ts';
import { draftChecks } from './exercises/draft-runs.ts';
import { lockExerciseDraft } from './exercises/exercise-drafts.ts';
import {
  insertRecheck,
  lockRechecks,
  selectOptionalLastRecheck,
  updateRecheckedVersion,
} from './exercises/rechecks.ts';
import { insertBatch, selectOptionalBatchForUpdate, updateBatchState } from './jobs/batches.ts';
import { lockSubmissions } from './work/comments.ts';
import { selectOptionalDraftForUpdate, upsertDraft } from './work/drafts.ts';
import { updateStandingSettled } from './work/standings.ts';

type Act = (tx: Transaction) => Promise<unknown>;

/** Of Postgres: what was asked for is held by another transaction. */
const LOCK_NOT_AVAILABLE = '55P03';

describe.skipIf(!TEST_POSTGRES.available)('of two transactions on Postgres', () => {
  const { handle, inTransaction, newRoom, submit } = useClassrooms(TEST_POSTGRES.open, 'locks');

  /** Whether the second would wait until the first has ended. */
  async function waits(first: Act, second: Act): Promise<boolean> {
    return inTransaction(async (held) => {
      await first(held);
      try {
        await inTransaction(async (tx) => {
          await tx.execute(sql`set local lock_timeout = '50ms'`);
          await second(tx);
        });
        return false;
      } catch (error) {
        const cause = error instanceof Error ? error.cause : null;
        if (cause instanceof Error && 'code' in cause && cause.code === LOCK_NOT_AVAILABLE) return true;
        throw error;
      }
    });
  }

  it('one changes who is in a course or its outline; its log is written meanwhile', async () => {
    const [room, other] = [await newRoom(), await newRoom()];
    const lock: Act = (tx) => lockCourse(tx, room.courseId);
    const log = { actorId: room.ta, courseId: room.courseId, subjectId: null, details: {} };
    expect(await waits(lock, lock)).toBe(true);
    expect(await waits(lock, (tx) => lockCourse(tx, other.courseId))).toBe(false);
    expect(await waits(lock, (tx) => insertAuditEvent(tx, { ...log, action: 'seen' }))).toBe(false);
  });

  it('one hands in for a student; others are served meanwhile', async () => {
    const { courseId, ada, bo } = await newRoom();
    const lock =
      (userId: string): Act =>
      (tx) =>
        lockEnrolment(tx, { courseId, userId });
    expect([await waits(lock(ada), lock(ada)), await waits(lock(ada), lock(bo))]).toEqual([true, false]);
  });

  it('dates are not changed while a grade is settled by them, and many settle at once', async () => {
    const { assignmentId, secondId, ada: userId, ta: grantedBy } = await newRoom();
    const hold: Act = (tx) => holdTerms(tx, assignmentId);
    const change: Act = (tx) => lockTerms(tx, [secondId, assignmentId]);
    const extend: Act = (tx) =>
      tx.insert(extensions).values({ assignmentId, userId, dueAt: minute(9), reason: 'ill', grantedBy });
    expect([await waits(hold, change), await waits(change, hold)]).toEqual([true, true]);
    expect([await waits(hold, hold), await waits(change, extend)]).toEqual([false, false]);
    expect(await waits(change, (tx) => lockTerms(tx, []))).toBe(false);
  });

  it('one comments on a submission or settles it', async () => {
    const room = await newRoom();
    const { submissionId } = await submit(room, { userId: room.ada, cases: [4, 0] });
    const { submissionId: other } = await submit(room, { userId: room.bo, cases: [4, 0] });
    const lock: Act = (tx) => lockSubmissions(tx, [submissionId]);
    expect(await waits(lock, (tx) => lockSubmissions(tx, [other, submissionId]))).toBe(true);
    const settle = (id: string) =>
      waits(lock, (tx) => updateStandingSettled(tx, { submissionId: id, counts: false, lateSteps: 0 }));
    expect([await settle(submissionId), await settle(other)]).toEqual([true, false]);
  });

  it('one saves a text, a draft of an exercise, or moves a batch', async () => {
    const room = await newRoom();
    const { courseId, assignmentId, versionId, ada: userId, ta: askedBy } = room;
    const text = { userId, assignmentId, source: 's', revision: 1, savedAt: minute(0) };
    await upsertDraft(handle.db, text);
    const own = { userId, assignmentId };
    const save: Act = (tx) => upsertDraft(tx, { ...text, revision: 2 });
    expect(await waits((tx) => selectOptionalDraftForUpdate(tx, own), save)).toBe(true);
    const { draftId } = await insertCheckedDraft(handle.db, room);
    const lock: Act = (tx) => lockExerciseDraft(tx, draftId);
    expect(await waits(lock, lock)).toBe(true);
    const batch = { kind: 'regrade', scope: null, courseId, assignmentId, versionId, askedBy } as const;
    const batchId = await inTransaction((tx) => insertBatch(tx, { ...batch, askedAt: minute(0) }));
    const move = { batchId, from: ['running'], to: 'ready', at: minute(1) } as const;
    const held: Act = (tx) => selectOptionalBatchForUpdate(tx, batchId);
    expect(await waits(held, (tx) => updateBatchState(tx, move))).toBe(true);
  });

  it('one begins a round of re-checks, and anybody reads how it goes', async () => {
    expect(await waits(lockRechecks, lockRechecks)).toBe(true);
    expect(await waits(lockRechecks, selectOptionalLastRecheck)).toBe(false);
  });

  it('one ends what runs, whichever comes first', async () => {
    const { checkId } = await insertCheckedDraft(handle.db, await newRoom());
    const end = (state: 'ready' | 'cancelled') =>
      inTransaction((tx) => draftChecks.updateEnded(tx, checkId, { state, endedAt: minute(3) }));
    expect((await Promise.all([end('ready'), end('cancelled')])).sort()).toEqual([false, true]);
  });

  it('both are counted where each ends a version of a round, and a version is counted once', async () => {
    const rooms: readonly Classroom[] = [await newRoom(), await newRoom(), await newRoom()];
    const versionIds = rooms.map(({ versionId }) => versionId);
    const round = { grader: 'g', state: 'running', startedAt: minute(30) } as const;
    const recheckId = await inTransaction((tx) => insertRecheck(tx, round, versionIds));
    const end = (versionId: string) =>
      inTransaction((tx) =>
        updateRecheckedVersion(tx, { recheckId, versionId }, { state: 'proved', at: minute(31) }),
      );
    await Promise.all([...versionIds, ...versionIds].map(end));
    expect(await selectOptionalLastRecheck(handle.db)).toMatchObject({ done: 3, state: 'ready' });
  });
});
