/** P9: from Submit to the worker that has it in hand, and the queue's part of the time to a grade. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded, openPostgres } from '#db/client.ts';
import { findPostgres, startPostgres } from '#db/testing-postgres.ts';
import { benchOptions, emit, progress } from './program.ts';
import { atMost, type Missing, type Series } from './row.ts';
import { spread } from './statistics.ts';
import { openCourseServer } from './workload/course-server.ts';
import { bossPickup, ourPickup, type Pickup, rawPickup } from './workload/pickup.ts';

const OURS = 'Descent on PGlite, the whole submit use case included';
const RUNS = 40;
const SHARE_RUNS = 10;
const options = benchOptions(RUNS);
const dataDir = mkdtempSync(join(tmpdir(), 'descent-bench-'));
const contestants = new Map<string, Pickup>();
const closing: (() => Promise<void>)[] = [];
const missing: Missing[] = [];

const embedded = await openEmbedded(dataDir);
contestants.set(OURS, await ourPickup(embedded));
contestants.set('raw SKIP LOCKED loop on the same PGlite', await rawPickup(embedded));
if (findPostgres() === null) {
  missing.push({ who: 'pg-boss on Debian Postgres', why: 'install the Debian package postgresql' });
} else {
  const cluster = await startPostgres();
  const handle = await openPostgres(cluster.url);
  contestants.set('Descent on Debian Postgres', await ourPickup(handle));
  contestants.set('raw SKIP LOCKED loop on the same Postgres', await rawPickup(handle));
  contestants.set(
    'pg-boss on the same Postgres, polling every 0.5 s',
    await bossPickup(cluster.url, { told: false }),
  );
  contestants.set(
    'pg-boss on the same Postgres, LISTEN/NOTIFY',
    await bossPickup(cluster.url, { told: true }),
  );
  closing.push(() => cluster.stop());
}

const fromReceipt: number[] = [];
const times = new Map([...contestants.keys()].map((who) => [who, [] as number[]]));
for (let run = -1; run < options.runs; run++) {
  // The first round warms everybody up.
  for (const [who, pickup] of contestants) {
    const { fromWishMs, fromReceiptMs } = await pickup.once();
    if (run < 0) continue;
    times.get(who)?.push(fromWishMs);
    if (who === OURS) fromReceipt.push(fromReceiptMs);
  }
  progress(`run ${run + 1} of ${options.runs}`);
}
for (const pickup of [...contestants.values()].reverse()) await pickup.close();
for (const close of closing) await close();
rmSync(dataDir, { recursive: true, force: true });

const shares = await queueShares(Math.min(SHARE_RUNS, options.runs));
const series: Series[] = [...times].map(([who, ms]) => ({ who, unit: 'ms', spread: spread(ms) }));
const own = spread(fromReceipt);
const whole = spread(times.get(OURS) ?? []);
emit('P9', options, {
  title: 'From Submit to the worker that has it in hand, idle queue',
  series: [
    { who: 'Descent on PGlite, from the receipt of the student to the worker', unit: 'ms', spread: own },
    ...series,
    { who: 'share of the time to a grade that was not grading (conv2d)', unit: '%', spread: spread(shares) },
  ],
  missing,
  verdicts: [
    atMost('from the receipt to the worker, median', own.median, { max: 20, unit: 'ms' }),
    atMost('from the receipt to the worker, p95', own.p95, { max: 100, unit: 'ms' }),
    atMost('from the wish to submit to the worker, p95', whole.p95, { max: 100, unit: 'ms' }),
    atMost('share of the queue in the time to a grade', spread(shares).median, { max: 5, unit: '%' }),
  ],
  notes: [
    'The use case is the whole of it: reading the assignment, checking the right, the rate and the deadline, one transaction with submission, job and audit row, then the note that wakes the worker. The peers insert one row.',
  ],
});
process.exit();

/** Percent of each submission's time, from Submit to the grade, in which no grader had it in hand. */
async function queueShares(runs: number): Promise<number[]> {
  const server = await openCourseServer();
  const percents: number[] = [];
  for (let run = -2; run < runs; run++) {
    const student = await server.student();
    server.gradingMs();
    const began = performance.now();
    await server.graded(student, await server.submit(student));
    const wholeMs = performance.now() - began;
    if (run >= 0) percents.push((100 * (wholeMs - server.gradingMs())) / wholeMs);
  }
  await server.close();
  return percents;
}
