import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../client.ts';
import type { Purpose } from '../../schema/work.ts';
import { type FilledCourse, fillCourse } from '../../testing/fill-course.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertReport } from './reports.ts';
import {
  insertStanding,
  selectStandingResults,
  updateStandingLatest,
  updateStandingReported,
  updateStandingSettled,
} from './standings.ts';
import { selectSubmissionLoad } from './submissions.ts';
import {
  insertVerification,
  isReal,
  selectQueuePlace,
  selectQueuePlaces,
  updateVerificationFault,
  updateVerificationFinished,
  updateVerificationStarted,
} from './verifications.ts';

/** After all that the course was filled with. */
const at = (minute: number) => new Date(Date.UTC(2099, 9, 1, 12, minute));

describe.each(TEST_DATABASES)('what holds for a submission, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let world: FilledCourse;
    beforeAll(async () => {
      handle = await open();
      world = await fillCourse(handle.db);
      const { submission, userId, assignmentId, verificationId } = world;
      const standing = { submissionId: submission.id, userId, assignmentId, lateSteps: 0 };
      await handle.db.transaction((tx) => insertStanding(tx, { ...standing, latestId: verificationId }));
    });
    afterAll(async () => {
      await handle?.close();
    });

    const queue = (minute: number, purpose: Purpose = 'regrade') => {
      const { submission, versionId } = world;
      const verification = { submissionId: submission.id, versionId, purpose, seed: 1, queuedAt: at(minute) };
      return handle.db.transaction((tx) => insertVerification(tx, verification));
    };
    const show = (verificationId: string, minute: number) =>
      handle.db.transaction((tx) =>
        updateStandingReported(tx, {
          submissionId: world.submission.id,
          verificationId,
          queuedAt: at(minute),
        }),
      );
    const report = (verificationId: string, points: number) => {
      const counts = { pointsMax: 10, casesPassed: 1, casesTotal: 2 };
      const row = { verificationId, body: {}, points, ...counts, backend: 'cpu', runner: 'test' };
      return handle.db.transaction((tx) => insertReport(tx, { report: row, outcomes: [], evidence: [] }));
    };
    const result = async () => (await selectStandingResults(handle.db, world))[0];

    it('nothing is on show until a verification has a report; then the one that was queued last, whichever ends last', async () => {
      expect(await result()).toMatchObject({ counts: false, reported: null });
      await show(world.verificationId, 10);
      expect(await result()).toMatchObject({ reported: { verificationId: world.verificationId, points: 1 } });
      const [older, newer] = [await queue(20), await queue(30)];
      await handle.db.transaction((tx) =>
        updateStandingLatest(tx, { submissionId: world.submission.id, verificationId: newer }),
      );
      await report(newer, 3);
      await show(newer, 30);
      await report(older, 2);
      await show(older, 20);
      expect((await result())?.reported).toEqual({ verificationId: newer, points: 3, pointsMax: 10 });
    });

    it('a settlement writes what counts and how late it is', async () => {
      const settled = { submissionId: world.submission.id, counts: true, lateSteps: 2 };
      await handle.db.transaction((tx) => updateStandingSettled(tx, settled));
      expect(await result()).toMatchObject({ counts: true, lateSteps: 2 });
    });

    it('a verification goes back to the queue after a fault and counts its starts, until it has ended', async () => {
      const verificationId = await queue(40);
      const start = () => updateVerificationStarted(handle.db, { verificationId, at: at(41) });
      const end = () =>
        handle.db.transaction((tx) =>
          updateVerificationFinished(tx, { verificationId, state: 'could-not-grade', at: at(42) }),
        );
      expect(await start()).toBe(true);
      await updateVerificationFault(handle.db, { verificationId, fault: 'the judge died' });
      expect(await start()).toBe(true);
      expect([await end(), await start(), await end()]).toEqual([true, false, false]);
    });

    it('a place in the queue is how many submissions wait before it, and regrades count in no load', async () => {
      const { userId, submission } = world;
      const before = await selectQueuePlace(handle.db, at(50));
      await queue(49);
      expect(await selectQueuePlace(handle.db, at(50))).toBe(before);
      await queue(49, 'submission');
      expect(await selectQueuePlace(handle.db, at(50))).toBe(before + 1);
      expect(await selectQueuePlace(handle.db, new Date(0))).toBe(0);
      expect(await selectQueuePlaces(handle.db, [])).toEqual(new Map());
      expect((await selectQueuePlaces(handle.db, [submission.id])).size).toBe(1);
      const since = new Date(submission.submittedAt.getTime() - 1);
      expect(await selectSubmissionLoad(handle.db, { userId, since })).toEqual({ recent: 1, waiting: 2 });
      await queue(51, 'submission');
      expect(await selectSubmissionLoad(handle.db, { userId, since })).toMatchObject({ waiting: 3 });
    });

    it('only what was submitted or graded again is real: a dry run or a census changes nothing that holds', () => {
      expect(
        (['submission', 'regrade', 'dry-run', 'census'] as const).filter((purpose) => isReal({ purpose })),
      ).toEqual(['submission', 'regrade']);
    });
  });
});
