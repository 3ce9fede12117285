import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rubricItems } from '#db/schema/rubric.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { commentOnSubmission } from '../../submissions/comment-on-submission.ts';
import { releaseComments } from '../../submissions/release-comments.ts';
import { askAboutGrade } from '../../submissions/requests/ask-about-grade.ts';
import { replyToRequest } from '../../submissions/requests/reply-to-request.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import { overrideCase, takeBackCase } from '../case-points/override-case.ts';
import { seenCase } from '../case-points/testing.ts';
import { overrideGrade } from '../override-grade.ts';
import { giveRubricItem, releaseRubric } from '../rubric/give-rubric.ts';
import { addRubricItem } from '../rubric/make-rubric.ts';
import { listNews } from './list-news.ts';
import { markNewsRead } from './mark-news-read.ts';

const COURSE = { course: 'tiny' };

describe.each(TEST_DATABASES)('what is new for a student, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let ta: ActorContext;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      ta = await world.person('ta');
    });
    afterAll(async () => {
      await world?.close();
    });
    const kinds = async (student: ActorContext) => {
      const news = await listNews(student, COURSE);
      return news.ok ? news.value.map(({ kind }) => kind).sort() : [];
    };

    const read = async (student: ActorContext) => {
      const news = await listNews(student, COURSE);
      const [newest] = news.ok ? news.value : [];
      await markNewsRead(student, { ...COURSE, until: newest ? new Date(newest.at) : new Date(0) });
    };

    it('is what staff released, set and answered, until it was read; a classmate sees nothing of it', async () => {
      const student = await world.person('student');
      const submissionId = await world.submit(student, worth(3));
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      await worker.drained();
      await worker.stop();
      await commentOnSubmission(ta, { submissionId, line: 1, body: 'a draft' });
      expect(await kinds(student)).toEqual([]);
      await read(student);
      await releaseComments(ta, { submissionId });
      const place = { ...COURSE, studentId: student.actor.userId, exercise: 'sums/add' };
      await overrideGrade(ta, { ...place, points: 5, reason: 'the sign', seenOverrideId: null });
      const asked = await askAboutGrade(student, { submissionId, about: { kind: 'whole' }, body: 'Why?' });
      const [request] = asked.ok ? asked.value : [];
      expect(await kinds(student)).toEqual(['comments', 'override']);
      const thread = { requestId: request?.id ?? '', seenAt: new Date(request?.movedAt ?? '') };
      await replyToRequest(ta, { ...thread, body: 'Because.', close: false });
      expect(await kinds(student)).toEqual(['answer', 'comments', 'override']);
      expect(await kinds(await world.person('student'))).toEqual([]);
      await read(student);
      expect(await kinds(student)).toEqual([]);
    });

    it('names points of a case that hold, and items of the rubric that are shown and still given', async () => {
      const student = await world.person('student');
      const submissionId = await world.submit(student, worth(7));
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      await worker.drained();
      await worker.stop();
      const byHand = { submissionId, caseId: 'adds-any', reason: 'the sign' };
      const set = async (points: number) =>
        overrideCase(ta, { ...byHand, points, ...(await seenCase(ta, byHand)) });
      const first = await set(4);
      const seenId = (first.ok && first.value[0]?.id) || null;
      const second = await set(5);
      const news = async () => {
        const listed = await listNews(student, COURSE);
        return listed.ok ? listed.value : [];
      };
      expect(await news()).toMatchObject([{ kind: 'case-points', points: 5, reason: 'the sign' }]);
      const held = (second.ok && second.value[0]?.id) || '';
      await takeBackCase(ta, { submissionId, overrideId: held });
      await takeBackCase(ta, { submissionId, overrideId: seenId ?? '' });
      expect(await news()).toEqual([]);

      const made = await addRubricItem(ta, { submissionId, title: 'Good names', points: 1 });
      const itemId = (made.ok && made.value.items[0]?.id) || '';
      await giveRubricItem(ta, { submissionId, readAt: ta.now(), itemId, given: true });
      expect(await news()).toEqual([]);
      await releaseRubric(ta, { submissionId, readAt: ta.now() });
      expect(await news()).toMatchObject([{ kind: 'rubric', count: 1 }]);
      const retire = (retiredAt: Date | null) => world.db.update(rubricItems).set({ retiredAt });
      await retire(ta.now());
      expect(await news()).toEqual([]);
      await retire(null);
      await giveRubricItem(ta, { submissionId, readAt: ta.now(), itemId, given: false });
      expect(await news()).toEqual([]);
    });

    it('stays new when it came after the list that was read, and does not come back with an older list', async () => {
      const student = await world.person('student');
      const place = { ...COURSE, studentId: student.actor.userId, exercise: 'sums/add' };
      const first = await overrideGrade(ta, {
        ...place,
        points: 5,
        reason: 'the sign',
        seenOverrideId: null,
      });
      const listed = await listNews(student, COURSE);
      const until = new Date((listed.ok && listed.value[0]?.at) || 0);
      await setTimeout(2);
      const seenOverrideId = first.ok ? first.value.overrideId : null;
      await overrideGrade(ta, { ...place, points: 6, reason: 'and the mean', seenOverrideId });
      // What was replaced before it was read is no news beside what holds.
      expect(await listNews(student, COURSE)).toMatchObject({ value: [{ reason: 'and the mean' }] });
      await markNewsRead(student, { ...COURSE, until });
      expect(await listNews(student, COURSE)).toMatchObject({ value: [{ reason: 'and the mean' }] });
      await read(student);
      await markNewsRead(student, { ...COURSE, until });
      expect(await kinds(student)).toEqual([]);
    });
  });
});
