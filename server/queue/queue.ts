/** The queue of jobs: pg-boss behind the few operations we need, so that none can be used wrongly. */
import { sql } from 'drizzle-orm';
import { fromDrizzle, fromPglite, type JobInsert, type JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { OpenDatabase } from '#db/client.ts';
import type { Transaction } from '#db/database.ts';
import { notify, WORK_CHANNEL } from '#db/notify.ts';
import { QUEUE_SCHEMA } from '#db/template.ts';
import { BOUNDS, type Job, jobRequestSchema, LANES, type Lane, type Try, type Waiting } from './kinds.ts';
import { takeOverVerifications } from './take-over-verifications.ts';

const QUEUE = 'jobs';
const DEAD_QUEUE = 'jobs-dead';

/** Two more tries after a grader fault or a killed worker; then staff must look. */
const RETRIES = 2;
/** A worker that was silent for so long is dead. The shortest that pg-boss takes is 10. */
const HEARTBEAT_SECONDS = 30;
const RETRY_DELAY_SECONDS = 2;
const RUNNING_PER_GROUP = 1;
/** pg-boss deletes what nobody took for so long, by default 14 days. Ten years: a server may stand still over a summer. */
const RETENTION_SECONDS = 10 * 365 * 24 * 60 * 60;
/** The most that pg-boss gives at once; no batch is larger. */
const FOUND_MAX = 100_000;

/** pg-boss says so in JavaScript and not in its types. */
const affectedSchema = z.object({ affected: z.int() });

/** The note that jobs in hand may have been cancelled; an empty one says that there is work. */
export const CANCELLED_NOTE = 'cancelled';

/** A batch, a check of a draft, its luck, a try of it, its dry run, or a round of re-checks. */
export type CancelledSubject =
  | { readonly batchId: string }
  | { readonly checkId: string }
  | { readonly luckId: string }
  | { readonly tryId: string }
  | { readonly dryRunId: string }
  | { readonly recheckId: string };

export interface JobQueue {
  /** Only inside the transaction that writes what the jobs are about: both are there or neither. */
  send(tx: Transaction, jobs: readonly Waiting[]): Promise<void>;
  /** The next job for a worker, or null when none is ready in that lane or a faster one. */
  fetch(options?: { slowest: Lane }): Promise<Job | null>;
  /** Jobs given up after every retry. */
  fetchDead(): Promise<Job | null>;
  /** Only inside the transaction that writes the result. */
  complete(tx: Transaction, job: Job): Promise<void>;
  completeDead(tx: Transaction, job: Job): Promise<void>;
  /** Hands a job back to be tried again, or given up. */
  fail(job: Job, reason: string): Promise<void>;
  /** Says that this worker is still at it. False: the job is not its own any more, or was cancelled. */
  touch(job: Job): Promise<boolean>;
  /** Ends the jobs that are about it: those that wait never begin, those in hand are told to stop. */
  cancel(tx: Transaction, of: CancelledSubject): Promise<void>;
  /** The embedded database has one process: whatever is in hand at its start belongs to one that was killed. */
  takeBackAbandoned(): Promise<number>;
  /** Looks for jobs of dead workers now rather than at the next round. */
  supervise(): Promise<void>;
  /** Ready or in hand. */
  size(): Promise<number>;
  close(): Promise<void>;
}

export interface QueueOptions {
  readonly onError: (error: Error) => void;
  /** Before the first retry; doubled for the next. Default 2. */
  readonly retryDelaySeconds?: number;
}

export async function openJobQueue(handle: OpenDatabase, options: QueueOptions): Promise<JobQueue> {
  const boss = await openBoss(handle, options);

  async function fetchFrom(name: string, slowest: Lane = 'census'): Promise<Job | null> {
    const [job] = await boss.fetch<unknown>(name, {
      includeMetadata: true,
      ...(name === QUEUE ? { groupConcurrency: RUNNING_PER_GROUP, minPriority: LANES[slowest] } : {}),
    });
    return job ? jobOf(job) : null;
  }

  return {
    async send(tx, jobs) {
      if (jobs.length === 0) return;
      const ids = await boss.insert(QUEUE, jobs.map(insertOf), { db: within(tx), returnId: true });
      if (ids?.length !== jobs.length)
        throw new Error(`The queue took ${ids?.length ?? 0} of ${jobs.length} jobs.`);
      await notify(tx, WORK_CHANNEL);
    },
    fetch: (of) => fetchFrom(QUEUE, of?.slowest),
    fetchDead: () => fetchFrom(DEAD_QUEUE),
    async complete(tx, job) {
      await boss.complete(QUEUE, attempt(job), null, { db: within(tx) });
    },
    async completeDead(tx, job) {
      await boss.complete(DEAD_QUEUE, attempt(job), null, { db: within(tx) });
    },
    async fail(job, reason) {
      await boss.fail(QUEUE, attempt(job), { reason });
    },
    async touch(job) {
      const { affected } = affectedSchema.parse(await boss.touch(QUEUE, attempt(job)));
      return affected === 1;
    },
    async cancel(tx, of) {
      const db = within(tx);
      const jobs = await boss.findJobs(QUEUE, { db, data: { ...of }, limit: FOUND_MAX });
      const open = jobs.filter(({ state }) => ['created', 'retry', 'active'].includes(state));
      if (open.length === 0) return;
      await boss.cancel(
        QUEUE,
        open.map(({ id }) => id),
        { db },
      );
      await notify(tx, WORK_CHANNEL, CANCELLED_NOTE);
    },
    async takeBackAbandoned() {
      const jobs = await boss.findJobs(QUEUE, { limit: FOUND_MAX });
      const abandoned = jobs.filter((job) => job.state === 'active');
      for (const job of abandoned) {
        await boss.fail(QUEUE, job.id, { reason: 'The process that had it ended.' });
      }
      return abandoned.length;
    },
    supervise: () => boss.supervise(),
    async size() {
      const [stats] = await boss.getQueueStats(QUEUE, { force: true });
      return (stats?.queuedCount ?? 0) + (stats?.activeCount ?? 0);
    },
    close: () => boss.stop({ graceful: false }),
  };
}

async function openBoss(handle: OpenDatabase, options: QueueOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    ...(handle.kind === 'embedded'
      ? { db: fromPglite(handle.pglite), backend: 'pglite' as const }
      : { connectionString: handle.url, max: 4 }),
    schema: QUEUE_SCHEMA,
    schedule: false,
    // Every process looks for jobs of dead workers; pg-boss lets one at a time do it.
    monitorIntervalSeconds: 15,
  });
  boss.on('error', options.onError);
  await boss.start();
  const retryDelay = options.retryDelaySeconds ?? RETRY_DELAY_SECONDS;
  const common = { retryDelay, retryBackoff: retryDelay > 0, retentionSeconds: RETENTION_SECONDS };
  await boss.createQueue(DEAD_QUEUE, { retryLimit: 10, ...common });
  await boss.createQueue(QUEUE, {
    retryLimit: RETRIES,
    ...common,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deadLetter: DEAD_QUEUE,
  });
  // Queues that an earlier version made keep what it said.
  for (const name of [DEAD_QUEUE, QUEUE])
    await boss.updateQueue(name, { retentionSeconds: RETENTION_SECONDS });
  await takeOverVerifications(boss, QUEUE);
  return boss;
}

function insertOf({ request, lane, personId }: Waiting): JobInsert {
  return {
    data: request,
    // What a person's regrade has in hand does not hold up what they submit.
    group: { id: `${lane}:${personId}` },
    priority: LANES[lane],
    expireInSeconds: BOUNDS[request.kind].expiresSeconds,
  };
}

function jobOf({ id, retryCount, priority, data }: JobWithMetadata<unknown>): Job {
  return { ...jobRequestSchema.parse(data), id, retryCount, lane: laneAt(priority) };
}

function laneAt(priority: number): Lane {
  const lanes = Object.keys(LANES) as Lane[];
  return lanes.find((lane) => LANES[lane] <= priority) ?? 'census';
}

function attempt(job: Try): { id: string; retryCount: number } {
  return { id: job.id, retryCount: job.retryCount };
}

/** The queue's statements, run in our transaction. */
function within(tx: Transaction) {
  return fromDrizzle(tx, sql);
}
