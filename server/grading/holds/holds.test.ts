import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents } from '#db/schema/audit.ts';
import { grades, overrides } from '#db/schema/grades.ts';
import { reviewHolds, reviewsDone } from '#db/schema/review.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { askAboutGrade } from '../../submissions/requests/ask-about-grade.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import { overrideCase } from '../case-points/override-case.ts';
import { seenCase } from '../case-points/testing.ts';
import { listReviewQueue } from '../list-review-queue.ts';
import { overrideGrade } from '../override-grade.ts';
import { overrideSubmission, takeBackOfSubmission } from '../override-submission.ts';
import { finishReview } from '../queue/finish-review.ts';
import { giveRubricItem, releaseRubric } from '../rubric/give-rubric.ts';
import { addRubricItem } from '../rubric/make-rubric.ts';
import { viewReview } from '../view-review.ts';
import { HOLD_MS } from './hold-rule.ts';
import { holdSubmission, leaveSubmission, takeOverHold } from './hold-submission.ts';
import { takeNextFree } from './take-next-free.ts';

const COURSE = 'tiny';
const QUEUE = { kind: 'exercise', slug: 'sums/add' } as const;
const STUDENTS = 15;

describe.each(TEST_DATABASES)('holds on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let graders: readonly [ActorContext, ActorContext, ActorContext];
    const students = new Map<string, ActorContext>();

    beforeAll(async () => {
      world = await openTestWorld(await open());
      graders = [await world.person('ta'), await world.person('ta'), await world.person('instructor')];
      for (let n = 0; n < STUDENTS; n += 1) {
        const student = await world.person('student');
        students.set(await world.submit(student, worth(n % 10)), student);
      }
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      await worker.drained();
      await worker.stop();
    });
    beforeEach(async () => {
      await world.db.delete(reviewHolds);
      await world.db.delete(reviewsDone);
    });
    afterAll(async () => {
      await world?.close();
    });

    const anyOne = () => [...students.keys()][0] ?? '';
    const next = async (grader: ActorContext, openId = '') => {
      const taken = await takeNextFree(grader, { course: COURSE, queue: QUEUE, openId });
      if (!taken.ok) throw new Error(taken.refusal);
      return taken.value?.submissionId ?? null;
    };
    /** Works through the queue until nothing is left for this grader; gives what they graded. */
    const gradeAll = async (grader: ActorContext) => {
      const graded: string[] = [];
      for (let at = await next(grader); at !== null; at = await next(grader, at)) {
        const student = students.get(at);
        const place = { course: COURSE, studentId: student?.actor.userId ?? '', exercise: 'sums/add' };
        const set = await overrideGrade(grader, {
          ...place,
          points: 5,
          reason: 'read',
          seenOverrideId: null,
        });
        expect(set).toMatchObject({ ok: true });
        expect(await finishReview(grader, { submissionId: at })).toEqual({ ok: true, value: null });
        graded.push(at);
      }
      return graded;
    };

    it('gives three graders at once on one queue every submission, each to one of them, and overwrites nothing', async () => {
      const graded = await Promise.all(graders.map(gradeAll));
      expect(graded.flat()).toHaveLength(STUDENTS);
      expect(new Set(graded.flat())).toEqual(new Set(students.keys()));
      expect(await world.db.$count(overrides)).toBe(STUDENTS);
      expect(await world.db.$count(reviewHolds)).toBe(0);
    });

    it('gives one submission to one of three who open it at once, and tells the others who has it', async () => {
      const opened = await Promise.all(
        graders.map((grader) => holdSubmission(grader, { submissionId: anyOne() })),
      );
      const views = opened.flatMap((answer) => (answer.ok ? [answer.value] : []));
      expect(views.filter(({ kind }) => kind === 'mine')).toHaveLength(1);
      const holder = graders[views.findIndex(({ kind }) => kind === 'mine')]?.actor.name;
      expect(views.filter((view) => view.kind === 'others').map((view) => view.holder)).toEqual([
        holder,
        holder,
      ]);
    });

    it('never takes one that somebody is at for the next free one', async () => {
      const taken = await Promise.all(graders.map((grader) => next(grader)));
      expect(new Set(taken).size).toBe(3);
      const [first] = graders;
      const list = await listReviewQueue(first, { course: COURSE, queue: QUEUE, openId: '' });
      const held = list.ok ? list.value.items.filter(({ heldBy }) => heldBy !== null) : [];
      expect(held.map(({ heldBy }) => heldBy).sort()).toEqual(
        graders
          .slice(1)
          .map(({ actor }) => actor.name)
          .sort(),
      );
    });

    it('finds a question about a submission that somebody was through with', async () => {
      const [ta] = graders;
      const submissionId = anyOne();
      const student = students.get(submissionId);
      if (!student) throw new Error('nobody submitted');
      await finishReview(ta, { submissionId });
      await askAboutGrade(student, { submissionId, about: { kind: 'whole' }, body: 'Why?' });
      const queue = { kind: 'requested' } as const;
      const taken = await takeNextFree(ta, { course: COURSE, queue, openId: '' });
      expect(taken).toEqual({ ok: true, value: { submissionId } });
    });

    it('runs out after 15 minutes without activity, and not while there is some', async () => {
      const [one, other] = graders;
      const submissionId = anyOne();
      const start = new Date('2026-12-01T12:00:00Z');
      const later = (ms: number) => new Date(start.getTime() + ms);
      await holdSubmission(world.at(one, start), { submissionId });
      const early = await holdSubmission(world.at(other, later(HOLD_MS - 1)), { submissionId });
      expect(early).toMatchObject({
        ok: true,
        value: { kind: 'others', until: later(HOLD_MS).toISOString() },
      });
      await holdSubmission(world.at(one, later(HOLD_MS - 1)), { submissionId });
      const renewed = await holdSubmission(world.at(other, later(HOLD_MS)), { submissionId });
      expect(renewed).toMatchObject({ value: { kind: 'others', holder: one.actor.name } });
      const free = await holdSubmission(world.at(other, later(2 * HOLD_MS)), { submissionId });
      expect(free).toMatchObject({ value: { kind: 'mine' } });
    });

    it('goes with whoever leaves, and only with them', async () => {
      const [one, other] = graders;
      const submissionId = anyOne();
      await holdSubmission(one, { submissionId });
      await leaveSubmission(other, { submissionId });
      expect(await holdSubmission(other, { submissionId })).toMatchObject({ value: { kind: 'others' } });
      await leaveSubmission(one, { submissionId });
      expect(await holdSubmission(other, { submissionId })).toMatchObject({ value: { kind: 'mine' } });
    });

    it('is one for each grader: opening another submission frees the one before', async () => {
      const [one, other] = graders;
      const [first = '', second = ''] = students.keys();
      await holdSubmission(one, { submissionId: first });
      await holdSubmission(one, { submissionId: second });
      expect(await holdSubmission(other, { submissionId: second })).toMatchObject({
        value: { kind: 'others' },
      });
      expect(await holdSubmission(other, { submissionId: first })).toMatchObject({ value: { kind: 'mine' } });
    });

    it('whoever takes one over leaves the one that they were at to others', async () => {
      const [one, other, third] = graders;
      const [first = '', second = ''] = students.keys();
      await holdSubmission(one, { submissionId: first });
      await holdSubmission(other, { submissionId: second });
      const seen = { submissionId: first, seenHolderId: one.actor.userId };
      expect(await takeOverHold(other, seen)).toMatchObject({ value: { kind: 'mine' } });
      expect(await holdSubmission(third, { submissionId: second })).toMatchObject({
        value: { kind: 'mine' },
      });
    });

    it('keeps points of others off while somebody is at it, and off what was done since a page was read', async () => {
      const [one, other] = graders;
      const submissionId = [...students.keys()][1] ?? '';
      const seen = async (grader: ActorContext) => {
        const view = await viewReview(grader, { course: COURSE, submissionId });
        if (!view.ok) throw new Error(view.refusal);
        const { readAt, grade } = view.value;
        const seenOverrideId = grade.override?.id ?? null;
        return { readAt: new Date(readAt), seenOverrideId, seenPoints: grade.points };
      };
      const byHand = { submissionId, points: 7, reason: 'read twice' };
      const ofCase = async () => {
        const place = { submissionId, caseId: 'adds-any' };
        return { ...place, points: 1, reason: 'nearly', ...(await seenCase(other, place)) };
      };
      const refused = { ok: false, refusal: 'graded-by-another' };
      await holdSubmission(one, { submissionId });
      const before = await seen(one);
      expect(await overrideSubmission(other, { ...byHand, ...(await seen(other)) })).toEqual(refused);
      expect(await overrideCase(other, await ofCase())).toEqual(refused);
      const set = await overrideSubmission(one, { ...byHand, ...before });
      if (!set.ok) throw new Error(set.refusal);
      expect(await takeBackOfSubmission(other, { submissionId, ...set.value })).toEqual(refused);
      const between = await seen(other);
      await finishReview(one, { submissionId });
      expect(await overrideSubmission(other, { ...byHand, ...between })).toEqual(refused);
      expect(await overrideSubmission(one, { ...byHand, ...between })).toMatchObject({ ok: true });
      expect(await overrideSubmission(other, { ...byHand, ...(await seen(other)) })).toMatchObject({
        ok: true,
      });
      expect(await overrideCase(other, await ofCase())).toMatchObject({ ok: true });
    });

    it('keeps points off what was graded again since a page was read', async () => {
      const [one] = graders;
      const [submissionId = '', student] = [...students][3] ?? [];
      const view = await viewReview(one, { course: COURSE, submissionId });
      if (!view.ok || !student) throw new Error('nothing to review');
      const { readAt, grade } = view.value;
      const draft = { submissionId, points: 7, reason: 'nearly', readAt: new Date(readAt) };
      const save = (seenPoints: number | null) =>
        overrideSubmission(one, { ...draft, seenOverrideId: grade.override?.id ?? null, seenPoints });
      const changed = { ok: false, refusal: 'grade-changed' };
      expect(grade.points).not.toBeNull();
      const of = eq(grades.userId, student.actor.userId);
      await world.db.update(grades).set({ points: 9.5 }).where(of);
      expect(await save(grade.points)).toEqual(changed);
      expect(await save(null)).toEqual(changed);
      expect(await save(9.5)).toMatchObject({ ok: true });
    });

    it('keeps rubric items of others off as it does points, those given and those taken or shown', async () => {
      const [one, other] = graders;
      const submissionId = [...students.keys()][2] ?? '';
      const made = await addRubricItem(one, { submissionId, title: 'Reads well', points: 1 });
      const itemId = (made.ok && made.value.items[0]?.id) || '';
      const readNow = (grader: ActorContext) => ({ submissionId, readAt: grader.now() });
      const give = (grader: ActorContext, read = readNow(grader), given = true) =>
        giveRubricItem(grader, { ...read, itemId, given });
      const refused = { ok: false, refusal: 'graded-by-another' };
      const state = (given: string) => ({ ok: true, value: { items: [{ given }] } });
      await holdSubmission(one, { submissionId });
      expect(await give(other)).toEqual(refused);
      expect(await give(one)).toMatchObject(state('draft'));
      expect(await releaseRubric(other, readNow(other))).toEqual(refused);
      const between = readNow(other);
      await finishReview(world.at(one, new Date(between.readAt.getTime() + 1)), { submissionId });
      expect(await give(other, between, false)).toEqual(refused);
      expect(await releaseRubric(other, between)).toEqual(refused);
      const later = readNow(world.at(other, new Date(between.readAt.getTime() + 1)));
      expect(await give(other, later)).toMatchObject(state('released'));
      expect(await give(other, later, false)).toMatchObject(state('no'));
    });

    it('is taken over only from whom one saw, which the log tells; being done is then the new one’s to say', async () => {
      const [one, other, third] = graders;
      const submissionId = anyOne();
      await holdSubmission(one, { submissionId });
      expect(await finishReview(other, { submissionId })).toEqual({ ok: false, refusal: 'held-by-another' });
      const seen = { submissionId, seenHolderId: one.actor.userId };
      const both = await Promise.all([takeOverHold(other, seen), takeOverHold(third, seen)]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both).toContainEqual({ ok: false, refusal: 'hold-changed' });
      const [row] = await world.db
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.action, 'hold.taken-over'));
      expect(row).toMatchObject({ subjectId: submissionId, details: { from: one.actor.userId } });
      const winner = both[0].ok ? other : third;
      expect(await finishReview(one, { submissionId })).toEqual({ ok: false, refusal: 'held-by-another' });
      expect(await finishReview(winner, { submissionId })).toEqual({ ok: true, value: null });
      const view = await viewReview(one, { course: COURSE, submissionId });
      expect(view).toMatchObject({ value: { hold: null, done: { by: winner.actor.name } } });
    });
  });
});
