/** P11: the server's part of the gradebook at 600 students × 60 exercises and 50,000 submissions, and what it sends. */
import { availableParallelism, loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { fromPglite, type OpenDatabase, openPostgres } from '#db/client.ts';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { seedLargeCourse } from '#db/seed-large.ts';
import { databaseTemplate } from '#db/template.ts';
import { findPostgres, startPostgres } from '#db/testing-postgres.ts';
import type { ActorContext } from '#server/access/actor.ts';
import { explainGrade } from '#server/grading/explain-grade.ts';
import { exportGrades } from '#server/grading/export-grades.ts';
import { listReviewQueue } from '#server/grading/list-review-queue.ts';
import { viewGradebook } from '#server/grading/view-gradebook.ts';
import { viewReview } from '#server/grading/view-review.ts';
import { viewCourseInsight } from '#server/insight/view-course-insight.ts';
import { viewExerciseInsight } from '#server/insight/view-exercise-insight.ts';
import { drawnPrograms } from '#server/submissions/seed-programs.ts';
import { openTestWorld } from '#server/testing.ts';
import { benchOptions, emit, progress } from './program.ts';
import { atMost, type Missing, type Series } from './row.ts';
import { type Spread, spread } from './statistics.ts';
import { postgresCpuMs, postmasterOf } from './workload/postgres-cpu.ts';

const LARGE = { slug: 'large', students: 600, exercises: 60 };
const SMALL = { slug: 'small', students: 60, exercises: 60 };
type Timing = (act: () => Promise<unknown>) => Promise<Spread>;

const RUNS = 20;
const options = benchOptions(RUNS);
/** CPU time is what an idle machine takes, whatever else runs meanwhile. The embedded database is in this process. */
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
const series: Series[] = [];
const missing: Missing[] = [];

/** Medians on one database: the gradebook, and the export of a tenth and of the whole. */
async function measure(who: string, { handle, clock }: { handle: OpenDatabase; clock: () => number }) {
  const world = await openTestWorld(handle);
  const ta = await world.person('ta');
  const [placed] = await selectAssignments(world.db, world.courseId);
  const programs = drawnPrograms(await selectVersionOutline(world.db, placed?.assignment.versionId ?? ''));
  for (const size of [SMALL, LARGE]) await seedLargeCourse(world.db, { ...size, programs });
  progress(`${who} is seeded`);
  const times = async (act: () => Promise<unknown>) => {
    const ms: number[] = [];
    for (let run = -1; run < options.runs; run++) {
      const began = clock();
      await act();
      if (run >= 0) ms.push(clock() - began);
    }
    return spread(ms);
  };
  const gradebook = await times(() => viewGradebook(ta, { course: LARGE.slug }));
  const byTheClock: number[] = [];
  for (let run = 0; run < options.runs; run++) {
    const began = performance.now();
    await viewGradebook(ta, { course: LARGE.slug });
    byTheClock.push(performance.now() - began);
  }
  const csvOf = (course: string) => times(() => exportGrades(ta, { course, format: 'csv' }));
  const [small, large] = [await csvOf(SMALL.slug), await csvOf(LARGE.slug)];
  const course = await times(() => viewCourseInsight(ta, { course: LARGE.slug }));
  const exercise = { course: LARGE.slug, module: 'module-1', exercise: 'exercise-1', versionId: null };
  const one = await times(() => viewExerciseInsight(ta, exercise));
  const view = await viewGradebook(ta, { course: LARGE.slug });
  const [cell, next] = await staffClicks(ta, { view, times });
  const kilobytes = gzipSync(JSON.stringify(view)).byteLength / 1_000;
  await world.close();
  series.push({ who: `gradebook of 600 × 60 on ${who}`, unit: 'ms', spread: gradebook });
  series.push({ who: `the same by the clock`, unit: 'ms', spread: spread(byTheClock) });
  series.push({ who: `CSV of 600 × 60 on ${who}`, unit: 'ms', spread: large });
  series.push({ who: `a cell explained on ${who}`, unit: 'ms', spread: cell });
  series.push({ who: `the next review and its queue on ${who}`, unit: 'ms', spread: next });
  series.push({ who: `insight of the course on ${who}`, unit: 'ms', spread: course });
  series.push({ who: `insight of an exercise on ${who}`, unit: 'ms', spread: one });
  const insight = Math.max(course.median, one.median);
  const clicks = Math.max(cell.median, next.median);
  return { ms: gradebook.median, insight, clicks, kilobytes, csvGrowth: large.median / small.median };
}

/** What the server does when staff open a cell, and when they go on to the next review. */
async function staffClicks(
  ta: ActorContext,
  { view, times }: { view: Awaited<ReturnType<typeof viewGradebook>>; times: Timing },
): Promise<readonly [Spread, Spread]> {
  const student = view.ok ? view.value.rows[0] : undefined;
  const column = view.ok ? view.value.columns[0] : undefined;
  const place = { course: LARGE.slug, studentId: student?.id ?? '', exercise: column?.slug ?? '' };
  const explained = await explainGrade(ta, place);
  const submissionId = (explained.ok && explained.value.submissions[0]?.id) || '';
  const cell = await times(() => explainGrade(ta, place));
  const next = await times(async () => {
    await viewReview(ta, { course: LARGE.slug, submissionId });
    await listReviewQueue(ta, { course: LARGE.slug, queue: { kind: 'failing' }, openId: submissionId });
  });
  return [cell, next];
}

const pglite = await PGlite.create({ loadDataDir: await databaseTemplate() });
const embedded = await measure('PGlite, CPU time', {
  handle: await fromPglite(pglite, () => pglite.close()),
  clock: cpuMs,
});
const verdicts = [
  atMost('gradebook on PGlite, median', embedded.ms, { max: 200, unit: 'ms' }),
  atMost('insight pages on PGlite, median', embedded.insight, { max: 1_000, unit: 'ms' }),
  // It is prefetched while the one before is read: a second is far below what anybody takes for that.
  atMost('cell and next review on PGlite, the slower, median', embedded.clicks, { max: 1_000, unit: 'ms' }),
  atMost('what is sent, gzipped', embedded.kilobytes, { max: 300, unit: 'kB' }),
  atMost('CSV of ten times the students over CSV of one', embedded.csvGrowth, { max: 12, unit: '×' }),
];
if (findPostgres() === null) {
  missing.push({ who: 'Debian Postgres', why: 'install the Debian package postgresql' });
} else {
  const cluster = await startPostgres();
  const handle = await openPostgres(cluster.url);
  const { rows } = await handle.db.execute<{ data_directory: string }>(sql`show data_directory`);
  const postmaster = postmasterOf(rows[0]?.data_directory ?? '');
  const own = await measure('Debian Postgres, CPU time', {
    handle,
    clock: () => cpuMs() + postgresCpuMs(postmaster),
  });
  await cluster.stop();
  verdicts.push(
    atMost('gradebook on Postgres, median', own.ms, { max: 200, unit: 'ms' }),
    atMost('insight pages on Postgres, median', own.insight, { max: 1_000, unit: 'ms' }),
  );
}
emit('P11', options, {
  title: 'The gradebook of a large course, the server’s part',
  series,
  missing,
  verdicts,
  notes: [
    'From the use case with its check of the right to the value that the page gets; 50,000 submissions, 32,000 grades. Nothing is cached. CPU time is of the use case and of the database together, in one process with PGlite, in those of the cluster with Postgres; by the clock it is more where the machine has other work.',
    `Load of the machine at the end: ${(loadavg()[0] ?? 0).toFixed(1)} on ${availableParallelism()} cores.`,
  ],
});
process.exit();
