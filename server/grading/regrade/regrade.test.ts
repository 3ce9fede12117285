import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertExerciseVersion, selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import { insertOverride } from '#db/queries/grading/grades.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { assignments } from '#db/schema/courses.ts';
import { grades } from '#db/schema/grades.ts';
import { standings, verifications } from '#db/schema/work.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { GradingHost } from '../../jobs/grading-host.ts';
import { listStuckJobs } from '../../jobs/stuck/list-stuck-jobs.ts';
import { retryStuckSubmission } from '../../jobs/stuck/retry-stuck-submission.ts';
import { startWorker, type Worker } from '../../jobs/worker.ts';
import { viewSubmission } from '../../submissions/view-submission.ts';
import { openTestWorld, PLACE, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { settleGrade } from '../settle-grade.ts';
import { type ApplyDecision, applyRegrade } from './apply-regrade.ts';
import { cancelRegrade } from './cancel-regrade.ts';
import { continueRegrade } from './continue-regrade.ts';
import { pinOld } from './pin-old.ts';
import { readRegrade } from './read-regrade.ts';
import { startDryRun } from './start-dry-run.ts';
import { undoRegrade } from './undo-regrade.ts';

/** By the new version, sources worth these points get others. */
const BY_NEW: Readonly<Record<string, number>> = { [worth(3)]: 8, [worth(9)]: 5, [worth(6)]: 6 };

describe.each(TEST_DATABASES)('a regrade on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let instructor: ActorContext;
    let newVersionId: string;
    let newHash: string;
    let students: { gaining: ActorContext; losing: ActorContext; keeping: ActorContext };
    const workers: Worker[] = [];

    /** Grades by the points in the source, and by the new version as the table says. */
    const grader = (before: Parameters<typeof testGrader>[0] = async () => undefined): GradingHost => {
      const plain = testGrader(before);
      return {
        async run(version, run) {
          const points = version.hash === newHash ? BY_NEW[run.solution] : undefined;
          if (points === undefined) return plain.run(version, run);
          await before({ version, solution: run.solution, seed: run.seed });
          const { codeHash } = await testGrader().run(version, run);
          return { ...(await testGrader().run(version, { ...run, solution: worth(points) })), codeHash };
        },
      };
    };
    const start = async (host: GradingHost = grader()) => {
      const worker = await startWorker(world, { host, slots: 2 });
      workers.push(worker);
      return worker;
    };
    const work = async () => {
      await (await start()).drained();
      for (const worker of workers.splice(0)) await worker.stop();
    };

    beforeAll(async () => {
      world = await openTestWorld(await open());
      const [assignment] = await world.db.select().from(assignments);
      const { id: _id, ...version } = await selectExerciseVersion(world.db, assignment?.versionId ?? '');
      newHash = 'f'.repeat(64);
      newVersionId = (await insertExerciseVersion(world.db, { ...version, hash: newHash })).id;
    });
    beforeEach(async () => {
      instructor = await world.person('instructor');
      students = {
        gaining: await world.person('student'),
        losing: await world.person('student'),
        keeping: await world.person('student'),
      };
    });
    afterEach(async () => {
      for (const worker of workers.splice(0)) await worker.stop();
    });
    afterAll(async () => {
      await world?.close();
    });

    async function submitAll(): Promise<string[]> {
      const { gaining, losing, keeping } = students;
      const ids = [
        await world.submit(gaining, worth(3)),
        await world.submit(gaining, worth(2)),
        await world.submit(losing, worth(9)),
        await world.submit(keeping, worth(6)),
      ];
      await work();
      return ids;
    }

    async function dryRun(ids: readonly string[]): Promise<string> {
      const scope = { kind: 'submissions', ids: [...ids] } as const;
      const started = await startDryRun(instructor, { ...PLACE, versionId: newVersionId, scope });
      if (!started.ok) throw new Error(started.refusal);
      return started.value.batchId;
    }
    async function read(batchId: string) {
      const view = await readRegrade(instructor, { batchId });
      if (!view.ok) throw new Error(view.refusal);
      return view.value;
    }
    const apply = (batchId: string, decision: Pick<ApplyDecision, 'kind'> & { keys?: string[] }) =>
      applyRegrade(instructor, {
        batchId,
        decision: { reason: 'a case was wrong', ...decision } as ApplyDecision,
      });
    async function pointsOf({ actor }: ActorContext): Promise<number | null> {
      const [grade] = await world.db.select().from(grades).where(eq(grades.userId, actor.userId));
      return grade?.points ?? null;
    }
    const allPoints = async () => [
      await pointsOf(students.gaining),
      await pointsOf(students.losing),
      await pointsOf(students.keeping),
    ];
    async function gradeChanges(cause: string): Promise<number> {
      const rows = await world.db.select().from(auditEvents).where(eq(auditEvents.action, 'grade.changed'));
      const own = Object.values(students).map(({ actor }) => actor.userId);
      return rows.filter((row) => row.details.cause === cause && own.includes(row.subjectId ?? '')).length;
    }

    it('says who would gain and lose, in counts that add up, and changes nothing', async () => {
      const batchId = await dryRun(await submitAll());
      const held = await world.db.select().from(standings);
      await work();
      const view = await read(batchId);
      expect(view).toMatchObject({
        state: 'ready',
        progress: { done: 4, total: 4, givenUp: 0 },
        counts: { students: 3, gains: 1, loses: 1, same: 1, applied: 0 },
      });
      const changes = view.students.map(({ name, from, to, change }) => [name, from, to, change]);
      expect(changes).toEqual([
        [students.gaining.actor.name, 3, 8, 'gains'],
        [students.losing.actor.name, 9, 5, 'loses'],
        [students.keeping.actor.name, 6, 6, 'same'],
      ]);
      expect(view.students[0]?.submissions).toMatchObject([{ number: 1, from: 3, to: 8 }]);
      expect(await allPoints()).toEqual([3, 9, 6]);
      expect(await world.db.select().from(standings)).toEqual(held);
    });

    it('judges each submission on the inputs on which it was judged before', async () => {
      const ids = await submitAll();
      await dryRun(ids);
      await work();
      for (const id of ids) {
        const rows = await world.db.select().from(verifications).where(eq(verifications.submissionId, id));
        expect(rows).toHaveLength(2);
        expect(new Set(rows.map(({ seed }) => seed)).size).toBe(1);
      }
    });

    it('applied to all, does what the dry run said, with the very reports that it found', async () => {
      const ids = await submitAll();
      const batchId = await dryRun(ids);
      await work();
      const foreseen = (await read(batchId)).students.map(({ to }) => to);
      expect(await apply(batchId, { kind: 'all' })).toMatchObject({ ok: true });
      await work();
      expect(await allPoints()).toEqual(foreseen);
      const view = await read(batchId);
      expect(view).toMatchObject({
        state: 'applied',
        counts: { students: 3, gains: 1, loses: 1, same: 1, applied: 3 },
      });
      expect(await gradeChanges('regrade')).toBe(3);
      const shown = await viewSubmission(students.gaining, { submissionId: ids[0] ?? '' });
      expect(shown).toMatchObject({ value: { state: 'verified', points: 8, counts: true } });
    });

    it('applied for gains, takes nothing from anybody', async () => {
      const batchId = await dryRun(await submitAll());
      await work();
      await apply(batchId, { kind: 'gains' });
      await work();
      expect(await allPoints()).toEqual([8, 9, 6]);
    });

    it('applied to all but some, leaves these alone', async () => {
      const batchId = await dryRun(await submitAll());
      await work();
      const { students: listed } = await read(batchId);
      const keys = listed.filter(({ change }) => change === 'gains').map(({ key }) => key);
      const strange = { kind: 'except', keys: [...keys, newVersionId] } as const;
      expect(await apply(batchId, { ...strange, keys: [...strange.keys] })).toEqual({
        ok: false,
        refusal: 'input-wrong',
      });
      await apply(batchId, { kind: 'except', keys });
      await work();
      expect(await allPoints()).toEqual([3, 5, 6]);
    });

    it('taken back, leaves every grade and every submission as it was', async () => {
      const ids = await submitAll();
      const batchId = await dryRun(ids);
      await work();
      const held = await world.db.select().from(standings).orderBy(standings.submissionId);
      await apply(batchId, { kind: 'all' });
      await work();
      expect(await world.db.select().from(standings).orderBy(standings.submissionId)).not.toEqual(held);
      expect(await undoRegrade(instructor, { batchId })).toMatchObject({ ok: true });
      await work();
      expect(await allPoints()).toEqual([3, 9, 6]);
      expect(await world.db.select().from(standings).orderBy(standings.submissionId)).toEqual(held);
      expect(await read(batchId)).toMatchObject({ state: 'undone', counts: { applied: 0 } });
    });

    it('leaves the points of an override, and says that it holds', async () => {
      const ids = await submitAll();
      const [assignment] = await world.db.select().from(assignments);
      if (!assignment) throw new Error('no assignment');
      const { userId } = students.losing.actor;
      await world.db.transaction(async (tx) => {
        const setBy = instructor.actor.userId;
        await insertOverride(tx, {
          userId,
          assignmentId: assignment.id,
          points: 7,
          reason: 'by hand',
          setBy,
        });
        await settleGrade(tx, { userId, assignment, actorId: setBy, cause: 'override', at: new Date() });
      });
      const batchId = await dryRun(ids);
      await work();
      const losing = (await read(batchId)).students.find(({ name }) => name === students.losing.actor.name);
      expect(losing).toMatchObject({ from: 7, to: 7, change: 'same', overridden: true });
      await apply(batchId, { kind: 'all' });
      await work();
      expect(await pointsOf(students.losing)).toBe(7);
    });

    it('goes on after a cancel where it was, and judges nothing twice', async () => {
      const ids = await submitAll();
      const batchId = await dryRun(ids);
      const first = Promise.withResolvers<void>();
      let judged = 0;
      const host: GradingHost = {
        run: (version, run) => {
          judged += 1;
          if (judged === 1) return grader().run(version, run);
          first.resolve();
          return new Promise((_resolve, reject) => {
            run.signal?.addEventListener('abort', () => reject(run.signal?.reason));
          });
        },
      };
      const worker = await start(host);
      await first.promise;
      await cancelRegrade(instructor, { batchId });
      await worker.drained();
      expect(await continueRegrade(instructor, { batchId })).toMatchObject({ ok: true });
      for (const each of workers.splice(0)) await each.stop();
      await work();
      expect(await read(batchId)).toMatchObject({
        state: 'ready',
        progress: { done: 4, total: 4 },
        counts: { students: 3, gains: 1, loses: 1, same: 1, notJudged: 0 },
      });
      const made = await world.db.select().from(verifications).where(eq(verifications.batchId, batchId));
      expect(made).toHaveLength(4);
    });

    it('searches for a witness again that was cancelled with it', async () => {
      const batchId = await dryRun(await submitAll());
      const searching = Promise.withResolvers<void>();
      // The one that gains is judged, and its search never ends; nor does anything else.
      const host: GradingHost = {
        run(version, run) {
          if (run.solution === worth(3) && !run.against) return grader().run(version, run);
          if (run.against) searching.resolve();
          return new Promise((_resolve, reject) => {
            run.signal?.addEventListener('abort', () => reject(run.signal?.reason));
          });
        },
      };
      // Room for the search beside everything that never ends.
      const worker = await startWorker(world, { host, slots: 16 });
      await searching.promise;
      await cancelRegrade(instructor, { batchId });
      await worker.drained();
      await worker.stop();
      const gaining = async () =>
        (await read(batchId)).students.find(({ name }) => name === students.gaining.actor.name);
      expect((await gaining())?.submissions).toMatchObject([{ from: 3, to: 8, witness: null }]);
      expect(await continueRegrade(instructor, { batchId })).toMatchObject({ ok: true });
      await work();
      expect((await gaining())?.submissions).toMatchObject([{ witness: { finding: { kind: 'none' } } }]);
    });

    it('names the cases that changed, before and after it is applied', async () => {
      const batchId = await dryRun(await submitAll());
      await work();
      const losing = async () =>
        (await read(batchId)).students.find(({ name }) => name === students.losing.actor.name);
      const foreseen = await losing();
      expect(foreseen?.submissions).toMatchObject([
        { from: 9, to: 5, cases: [{ number: 2, before: { points: 5 }, after: { points: 1 } }] },
      ]);
      await apply(batchId, { kind: 'all' });
      await work();
      expect((await losing())?.submissions).toEqual(foreseen?.submissions);
    });

    it('can be taken back for a day', async () => {
      const batchId = await dryRun(await submitAll());
      await work();
      await apply(batchId, { kind: 'all' });
      await work();
      expect((await read(batchId)).undoUntil).not.toBeNull();
      const later = world.at(instructor, new Date(Date.now() + 25 * 60 * 60 * 1_000));
      expect(await undoRegrade(later, { batchId })).toEqual({ ok: false, refusal: 'undo-too-late' });
    });

    it('cancelled while it was applied can be taken back for a day too, and as a dry run not at all', async () => {
      const batchId = await dryRun(await submitAll());
      await cancelRegrade(instructor, { batchId });
      expect(await undoRegrade(instructor, { batchId })).toEqual({ ok: false, refusal: 'regrade-moved-on' });
      await continueRegrade(instructor, { batchId });
      await work();
      await apply(batchId, { kind: 'all' });
      await cancelRegrade(instructor, { batchId });
      const later = world.at(instructor, new Date(Date.now() + 25 * 60 * 60 * 1_000));
      expect(await undoRegrade(later, { batchId })).toEqual({ ok: false, refusal: 'undo-too-late' });
      expect(await undoRegrade(instructor, { batchId })).toMatchObject({ ok: true });
    });

    it('put away, can no longer be applied', async () => {
      const batchId = await dryRun(await submitAll());
      await work();
      expect(await pinOld(instructor, { batchId })).toMatchObject({ ok: true });
      expect(await apply(batchId, { kind: 'all' })).toEqual({ ok: false, refusal: 'regrade-moved-on' });
      expect(await allPoints()).toEqual([3, 9, 6]);
    });

    it('is decided once: of two who apply it at the same moment, one is told that it moved on', async () => {
      const batchId = await dryRun(await submitAll());
      await work();
      const both = await Promise.all([apply(batchId, { kind: 'all' }), apply(batchId, { kind: 'gains' })]);
      expect(both.map((result) => result.ok).sort()).toEqual([false, true]);
    });

    it('stopped on the way by a worker that dies, is taken up and done once', async () => {
      const batchId = await dryRun(await submitAll());
      await work();
      await apply(batchId, { kind: 'all' });
      // The database goes away in the middle of the second student.
      let changed = 0;
      const now = () => {
        changed += 1;
        if (changed === 2) throw new Error('the machine lost power');
        return new Date();
      };
      const dying = await startWorker({ ...world, now }, { host: grader(), slots: 1 });
      await dying.drained();
      await dying.stop();
      await expect
        .poll(
          async () => {
            await work();
            return (await read(batchId)).state;
          },
          { timeout: 20_000 },
        )
        .toBe('applied');
      expect(await allPoints()).toEqual([8, 5, 6]);
      expect(await gradeChanges('regrade')).toBe(3);
      const made = await world.db.select().from(verifications).where(eq(verifications.batchId, batchId));
      expect(made.filter(({ purpose }) => purpose === 'regrade')).toHaveLength(4);
    });

    it('cancelled, stops what runs at once, keeps what is done, and says how much that is', async () => {
      const ids = await submitAll();
      const running = Promise.withResolvers<void>();
      const batchId = await dryRun(ids);
      let judged = 0;
      const host: GradingHost = {
        run: (version, run) => {
          judged += 1;
          if (judged === 1) return grader().run(version, run);
          running.resolve();
          return new Promise((_resolve, reject) => {
            run.signal?.addEventListener('abort', () => reject(run.signal?.reason));
          });
        },
      };
      const worker = await start(host);
      await running.promise;
      await expect.poll(async () => (await read(batchId)).progress.done).toBe(1);
      const asked = Date.now();
      expect(await cancelRegrade(instructor, { batchId })).toMatchObject({
        ok: true,
        value: { done: 1, total: 4 },
      });
      await worker.drained();
      expect(Date.now() - asked).toBeLessThan(5_000);
      expect(await read(batchId)).toMatchObject({ state: 'cancelled', progress: { done: 1, total: 4 } });
      const kept = await world.db.select().from(verifications).where(eq(verifications.batchId, batchId));
      expect(kept).toMatchObject([{ state: 'verified' }]);
      expect(await cancelRegrade(instructor, { batchId })).toEqual({ ok: false, refusal: 'batch-ended' });
    });

    it('is ready with what the grader gave up on, which staff see and have tried again', async () => {
      const ids = await submitAll();
      const batchId = await dryRun(ids);
      const broken = grader(async ({ solution }) => {
        if (solution === worth(9)) throw new Error('the judge broke');
      });
      await start(broken);
      await expect.poll(async () => (await read(batchId)).state, { timeout: 30_000 }).toBe('ready');
      for (const worker of workers.splice(0)) await worker.stop();
      expect(await read(batchId)).toMatchObject({
        progress: { done: 4, total: 4, givenUp: 1 },
        counts: { gains: 1, loses: 0, same: 1, notJudged: 1 },
      });
      const stuck = await listStuckJobs(instructor, { course: 'tiny' });
      const [first] = stuck.ok ? stuck.value.submissions : [];
      expect(first).toMatchObject({ submissionId: ids[2], purpose: 'dry-run', fault: 'the judge broke' });
      const verificationId = first?.verificationId ?? '';
      expect(await retryStuckSubmission(instructor, { verificationId })).toMatchObject({ ok: true });
      expect(await retryStuckSubmission(instructor, { verificationId })).toEqual({
        ok: false,
        refusal: 'not-stuck',
      });
      expect((await read(batchId)).state).toBe('running');
      await work();
      expect(await read(batchId)).toMatchObject({
        state: 'ready',
        progress: { done: 4, givenUp: 0 },
        counts: { loses: 1 },
      });
    });

    it('takes no version of another exercise', async () => {
      const versionId = crypto.randomUUID();
      const answer = await startDryRun(instructor, { ...PLACE, versionId, scope: { kind: 'every' } });
      expect(answer).toEqual({ ok: false, refusal: 'version-unknown' });
    });
  });
});
