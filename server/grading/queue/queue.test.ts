import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { selectAuditActions } from '#db/queries/audit.ts';
import { selectOptionalFlag, selectOptionalReviewDone, upsertHold } from '#db/queries/grading/holds.ts';
import { reviewFlags, reviewHolds, reviewsDone } from '#db/schema/review.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { commentOnSubmission } from '../../submissions/comment-on-submission.ts';
import { viewSubmission } from '../../submissions/view-submission.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { noProving, testGrader, worth } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import { countCallingReviews, countReviewQueues } from './count-reviews.ts';
import { finishReview, flagSubmission, reopenReview } from './finish-review.ts';
import { findQueueRows, searchOf, shuffledFor } from './queue-rows.ts';

const COURSE = 'tiny';

describe('the order of a queue', () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({ submissionId: `submission-${i}` }));
  const order = (readerId: string, queue: Parameters<typeof shuffledFor>[1]['queue'] = { kind: 'failing' }) =>
    shuffledFor(rows, { readerId, queue }).map(({ submissionId }) => submissionId);

  it('is the same for a grader each time, whatever the database gave first, and another for each', () => {
    const reversed = shuffledFor(rows.toReversed(), { readerId: 'a', queue: { kind: 'failing' } });
    expect(reversed.map(({ submissionId }) => submissionId)).toEqual(order('a'));
    expect(order('a')).not.toEqual(order('b'));
    expect(order('a')).not.toEqual(order('a', { kind: 'exercise', slug: 'sums/add' }));
    expect(order('a')).not.toEqual(rows.map(({ submissionId }) => submissionId));
  });

  it('loses nobody, and puts nobody last for everyone', () => {
    fc.assert(
      fc.property(fc.uuid(), (readerId) => {
        expect(new Set(order(readerId)).size).toBe(rows.length);
      }),
      { numRuns: 20 },
    );
    const last = Array.from({ length: 20 }, (_, i) => order(`reader-${i}`).at(-1));
    expect(new Set(last).size).toBeGreaterThan(8);
  });

  it('a queue of an exercise or a section that there is not finds nobody, and no database error', () => {
    const now = new Date(0);
    const search = (queue: Parameters<typeof searchOf>[0]['queue']) =>
      searchOf({ courseId: 'c', queue, now });
    expect(search({ kind: 'exercise', slug: 'a/b' }).exercise).toEqual({ moduleSlug: 'a', slug: 'b' });
    expect(search({ kind: 'exercise', slug: '' }).exercise).toEqual({ moduleSlug: '', slug: '' });
    expect(search({ kind: 'failing' })).toMatchObject({ exercise: undefined, sectionId: undefined });
    for (const section of ['', "'; drop table", '123'])
      expect(search({ kind: 'failing', section }).sectionId).toMatch(/^[0-]+$/);
  });
});

describe.each(TEST_DATABASES)('being through with a submission, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let student: ActorContext;
    let [ta, other]: ActorContext[] = [];
    let submissionId: string;
    const people = () => {
      if (!ta || !other) throw new Error('The world is not open.');
      return { ta, other };
    };

    beforeAll(async () => {
      world = await openTestWorld(await open());
      [ta, other] = [await world.person('ta'), await world.person('ta')];
      student = await world.person('student');
      submissionId = await world.submit(student, worth(4));
      const worker = await startWorker(world, { host: testGrader(), openProving: noProving, slots: 1 });
      await worker.drained();
      await worker.stop();
    });
    beforeEach(async () => {
      for (const table of [reviewHolds, reviewsDone, reviewFlags]) await world.db.delete(table);
    });
    afterAll(async () => {
      await world?.close();
    });

    const queued = async (kind: 'exercise' | 'flagged') =>
      (await findQueueRows(people().ta, { course: { id: world.courseId }, queue: { kind } })).length;
    const logged = async (action: string) =>
      (await selectAuditActions(world.db, world.courseId)).find((one) => one.action === action)?.count ?? 0;

    it('shows the student what its grader drafted, takes it out of the queue, and is written once', async () => {
      const { ta } = people();
      const draft = { submissionId, line: null, body: 'Mind the bias.' };
      expect(await commentOnSubmission(ta, draft)).toMatchObject({ ok: true });
      const comments = async () => {
        const view = await viewSubmission(student, { submissionId });
        return view.ok ? view.value.comments.length : null;
      };
      expect([await comments(), await queued('exercise')]).toEqual([0, 1]);
      expect(await finishReview(ta, { submissionId })).toEqual({ ok: true, value: null });
      expect([await comments(), await queued('exercise')]).toEqual([1, 0]);
      const before = await logged('review.done');
      expect(await finishReview(people().other, { submissionId })).toMatchObject({ ok: true });
      expect(await logged('review.done')).toBe(before);
      expect((await selectOptionalReviewDone(world.db, submissionId))?.by).toBe(ta.actor.name);
    });

    it('waits for whoever else is at it, and ends the hold of its grader', async () => {
      const { ta, other } = people();
      const at = ta.now();
      const hold = (holderId: string) =>
        upsertHold(world.db, { submissionId, holderId, at, since: new Date(at.getTime() - 60_000) });
      await hold(other.actor.userId);
      await commentOnSubmission(ta, { submissionId, line: null, body: 'Not yet for anybody.' });
      expect(await finishReview(ta, { submissionId })).toEqual({ ok: false, refusal: 'held-by-another' });
      expect(await selectOptionalReviewDone(world.db, submissionId)).toBeNull();
      const seen = await viewSubmission(student, { submissionId });
      expect(JSON.stringify(seen)).not.toContain('Not yet for anybody.');
      expect(await finishReview(other, { submissionId })).toMatchObject({ ok: true });
      expect(await hold(ta.actor.userId)).toBe(true);
    });

    it('goes back into the queue when reopened, and reopening twice is written once', async () => {
      const { ta } = people();
      await finishReview(ta, { submissionId });
      const before = await logged('review.reopened');
      for (const _ of [1, 2]) expect(await reopenReview(ta, { submissionId })).toMatchObject({ ok: true });
      expect([await queued('exercise'), await logged('review.reopened')]).toEqual([1, before + 1]);
    });

    it('a flag stands until it is taken off, also when the review is done, and no student hears of it', async () => {
      const { ta, other } = people();
      const flag = (by: ActorContext, flagged: boolean) => flagSubmission(by, { submissionId, flagged });
      for (const by of [ta, other]) expect(await flag(by, true)).toMatchObject({ ok: true });
      expect((await selectOptionalFlag(world.db, submissionId))?.by).toBe(ta.actor.name);
      await finishReview(ta, { submissionId });
      expect([await queued('flagged'), await queued('exercise')]).toEqual([1, 0]);
      const seen = await viewSubmission(student, { submissionId });
      expect(JSON.stringify(seen)).not.toMatch(/flag/i);
      await flag(other, false);
      expect([await queued('flagged'), await logged('submission.flag-cleared')]).toEqual([0, 1]);
    });

    it('queues are counted for staff of the course, and for nobody else', async () => {
      const { ta } = people();
      const counts = await countReviewQueues(ta, { course: COURSE });
      expect(counts).toMatchObject({ ok: true, value: { exercise: 1, flagged: 0, ungradable: 0 } });
      expect(await countCallingReviews(ta, { course: COURSE })).toEqual({ ok: true, value: 0 });
      await flagSubmission(ta, { submissionId, flagged: true });
      expect(await countCallingReviews(ta, { course: COURSE })).toEqual({ ok: true, value: 1 });
      expect(await countReviewQueues(student, { course: COURSE })).toEqual({
        ok: false,
        refusal: 'staff-only',
      });
      const stranger = await world.person(null);
      expect(await countReviewQueues(stranger, { course: COURSE })).toEqual({
        ok: false,
        refusal: 'not-found',
      });
      for (const act of [finishReview, reopenReview]) {
        expect(await act(student, { submissionId })).toEqual({ ok: false, refusal: 'staff-only' });
        expect(await act(stranger, { submissionId })).toEqual({ ok: false, refusal: 'not-found' });
      }
    });
  });
});
