import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { insertBatch, updateBatchState } from '#db/queries/jobs/batches.ts';
import { insertBatchVerifications } from '#db/queries/work/verifications.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { grades } from '#db/schema/grades.ts';
import { reports, verifications } from '#db/schema/work.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import type { GradingHost } from '../jobs/grading-host.ts';
import { viewSubmission } from '../submissions/view-submission.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { noProving, testGrader, worth } from '../testing-grader.ts';
import { runJob } from './run-job.ts';
import { startWorker, type Worker } from './worker.ts';

describe.each(TEST_DATABASES)('verification on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let student: ActorContext;
    const workers: Worker[] = [];
    const start = async (host: GradingHost, slots = 1) => {
      const worker = await startWorker(world, { host, slots });
      workers.push(worker);
      return worker;
    };
    beforeAll(async () => {
      world = await openTestWorld(await open());
    });
    beforeEach(async () => {
      student = await world.person('student');
    });
    afterEach(async () => {
      for (const worker of workers.splice(0)) await worker.stop();
    });
    afterAll(async () => {
      await world?.close();
    });

    async function view(submissionId: string) {
      const result = await viewSubmission(student, { submissionId });
      if (!result.ok) throw new Error(result.refusal);
      return result.value;
    }

    it('turns a submission into a verified report, a grade and audit rows', async () => {
      const id = await world.submit(student, worth(7));
      await (await start(testGrader())).drained();
      expect(await view(id)).toMatchObject({ state: 'verified', points: 7, pointsMax: 10, counts: true });
      const actions = await world.db.select({ action: auditEvents.action }).from(auditEvents);
      expect(actions.map((row) => row.action)).toEqual(
        expect.arrayContaining(['submission.received', 'grade.changed', 'submission.verified']),
      );
    });

    it('judges once what waits though its job is gone, and nothing of a batch that was cancelled', async () => {
      const id = await world.submit(student, worth(3));
      const [waiting] = await world.db.select().from(verifications).where(eq(verifications.submissionId, id));
      if (!waiting) throw new Error('Nothing waits.');
      const { versionId, seed, queuedAt } = waiting;
      const [placed] = await selectAssignments(world.db, world.courseId);
      const assignmentId = placed?.assignment.id ?? '';
      const batchId = await world.db.transaction(async (tx) => {
        const asked = {
          kind: 'census',
          courseId: world.courseId,
          assignmentId,
          versionId,
          scope: null,
        } as const;
        const batchId = await insertBatch(tx, { ...asked, askedBy: student.actor.userId, askedAt: queuedAt });
        await updateBatchState(tx, { batchId, from: ['running'], to: 'cancelled', at: queuedAt });
        const piece = { submissionId: id, versionId, purpose: 'census', seed, queuedAt, batchId } as const;
        await insertBatchVerifications(tx, [piece]);
        return batchId;
      });
      await world.db.execute(sql`delete from pgboss.job`);
      const judged: string[] = [];
      await (await start(testGrader(async ({ solution }) => void judged.push(solution)))).drained();
      await (await start(testGrader(async ({ solution }) => void judged.push(solution)))).drained();
      expect(await view(id)).toMatchObject({ state: 'verified', points: 3 });
      expect(judged).toEqual([worth(3)]);
      const pieces = await world.db.select().from(verifications).where(eq(verifications.batchId, batchId));
      expect(pieces).toMatchObject([{ state: 'queued' }]);
    });

    it('lets the best verified submission count', async () => {
      await world.submit(student, worth(3));
      const best = await world.submit(student, worth(9));
      await world.submit(student, worth(5));
      await (await start(testGrader())).drained();
      expect(await view(best)).toMatchObject({ counts: true, points: 9 });
      const [grade] = await world.db.select().from(grades).where(eq(grades.userId, student.actor.userId));
      expect(grade).toMatchObject({ points: 9 });
    });

    it('takes up a submission that comes while it sleeps', async () => {
      const graded = Promise.withResolvers<void>();
      await start(testGrader(async () => graded.resolve()));
      const id = await world.submit(student, worth(4));
      await graded.promise;
      await workers[0]?.drained();
      expect(await view(id)).toMatchObject({ state: 'verified', points: 4 });
    });

    it('takes up a submission that comes while its last look finds nothing', async () => {
      const late = Promise.withResolvers<string>();
      const graded = Promise.withResolvers<void>();
      let looks = 0;
      const fetchDead = async () => {
        looks += 1;
        // The look has found nothing, and has not ended yet.
        if (looks === 1) late.resolve(await world.submit(student, worth(4)));
        return null;
      };
      const services = { ...world, queue: { ...world.queue, fetchDead } };
      const host = testGrader(async () => graded.resolve());
      // Without rounds: the note of the submission alone wakes it.
      workers.push(await startWorker(services, { host, slots: 1, lookRoundMs: null }));
      const id = await late.promise;
      await graded.promise;
      await expect.poll(async () => (await view(id)).state, { timeout: 10_000 }).toBe('verified');
    });

    it('tries again after a fault of the grader, with the same seed', async () => {
      const seeds: number[] = [];
      await start(
        testGrader(async ({ seed }) => {
          seeds.push(seed);
          if (seeds.length === 1) throw new Error('the judge broke');
        }),
      );
      const id = await world.submit(student, worth(6));
      await expect.poll(async () => (await view(id)).state, { timeout: 30_000 }).toBe('verified');
      expect(seeds).toHaveLength(2);
      expect(new Set(seeds).size).toBe(1);
    });

    it('marks a submission that the grader never manages, and leaves the grade alone', async () => {
      const good = await world.submit(student, worth(8));
      const bad = await world.submit(student, '// breaks the grader');
      await start(
        testGrader(async ({ solution }) => {
          if (solution.includes('breaks')) throw new Error('the judge broke: \0\ud83d');
        }),
      );
      await expect.poll(async () => (await view(bad)).state, { timeout: 60_000 }).toBe('could-not-grade');
      expect(await view(good)).toMatchObject({ counts: true, points: 8 });
      const [verification] = await world.db
        .select()
        .from(verifications)
        .where(eq(verifications.submissionId, bad));
      expect(verification?.fault).toBe('the judge broke: [U+0000]\ufffd');
    });

    it('grades each submission once, however many workers there are', async () => {
      const classmates = [student, await world.person('student'), await world.person('student')];
      for (const classmate of classmates) {
        for (const points of [1, 2, 3]) await world.submit(classmate, worth(points));
      }
      const graded: string[] = [];
      const count = async ({ solution, seed }: { solution: string; seed: number }) => {
        graded.push(`${solution}${seed}`);
      };
      const first = await start(testGrader(count), 2);
      const second = await start(testGrader(count), 2);
      await Promise.all([first.drained(), second.drained()]);
      // One student's submissions take turns, so the last may come after a worker found nothing ready.
      await expect.poll(() => graded.length, { timeout: 30_000 }).toBe(9);
      expect(new Set(graded).size).toBe(graded.length);
    });

    it('ignores a late duplicate: the first verdict stands', async () => {
      const id = await world.submit(student, worth(5));
      const job = await world.queue.fetch();
      if (!job) throw new Error('no job');
      const work = { host: testGrader(), openProving: noProving, signal: new AbortController().signal };
      await runJob(world, job, work);
      await runJob(world, job, work);
      const found = await world.db
        .select({ submissionId: verifications.submissionId })
        .from(reports)
        .innerJoin(verifications, eq(verifications.id, reports.verificationId))
        .where(eq(verifications.submissionId, id));
      expect(found).toHaveLength(1);
      expect(await view(id)).toMatchObject({ state: 'verified', points: 5 });
    });

    it('keeps a claim of full marks beside the verified score, where it counts for nothing', async () => {
      const id = await world.submit(student, worth(2), 10);
      await (await start(testGrader())).drained();
      expect(await view(id)).toMatchObject({ points: 2, provisionalPoints: 10 });
      const [grade] = await world.db.select().from(grades).where(eq(grades.userId, student.actor.userId));
      expect(grade).toMatchObject({ points: 2 });
    });

    it('refuses a report about another source', async () => {
      const id = await world.submit(student, worth(1));
      const honest = testGrader();
      await start({ run: (version, run) => honest.run(version, { ...run, solution: worth(10) }) });
      await expect.poll(async () => (await view(id)).state, { timeout: 20_000 }).toBe('could-not-grade');
      expect((await view(id)).points).toBeNull();
      const [verification] = await world.db
        .select()
        .from(verifications)
        .where(eq(verifications.submissionId, id));
      expect(verification?.fault).toContain('another exercise version, source or seed');
    });
  });
});
