import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { selectOptionalLastRecheck } from '#db/queries/exercises/rechecks.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { noProving, testGrader } from '../../testing-grader.ts';
import { startWorker, type Worker } from '../../worker/worker.ts';
import { beginRecheck } from './begin-recheck.ts';

describe.each(TEST_DATABASES)('a round of re-checks on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    const workers: Worker[] = [];
    beforeAll(async () => {
      world = await openTestWorld(await open());
    });
    afterEach(async () => {
      for (const worker of workers.splice(0)) await worker.stop();
    });
    afterAll(() => world?.close());

    it('does not begin with the first grader, nor while it is the same', async () => {
      expect(await beginRecheck(world, 'one')).toBe(0);
      expect(await beginRecheck(world, 'one')).toBe(0);
      expect(await selectOptionalLastRecheck(world.db)).toMatchObject({ grader: 'one', state: 'first' });
      expect(await world.queue.fetch()).toBeNull();
    });

    it('begins once when another grader comes, however many servers start with it, in the lowest lane', async () => {
      const begun = await Promise.all([1, 2, 3].map(() => beginRecheck(world, 'two')));
      expect(begun.sort()).toEqual([0, 0, 1]);
      expect(await world.queue.size()).toBe(1);
      expect(await world.queue.fetch({ slowest: 'regrade' })).toBeNull();
    });

    it('survives its worker: what nobody finished is taken up by the next', async () => {
      const taken = await world.queue.fetch();
      expect(taken).toMatchObject({ kind: 'recheck', lane: 'census' });
      // The process is killed here.
      expect(await world.queue.takeBackAbandoned()).toBe(1);
      const again = await world.queue.fetch();
      expect(again).toMatchObject({ ...taken, retryCount: 1 });
      await world.queue.takeBackAbandoned();
    });

    it('gives way to the next grader: what waits for the old one never begins', async () => {
      expect(await beginRecheck(world, 'three')).toBe(1);
      expect(await world.queue.size()).toBe(1);
      expect(await selectOptionalLastRecheck(world.db)).toMatchObject({ grader: 'three', state: 'running' });
    });

    it('ends also when the grader gives up on a version, and says so', async () => {
      const worker = await startWorker(world, { host: testGrader(), openProving: noProving, slots: 1 });
      workers.push(worker);
      await expect
        .poll(() => selectOptionalLastRecheck(world.db), { timeout: 20_000 })
        .toMatchObject({ grader: 'three', state: 'ready', done: 1, total: 1 });
    });
  });
});
