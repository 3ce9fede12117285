import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { selectOptionalCourse, upsertEnrolment } from '#db/queries/courses/courses.ts';
import { updateBatchState } from '#db/queries/jobs/batches.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { ExercisePlace } from '../../courses/find-assignment.ts';
import { setAnonymous } from '../../grading/anonymous/set-anonymous.ts';
import { cancelBatch } from '../../jobs/batches/cancel-batch.ts';
import { copyCourse } from '../../planning/lifecycle/copy-course.ts';
import { submitSolution } from '../../submissions/submit-solution.ts';
import { openTestWorld, PLACE, type TestWorld } from '../../testing.ts';
import { noProving, testGrader } from '../../testing-grader.ts';
import { startWorker, type Worker } from '../../worker/worker.ts';
import { viewWorkspace } from '../../workspace/view-workspace.ts';
import { startSimilarity } from './start-similarity.ts';
import { viewCourseSimilarity } from './view-course-similarity.ts';
import { viewSimilarPair } from './view-similar-pair.ts';
import { viewSimilarity } from './view-similarity.ts';

/** Enough of its own to be compared; `tell` would be heard if it ran. */
const program = (names: readonly [string, string, string], body = '') => {
  const [a, b, c] = names;
  return `// worth 4
import * as tf from '@tensorflow/tfjs';
export function add(${a}: tf.Tensor, ${b}: tf.Tensor) {
  ${body}
  const ${c} = tf.tidy(() => tf.sum(tf.stack([${a}, ${b}]), 0));
  if (${a}.shape.length !== ${b}.shape.length) throw new Error('shapes');
  const twice = tf.mul(${c}, 2).sub(${c}).reshape(${a}.shape);
  for (const size of ${a}.shape) if (size < 0) return tf.zerosLike(${b});
  return twice.add(tf.zerosLike(${a})).sub(tf.zerosLike(${b}));
}
throw new Error('similarity ran a program');
`;
};
const STARTER = 'export function add() {\n  return null;\n}\n';
const ONE = `${program(['a', 'b', 'c'])}// by Person 2, person2@tiny.example\n`;
const RENAMED = program(['left', 'right', 'total'], '\n\n');

describe.each(TEST_DATABASES)('similarity on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let staff: ActorContext;
    const workers: Worker[] = [];
    const work = async () => {
      const worker = await startWorker(world, { host: testGrader(), openProving: noProving, slots: 1 });
      workers.push(worker);
      await worker.drained();
    };
    const see = async (context = staff, place: ExercisePlace = PLACE) => {
      const view = await viewSimilarity(context, { ...place, from: null });
      if (!view.ok) throw new Error(view.refusal);
      return view.value;
    };
    const compare = async (context = staff, place: ExercisePlace = PLACE) => {
      const started = await startSimilarity(context, place);
      if (!started.ok) throw new Error(started.refusal);
      return started.value.batchId;
    };
    const stop = async () => {
      for (const worker of workers.splice(0)) await worker.stop();
    };

    beforeAll(async () => {
      world = await openTestWorld(await open());
      staff = await world.person('instructor');
      for (const source of [ONE, RENAMED, 'not a (program']) {
        await world.submit(await world.person('student'), source);
      }
      await world.submit(await world.person('student'), STARTER);
      const gone = await world.person('student');
      await world.submit(gone, ONE);
      await work();
      await stop();
      await upsertEnrolment(world.db, { courseId: world.courseId, userId: gone.actor.userId, role: 'ta' });
    });
    afterEach(stop);
    afterAll(async () => {
      await world?.close();
    });

    it('finds what counts of two students the same but for names, and says who, where, and how many not', async () => {
      expect(await see()).toMatchObject({ run: null, found: null });
      await compare();
      expect((await see()).run).toMatchObject({ state: 'running', total: null });
      await work();
      const { run, found } = await see();
      expect(run).toMatchObject({ state: 'ready', done: 4, total: 4, stuck: false });
      expect(found).toMatchObject({ programs: 3, earlier: 0, unread: 1, short: 1, clusters: [] });
      expect(found?.distribution.at(-1)).toBe(2);
      const [pair, ...others] = found?.pairs ?? [];
      expect(others).toEqual([]);
      expect(pair?.similarity).toBe(1);
      expect([pair?.left.name, pair?.right.name].toSorted()).toEqual(['Person 2', 'Person 3']);
      const ids = { left: pair?.left.submissionId ?? '', right: pair?.right.submissionId ?? '' };
      const code = await viewSimilarPair(staff, { ...PLACE, ...ids });
      if (!code.ok) throw new Error(code.refusal);
      expect([code.value.left.source, code.value.right.source].toSorted()).toEqual([ONE, RENAMED].toSorted());
      expect(code.value.marks[0]).toMatchObject({ name: 'A' });
      const [exercise] = await overview();
      expect(exercise).toMatchObject({ slug: 'sums/add', compared: { highest: 1, similar: 1 } });
    });

    const overview = async () => {
      const view = await viewCourseSimilarity(staff, { course: 'tiny' });
      return view.ok ? view.value.exercises : [];
    };

    it('shows no two programs that were not found similar', async () => {
      const [pair] = (await see()).found?.pairs ?? [];
      const { submissionId: left } = pair?.left ?? { submissionId: '' };
      expect(await viewSimilarPair(staff, { ...PLACE, left, right: left })).toEqual({
        ok: false,
        refusal: 'not-found',
      });
    });

    it('says aliases where the exercise is graded without names, also in the code', async () => {
      const turn = (anonymous: boolean) =>
        setAnonymous(staff, { course: 'tiny', exercise: 'sums/add', anonymous });
      expect(await turn(true)).toMatchObject({ ok: true });
      const view = await see();
      const [pair] = view.found?.pairs ?? [];
      const ids = { left: pair?.left.submissionId ?? '', right: pair?.right.submissionId ?? '' };
      const code = await viewSimilarPair(staff, { ...PLACE, ...ids });
      expect(code.ok).toBe(true);
      expect(JSON.stringify([view, code])).not.toMatch(/Person|@tiny/);
      expect(pair?.left.name).toMatch(/^Student [0-9A-Z]{6}$/);
      await turn(false);
      expect((await see()).found?.pairs[0]?.left.name).toMatch(/^Person/);
    });

    it('that was cancelled leaves what was found before', async () => {
      const before = await see();
      const batchId = await compare();
      expect(await cancelBatch(staff, { batchId })).toMatchObject({ ok: true });
      await work();
      expect(await see()).toMatchObject({ run: { state: 'cancelled' }, found: before.found });
    });

    it('goes on after a worker died with it: it is compared once, and ready', async () => {
      const batchId = await compare();
      const job = await world.queue.fetch();
      expect(job).toMatchObject({ kind: 'similarity', batchId });
      if (job) await world.queue.fail(job, 'the worker died');
      await work();
      await expect
        .poll(async () => (await see()).run, { timeout: 15_000 })
        .toMatchObject({ batchId, state: 'ready' });
      expect((await see()).found?.pairs).toHaveLength(1);
      const again = { batchId, from: ['running'], to: 'ready', at: new Date() } as const;
      expect(await world.db.transaction((tx) => updateBatchState(tx, again))).toBe(false);
    });

    it('compares with earlier terms that the person who asks is staff of, and hides their names from others', async () => {
      const copy = { course: 'tiny', slug: 'next', title: 'The next one', term: 'Autumn', weeks: null };
      const copied = await copyCourse(staff, copy);
      if (!copied.ok) throw new Error(copied.refusal);
      const place = { ...PLACE, course: 'next' };
      const student = await world.person(null);
      const ta = await world.person(null);
      const { id: next = '' } = (await selectOptionalCourse(world.db, 'next')) ?? {};
      for (const [context, role] of [
        [student, 'student'],
        [ta, 'ta'],
      ] as const)
        await upsertEnrolment(world.db, { courseId: next, userId: context.actor.userId, role });
      const workspace = await viewWorkspace(student, place);
      if (!workspace.ok) throw new Error(workspace.refusal);
      const { versionId } = workspace.value.exercise;
      const own = { submissionId: crypto.randomUUID(), source: ONE, versionId, claimedPoints: null };
      expect(await submitSolution(student, { ...place, ...own })).toMatchObject({ ok: true });
      await work();
      await stop();
      await compare(ta, place);
      await work();
      expect((await see(ta, place)).found).toMatchObject({ programs: 1, earlier: 0, pairs: [] });
      await compare(staff, place);
      await expect.poll(async () => (await see(staff, place)).run?.state, { timeout: 15_000 }).toBe('ready');
      const { pairs = [] } = (await see(staff, place)).found ?? {};
      expect(pairs).toHaveLength(3);
      expect(pairs.every(({ left, right }) => left.elsewhere === null && right.elsewhere !== null)).toBe(
        true,
      );
      const hidden = (await see(ta, place)).found?.pairs ?? [];
      expect(hidden.map(({ right }) => right.name)).toEqual([null, null, null]);
      const ids = { left: hidden[0]?.left.submissionId ?? '', right: hidden[0]?.right.submissionId ?? '' };
      expect(await viewSimilarPair(ta, { ...place, ...ids })).toEqual({ ok: false, refusal: 'not-found' });
      expect(await viewSimilarPair(staff, { ...place, ...ids })).toMatchObject({ ok: true });
    });
  });
});
