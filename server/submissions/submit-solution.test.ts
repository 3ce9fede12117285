import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents } from '#db/schema/audit.ts';
import { assignments, extensions } from '#db/schema/courses.ts';
import { submissions, verifications } from '#db/schema/work.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { viewCourseHome } from '../courses/view-course-home.ts';
import { openTestWorld, PLACE, type TestWorld } from '../testing.ts';
import { worth } from '../testing-grader.ts';
import { viewWorkspace } from '../workspace/view-workspace.ts';
import { listSubmissions } from './list-submissions.ts';
import { recordClaim } from './record-claim.ts';
import { saveDraft } from './save-draft.ts';
import { SOURCE_BYTES_MAX } from './source-limits.ts';
import { submitSolution } from './submit-solution.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe.each(TEST_DATABASES)('submitting on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let student: ActorContext;
    let versionId: string;
    beforeAll(async () => {
      world = await openTestWorld(await open());
    });
    beforeEach(async () => {
      student = await world.person('student');
      const workspace = await viewWorkspace(student, PLACE);
      if (workspace.ok) versionId = workspace.value.exercise.versionId;
    });
    afterAll(async () => {
      await world?.close();
    });

    const submit = (context: ActorContext, more: object = {}) =>
      submitSolution(context, {
        ...PLACE,
        submissionId: crypto.randomUUID(),
        source: worth(1),
        versionId,
        claimedPoints: null,
        ...more,
      });
    const own = async () =>
      world.db.select().from(submissions).where(eq(submissions.userId, student.actor.userId));

    it('writes nothing at all when the job cannot be queued', async () => {
      const queue = { ...world.queue, send: () => Promise.reject(new Error('the queue is down')) };
      const audited = async () => (await world.db.select().from(auditEvents)).length;
      const before = await audited();
      await expect(submit({ ...student, queue })).rejects.toThrow('the queue is down');
      expect(await own()).toEqual([]);
      expect(await audited()).toBe(before);
    });

    it('queues no job when the transaction fails after it', async () => {
      const before = await world.queue.size();
      const queue: typeof world.queue = {
        ...world.queue,
        async send(tx, job) {
          await world.queue.send(tx, job);
          throw new Error('the power failed');
        },
      };
      await expect(submit({ ...student, queue })).rejects.toThrow('the power failed');
      expect(await own()).toEqual([]);
      expect(await world.queue.size()).toBe(before);
    });

    it('numbers the submissions of a student, also when they come at once', async () => {
      const results = await Promise.all([submit(student), submit(student), submit(student)]);
      expect(results.every((result) => result.ok)).toBe(true);
      expect((await own()).map((row) => row.number).sort()).toEqual([1, 2, 3]);
    });

    it('takes what is sent twice once, in turn or at once, and answers both alike', async () => {
      const submissionId = crypto.randomUUID();
      const results = await Promise.all([
        submit(student, { submissionId }),
        submit(student, { submissionId }),
      ]);
      results.push(await submit(student, { submissionId }));
      expect(results).toEqual(Array(3).fill({ ok: true, value: { submissionId } }));
      expect(await own()).toMatchObject([{ id: submissionId, number: 1 }]);
      const queued = await world.db
        .select()
        .from(verifications)
        .where(eq(verifications.submissionId, submissionId));
      expect(queued).toHaveLength(1);
    });

    it('answers for what arrived in time when it is sent again after the last day', async () => {
      const submissionId = crypto.randomUUID();
      await submit(student, { submissionId });
      const later = world.at(student, new Date(Date.now() + 10 * 365 * DAY_MS));
      expect(await submit(later, { submissionId })).toEqual({ ok: true, value: { submissionId } });
      expect(await submit(later)).toMatchObject({ refusal: 'closed' });
    });

    it('refuses an id that is of other code or of another person, and tells nothing of theirs', async () => {
      const submissionId = crypto.randomUUID();
      await submit(student, { submissionId });
      const taken = { ok: false, refusal: 'submission-id-taken' };
      expect(await submit(student, { submissionId, source: worth(2) })).toEqual(taken);
      expect(await submit(await world.person('student'), { submissionId })).toEqual(taken);
      expect(await own()).toHaveLength(1);
    });

    it('draws a seed of 31 bits for each verification', async () => {
      await submit(student);
      await submit(student);
      const rows = await world.db
        .select({ seed: verifications.seed })
        .from(verifications)
        .innerJoin(submissions, eq(submissions.id, verifications.submissionId))
        .where(eq(submissions.userId, student.actor.userId));
      expect(new Set(rows.map((row) => row.seed)).size).toBe(2);
      for (const { seed } of rows) expect(seed).toBeGreaterThanOrEqual(0);
    });

    it('stops a script: a few waiting at once, a bounded number a minute', async () => {
      const results = [];
      for (let index = 0; index < 7; index += 1) results.push(await submit(student));
      expect(results.map((result) => (result.ok ? 'ok' : result.refusal))).toEqual([
        ...Array(5).fill('ok'),
        'too-many-waiting',
        'too-many-waiting',
      ]);
    });

    it('refuses code that is empty or longer than 256 KiB, in bytes', async () => {
      expect(await submit(student, { source: ' \n\t' })).toMatchObject({ refusal: 'source-empty' });
      const long = 'é'.repeat(SOURCE_BYTES_MAX / 2 + 1);
      expect(await submit(student, { source: long })).toMatchObject({ refusal: 'source-too-long' });
      expect(await own()).toEqual([]);
    });

    it.each(['// a\0b', '// \ud800'])('refuses what no database keeps as text', async (source) => {
      expect(await submit(student, { source })).toMatchObject({ refusal: 'source-unreadable' });
      const draft = { ...PLACE, source, baseRevision: 0 };
      expect(await saveDraft(student, draft)).toMatchObject({ refusal: 'source-unreadable' });
    });

    it('counts the submissions of a minute and takes more when it is over [34]', async () => {
      const { db } = world;
      for (let index = 0; index < 10; index += 1) {
        await submit(student);
        await db.update(verifications).set({ state: 'verified', finishedAt: new Date() });
      }
      expect(await submit(student)).toMatchObject({ refusal: 'too-many-submissions' });
      const later = world.at(student, new Date(Date.now() + 61_000));
      expect((await submit(later)).ok).toBe(true);
    });

    it('takes 200 submissions to an exercise within a day, and the next when the first is a day old', async () => {
      await submit(student);
      const [first] = await own();
      if (!first) throw new Error('nothing was submitted');
      const { submittedAt } = first;
      const at = (ms: number) => world.at(student, new Date(submittedAt.getTime() + ms));
      const copies = Array.from({ length: 199 }, (_, index) => ({
        ...first,
        id: crypto.randomUUID(),
        number: index + 2,
        submittedAt: new Date(submittedAt.getTime() + HOUR_MS),
      }));
      await world.db.insert(submissions).values(copies.slice(1));
      expect(await submit(at(3 * HOUR_MS))).toMatchObject({ ok: true });
      expect(await submit(at(4 * HOUR_MS))).toEqual({ ok: false, refusal: 'too-many-today' });
      expect(await submit(at(DAY_MS - 1))).toMatchObject({ refusal: 'too-many-today' });
      expect(await submit(at(DAY_MS))).toMatchObject({ ok: true });
    });

    it('takes 500 submissions of a student within a day, whatever they are to', async () => {
      await submit(student);
      const [first] = await own();
      const [other] = await world.db.select().from(assignments).where(eq(assignments.slug, 'multiply'));
      if (!(first && other)) throw new Error('there are two exercises, and a submission to one');
      const copies = Array.from({ length: 499 }, (_, index) => ({
        ...first,
        id: crypto.randomUUID(),
        assignmentId: other.id,
        number: index + 1,
      }));
      await world.db.insert(submissions).values(copies);
      const later = (ms: number) => world.at(student, new Date(first.submittedAt.getTime() + ms));
      expect(await submit(later(HOUR_MS))).toEqual({ ok: false, refusal: 'too-many-today' });
      expect(await submit(later(DAY_MS))).toMatchObject({ ok: true });
    });

    it('refuses a version that is not the published one', async () => {
      const stale = { versionId: crypto.randomUUID() };
      expect(await submit(student, stale)).toMatchObject({ refusal: 'version-changed' });
    });

    it('keeps of a forged claim at most what there is to score', async () => {
      await submit(student, { claimedPoints: 1_000 });
      expect(await own()).toMatchObject([{ claimedPoints: 10 }]);
      const forged = { points: 1_000, pointsMax: 2_000, casesPassed: 99, casesTotal: 99, backend: 'cpu' };
      await recordClaim(student, { ...PLACE, ...forged });
      const home = await viewCourseHome(student, { course: PLACE.course });
      expect(home.ok && home.value.modules[0]?.exercises[0]).toMatchObject({
        points: null,
        provisionalPoints: 10,
        casesPassed: 2,
        casesTotal: 2,
      });
    });

    it('keeps the device that a browser claims, as one short visible line, and only beside claimed points', async () => {
      const claimedDevice = {
        backend: 'webgpu',
        name: ` A\n\u202e${'GPU'.repeat(60)}`,
        software: false,
        browser: 'Firefox',
        system: null,
      } as const;
      await submit(student, { claimedPoints: 4, claimedDevice });
      await submit(student, { claimedPoints: null, claimedDevice });
      await submit(student, { claimedPoints: 4 });
      const listed = await listSubmissions(student, PLACE);
      expect(listed.ok && listed.value.map((row) => row.claimedDevice)).toEqual([
        null,
        null,
        { ...claimedDevice, name: `A ${'GPU'.repeat(26)}` },
      ]);
    });

    it('goes by the clock of the server: on time, late, closed', async () => {
      const [assignment] = await world.db.select().from(assignments).where(eq(assignments.slug, 'add'));
      const due = assignment?.dueAt;
      if (!due) throw new Error('the exercise has no due date');
      const at = (ms: number) => submit(world.at(student, new Date(due.getTime() + ms)));
      await at(0);
      await at(1);
      await at(7 * DAY_MS);
      expect(await at(7 * DAY_MS + 1)).toMatchObject({ refusal: 'closed' });
      expect((await own()).sort((a, b) => a.number - b.number).map((row) => row.late)).toEqual([
        false,
        true,
        true,
      ]);
    });

    it('gives the student with an extension their later date', async () => {
      const [assignment] = await world.db.select().from(assignments).where(eq(assignments.slug, 'add'));
      if (!assignment?.dueAt) throw new Error('the exercise has no due date');
      const later = new Date(assignment.dueAt.getTime() + 3 * DAY_MS);
      const granted = await world.person('instructor');
      await world.db.insert(extensions).values({
        assignmentId: assignment.id,
        userId: student.actor.userId,
        dueAt: later,
        reason: 'ill',
        grantedBy: granted.actor.userId,
      });
      await submit(world.at(student, later));
      expect(await own()).toMatchObject([{ late: false, dueAt: later }]);
    });
  });
});
