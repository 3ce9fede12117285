import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { insertExerciseVersion, selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import { caseProposals, requests } from '#db/schema/requests.ts';
import { rubricItems } from '#db/schema/rubric.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { viewReplay } from '../../grading/live/view-replay.ts';
import { finishReview } from '../../grading/queue/finish-review.ts';
import { applyRegrade } from '../../grading/regrade/apply-regrade.ts';
import { startDryRun } from '../../grading/regrade/start-dry-run.ts';
import { giveRubricItem, releaseRubric } from '../../grading/rubric/give-rubric.ts';
import { addRubricItem } from '../../grading/rubric/make-rubric.ts';
import type { GradingHost } from '../../jobs/grading-host.ts';
import { openTestWorld, PLACE, PLAN, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import { commentOnSubmission } from '../comment-on-submission.ts';
import { releaseComments } from '../release-comments.ts';
import { viewSubmission } from '../view-submission.ts';
import { askAboutGrade, type RequestSubject } from './ask-about-grade.ts';
import { listRequests } from './list-requests.ts';
import { proposeCase } from './propose-case.ts';
import { replyToRequest } from './reply-to-request.ts';

const ARGS = [{ name: 'a', value: { shape: [1], data: [1], dtype: 'float32' } }];

/** Says of a failing case with what it was called. */
const grader: GradingHost = {
  async run(version, run) {
    const report = await testGrader().run(version, run);
    const cases = report.cases.map((one) =>
      one.evidence ? { ...one, evidence: { ...one.evidence, callee: 'add', inputs: ARGS } } : one,
    );
    return { ...report, cases };
  },
};

describe.each(TEST_DATABASES)('requests on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let student: ActorContext;
    let ta: ActorContext;
    let instructor: ActorContext;
    let submissionId: string;

    beforeAll(async () => {
      world = await openTestWorld(await open());
      ta = await world.person('ta');
      instructor = await world.person('instructor');
    });
    beforeEach(async () => {
      student = await world.person('student');
      submissionId = await world.submit(student, worth(3));
      await work();
    });
    afterAll(async () => {
      await world?.close();
    });

    async function work() {
      const worker = await startWorker(world, { host: grader, slots: 1 });
      await worker.drained();
      await worker.stop();
    }
    async function ask(about: RequestSubject = { kind: 'whole' }, body = 'Why is this wrong?') {
      const asked = await askAboutGrade(student, { submissionId, about, body });
      if (!asked.ok) throw new Error(asked.refusal);
      return asked.value.at(-1) ?? unreached();
    }
    const seen = async (reader: ActorContext) => {
      const view = await viewSubmission(reader, { submissionId });
      return view.ok ? view.value.requests : unreached();
    };
    /** As whoever has the page of now on show replies. */
    const reply = async (replying: ActorContext, requestId: string, body: string, close = false) => {
      const read = (await seen(replying)).find(({ id }) => id === requestId) ?? unreached();
      return replyToRequest(replying, { requestId, body, close, seenAt: new Date(read.movedAt) });
    };
    const listed = async (state: 'open' | 'answered' | 'closed') => {
      const list = await listRequests(ta, { course: PLACE.course, state });
      if (!list.ok) throw new Error(list.refusal);
      return list.value.requests.filter((one) => one.submissionId === submissionId);
    };
    function unreached(): never {
      throw new Error('nothing there');
    }

    /** All at once. */
    const askTimes = (times: number, about = submissionId) => {
      const asking = { submissionId: about, about: { kind: 'whole' }, body: 'And why?' } as const;
      return Promise.all(Array.from({ length: times }, () => askAboutGrade(student, asking)));
    };

    it('are so many about one submission at most, however fast they are asked; what is there can be closed', async () => {
      const { id: requestId } = await ask();
      await askTimes(19);
      await world.db.update(requests).set({ state: 'answered' });
      const answers = await askTimes(12);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
      expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'too-many-requests' });
      expect(await reply(student, requestId, 'More.')).toMatchObject({
        ok: true,
      });
      expect(await reply(student, requestId, '', true)).toMatchObject({ ok: true });
    });

    it('of one student wait twenty in a course, whatever they are about: those of others stay in sight', async () => {
      const { id: first } = await ask();
      const other = await world.submit(student, worth(4));
      await work();
      const full = { ok: false, refusal: 'too-many-open-requests' };
      const answers = [...(await askTimes(12)), ...(await askTimes(12, other))];
      expect(answers.filter(({ ok }) => ok)).toHaveLength(19);
      expect(answers.filter(({ ok }) => !ok)).toEqual(Array(5).fill(full));
      // What was said can be gone on with, and one that is closed makes room for one.
      expect(await reply(student, first, 'And line 2?')).toMatchObject({ ok: true });
      await reply(student, first, '', true);
      expect(await askTimes(2)).toContainEqual(full);
      expect(await reply(student, first, 'Open again.')).toEqual(full);
      await reply(ta, (await listed('open')).at(-1)?.id ?? unreached(), 'The points stay.');
      expect(await reply(student, first, 'Open again.')).toMatchObject({ ok: true });
    });

    it('open, are answered, go on, and are closed; both sides read every word', async () => {
      const { id: requestId } = await ask({ kind: 'case', caseId: 'adds' });
      expect(await listed('open')).toMatchObject([
        { id: requestId, about: { kind: 'case', title: 'adds two numbers' }, exercise: { number: '1.1' } },
      ]);
      await reply(ta, requestId, 'The points **stay**.');
      expect(await listed('open')).toEqual([]);
      expect(await seen(student)).toMatchObject([
        {
          state: 'answered',
          assignee: ta.actor.name,
          messages: [
            { own: true, byStudent: true },
            { own: false, byStudent: false, html: '<p>The points <strong>stay</strong>.</p>' },
          ],
        },
      ]);
      await reply(student, requestId, 'But look at line 1.');
      expect(await listed('open')).toMatchObject([{ id: requestId, isMine: true }]);
      await reply(ta, requestId, '', true);
      expect(await listed('closed')).toMatchObject([{ id: requestId, messages: [{}, {}, {}] }]);
    });

    it('are answered once by two who do so at once, and never over what the student wrote since', async () => {
      const { id: requestId, movedAt } = await ask();
      const moved = { ok: false, refusal: 'request-moved-on' };
      const kept = { requestId, body: 'The points stay.', close: false };
      const later = (context: ActorContext, ms: number) =>
        world.at(context, new Date(Date.parse(movedAt) + ms));
      const first = { ...kept, seenAt: new Date(movedAt) };
      const both = await Promise.all([ta, instructor].map((staff) => replyToRequest(later(staff, 1), first)));
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both).toContainEqual(moved);
      const [answered] = await seen(ta);
      const read = { ...kept, seenAt: new Date(answered?.movedAt ?? '') };
      // What staff wrote meanwhile keeps no student from saying something.
      await replyToRequest(later(student, 2), { ...first, body: 'And line 3?' });
      expect(await replyToRequest(ta, read)).toEqual(moved);
      expect(await replyToRequest(ta, { ...read, body: '', close: true })).toEqual(moved);
      expect(await seen(ta)).toMatchObject([{ state: 'open', messages: [{}, {}, {}] }]);
      expect(await reply(ta, requestId, 'Line 3 is right.')).toMatchObject({ ok: true });
    });

    it('go to whoever graded', async () => {
      await commentOnSubmission(instructor, { submissionId, line: 1, body: 'Look here.' });
      await releaseComments(instructor, { submissionId });
      expect(await ask()).toMatchObject({ assignee: instructor.actor.name });
    });

    it('go to whoever gave the rubric item, or was done with the submission', async () => {
      expect(await finishReview(instructor, { submissionId })).toMatchObject({ ok: true });
      expect(await ask()).toMatchObject({ assignee: instructor.actor.name });
      const added = await addRubricItem(ta, { submissionId, title: 'Good names', points: 1 });
      const itemId = (added.ok && added.value.items.at(-1)?.id) || unreached();
      await giveRubricItem(ta, { submissionId, readAt: ta.now(), itemId, given: true });
      await releaseRubric(ta, { submissionId, readAt: ta.now() });
      expect(await ask({ kind: 'rubric', itemId })).toMatchObject({ assignee: ta.actor.name });
    });

    it('survive a regrade by another version, and then are about the cases of that one', async () => {
      const { id } = await ask({ kind: 'line', line: 1 });
      const [placed] = await selectAssignments(world.db, world.courseId);
      const version = await selectExerciseVersion(world.db, placed?.assignment.versionId ?? '');
      const plan = PLAN.map((one) => ({ ...one, id: `${one.id}-anew`, title: `${one.title} anew` }));
      const next = { ...version, id: undefined, hash: 'f'.repeat(64), plan };
      const { id: versionId } = await insertExerciseVersion(world.db, next);
      const scope = { kind: 'submissions', ids: [submissionId] } as const;
      const started = await startDryRun(instructor, { ...PLACE, versionId, scope });
      await work();
      const batchId = started.ok ? started.value.batchId : unreached();
      await applyRegrade(instructor, { batchId, decision: { kind: 'all', reason: 'a case was wrong' } });
      await work();
      expect(await seen(student)).toMatchObject([{ id, state: 'open', about: { kind: 'line', line: 1 } }]);
      const gone = { submissionId, about: { kind: 'case', caseId: 'adds' }, body: 'Why?' } as const;
      expect(await askAboutGrade(student, gone)).toEqual({ ok: false, refusal: 'case-missing' });
      const about = { kind: 'case', caseId: 'adds-anew', title: 'adds two numbers anew' };
      expect(await ask({ kind: 'case', caseId: 'adds-anew' })).toMatchObject({ about });
      expect((await listed('open')).map((one) => one.about)).toContainEqual(about);
    });

    it('take no empty word, no line and no case that is not there', async () => {
      const ask = (about: RequestSubject, body: string) =>
        askAboutGrade(student, { submissionId, about, body });
      expect(await ask({ kind: 'whole' }, '  ')).toEqual({ ok: false, refusal: 'comment-empty' });
      expect(await ask({ kind: 'line', line: 99 }, 'x')).toEqual({ ok: false, refusal: 'line-missing' });
      expect(await ask({ kind: 'case', caseId: 'none' }, 'x')).toEqual({
        ok: false,
        refusal: 'case-missing',
      });
    });

    it('are about a rubric item that the student sees, and stay so when it is in use no more', async () => {
      const added = await addRubricItem(ta, { submissionId, title: 'Good names', points: 1 });
      const itemId = (added.ok && added.value.items.at(-1)?.id) || unreached();
      const about = { kind: 'rubric', itemId } as const;
      const asking = { submissionId, about, body: 'Why only 1?' };
      expect(await askAboutGrade(student, asking)).toEqual({ ok: false, refusal: 'rubric-item-missing' });
      await giveRubricItem(ta, { submissionId, readAt: ta.now(), itemId, given: true });
      await releaseRubric(ta, { submissionId, readAt: ta.now() });
      expect(await ask(about)).toMatchObject({ about: { kind: 'rubric', title: 'Good names' } });
      await world.db.update(rubricItems).set({ retiredAt: world.now() });
      expect((await seen(ta)).map(({ about: subject }) => subject)).toContainEqual({
        ...{ kind: 'rubric', title: 'Good names' },
      });
    });

    it('give staff the input of their case with program and exercise, and nobody else', async () => {
      const { id: requestId } = await ask({ kind: 'case', caseId: 'adds' });
      expect(await viewReplay(ta, { requestId })).toMatchObject({
        ok: true,
        value: {
          caseTitle: 'adds two numbers',
          call: 'add',
          args: ARGS,
          isSealed: false,
          isOlderVersion: false,
        },
      });
      expect(await viewReplay(student, { requestId })).toEqual({ ok: false, refusal: 'staff-only' });
      const { id: whole } = await ask();
      expect(await viewReplay(ta, { requestId: whole })).toEqual({ ok: false, refusal: 'no-literal-input' });
    });

    it('keep the input on which the student was right, once, and do not tell the student', async () => {
      const { id: requestId } = await ask({ kind: 'case', caseId: 'adds' });
      expect(await proposeCase(ta, { requestId })).toMatchObject({ ok: true });
      await proposeCase(instructor, { requestId });
      const kept = (await world.db.select().from(caseProposals)).filter((one) => one.requestId === requestId);
      expect(kept).toMatchObject([{ caseId: 'adds', call: 'add', args: ARGS, proposedBy: ta.actor.userId }]);
      expect(await seen(ta)).toMatchObject([{ proposed: true }]);
      expect(await seen(student)).toMatchObject([{ proposed: false }]);
    });
  });
});
