import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { fromPglite, PgBoss } from 'pg-boss';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '#db/client.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import { openReserve } from '../worker/reserve.ts';
import type { Job, Lane, Waiting } from './kinds.ts';
import { type JobQueue, openJobQueue } from './queue.ts';

describe.each(TEST_DATABASES)('the queue of jobs, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let queue: JobQueue;
    const openQueue = () =>
      openJobQueue(handle, {
        onError: (error) => {
          throw error;
        },
        retryDelaySeconds: 0,
      });
    beforeEach(async () => {
      handle = await open();
      queue = await openQueue();
    });
    afterEach(async () => {
      await queue?.close();
      await handle?.close();
    });

    const waiting = (lane: Lane, more: Partial<Waiting> = {}): Waiting => ({
      request: { kind: 'census', batchId: randomUUID() },
      lane,
      personId: randomUUID(),
      ...more,
    });
    const send = (...jobs: readonly Waiting[]) => handle.db.transaction((tx) => queue.send(tx, jobs));
    const complete = (job: Job) => handle.db.transaction((tx) => queue.complete(tx, job));
    async function lanesTaken(): Promise<Lane[]> {
      const lanes: Lane[] = [];
      for (let job = await queue.fetch(); job; job = await queue.fetch()) lanes.push(job.lane);
      return lanes;
    }

    it('gives submissions first, then trainings, regrades, and a census last, whenever they came', async () => {
      await send(
        waiting('census'),
        waiting('regrade'),
        waiting('training'),
        waiting('live'),
        waiting('live'),
      );
      expect(await lanesTaken()).toEqual(['live', 'live', 'training', 'regrade', 'census']);
    });

    it('runs one job of a person in each lane at a time', async () => {
      const personId = randomUUID();
      await send(waiting('live', { personId }), waiting('live', { personId }));
      await send(waiting('live'), waiting('regrade', { personId }));
      const first = await queue.fetch();
      expect(await lanesTaken()).toEqual(['live', 'regrade']);
      if (first) await complete(first);
      expect(await lanesTaken()).toEqual(['live']);
    });

    it('keeps a slot for quick submissions while trainings and regrades wait', async () => {
      const reserve = openReserve({ queue, slots: 2 });
      await send(waiting('training'), waiting('training'), waiting('regrade'));
      const training = await reserve.take();
      expect(training?.job.lane).toBe('training');
      expect(await reserve.take()).toBeNull();
      await send(waiting('live'));
      expect((await reserve.take())?.job.lane).toBe('live');
      training?.release();
      expect((await reserve.take())?.job.lane).toBe('training');
    });

    it('lets a worker with one slot do everything', async () => {
      const reserve = openReserve({ queue, slots: 1 });
      await send(waiting('census'));
      expect((await reserve.take())?.job.lane).toBe('census');
    });

    it('keeps nothing of a transaction that fails', async () => {
      const failing = handle.db.transaction(async (tx) => {
        await queue.send(tx, [waiting('live')]);
        throw new Error('the power failed');
      });
      await expect(failing).rejects.toThrow('the power failed');
      expect(await queue.fetch()).toBeNull();
    });

    it('ends the jobs of a cancelled batch, waiting or in hand, and no others', async () => {
      const batchId = randomUUID();
      const ours = () => waiting('regrade', { request: { kind: 'regrade', batchId } });
      await send(ours(), ours(), waiting('census'));
      const inHand = await queue.fetch();
      if (!inHand) throw new Error('no job');
      expect(await queue.touch(inHand)).toBe(true);
      await handle.db.transaction((tx) => queue.cancel(tx, { batchId }));
      expect(await queue.touch(inHand)).toBe(false);
      expect(await lanesTaken()).toEqual(['census']);
    });

    it('gives a job up after three tries, and says what it was about', async () => {
      const job = waiting('regrade');
      await send(job);
      for (const _try of ['first', 'second', 'third']) {
        const taken = await queue.fetch();
        if (taken) await queue.fail(taken, 'the judge broke');
      }
      expect(await queue.fetch()).toBeNull();
      expect(await queue.fetchDead()).toMatchObject(job.request);
    });

    it('keeps for years what nobody takes, also where an earlier version made the queues', async () => {
      const rows = async (query: SQL) =>
        (await handle.db.execute<{ days: number }>(query)).rows.map(({ days }) => days);
      await handle.db.execute(sql`update pgboss.queue set retention_seconds = 1209600`);
      await queue.close();
      queue = await openQueue();
      await send(waiting('live'));
      const kept = await rows(
        sql`select extract(day from keep_until - now())::int days from pgboss.job where name = 'jobs'`,
      );
      const ofQueues = await rows(
        sql`select retention_seconds / 86400 days from pgboss.queue where name in ('jobs', 'jobs-dead')`,
      );
      expect(ofQueues).toHaveLength(2);
      expect(Math.min(...kept, ...ofQueues)).toBeGreaterThan(3 * 365);
    });

    it('takes over what waited in the queue of an earlier version', async () => {
      const verificationId = randomUUID();
      await queue.close();
      await fillQueueBefore(handle, verificationId);
      queue = await openQueue();
      expect(await queue.fetch()).toMatchObject({ kind: 'verify', verificationId, batchId: null });
      expect(await queue.fetch()).toBeNull();
      await queue.close();
      queue = await openQueue();
      expect(await queue.size()).toBe(1);
    });
  });
});

/** As the version before kinds wrote it. */
async function fillQueueBefore(handle: OpenDatabase, verificationId: string): Promise<void> {
  const boss = new PgBoss({
    ...(handle.kind === 'embedded'
      ? { db: fromPglite(handle.pglite), backend: 'pglite' as const }
      : { connectionString: handle.url }),
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await boss.createQueue('verify-dead');
  await boss.createQueue('verify', { deadLetter: 'verify-dead' });
  await boss.send('verify', { verificationId }, { group: { id: 'live:someone' }, priority: 20 });
  await boss.stop({ graceful: false });
}
