/** P11, the whole request: GET of the gradebook from a built site, by the processor time that its process takes for it. */
import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { gunzipSync } from 'node:zlib';
import publishOnce, { copyPublished, publishedCourse } from '../e2e/harness/published-course.ts';
import { launchSite, makeDataDir } from '../e2e/harness/site-process.ts';
import { benchOptions, emit, progress } from './program.ts';
import { atMost, shown } from './row.ts';
import { type Spread, spread } from './statistics.ts';
import { signedInRequests } from './workload/signed-in-requests.ts';
import { processCpuMs } from './workload/thread-cpu.ts';

/** Students; sixty exercises each. */
const SIZES = [60, 150, 300, 600] as const;
/** Until the engine has compiled what a request runs. */
const WARM_UP = 15;

interface Measured {
  readonly students: number;
  readonly cpu: Spread;
  readonly clock: Spread;
  readonly kilobytes: number;
}

const options = benchOptions(40);
await publishOnce();
const dataDir = makeDataDir();
copyPublished(dataDir.path);
const seeded = spawnSync(
  process.execPath,
  ['bench/workload/large-courses.ts', dataDir.path, ...SIZES.map(String)],
  { encoding: 'utf8' },
);
if (seeded.status !== 0) throw new Error(seeded.stderr);
progress('seeded');
const site = await launchSite({ dataDir: dataDir.path, course: publishedCourse().course });
const requests = await signedInRequests(site.origin, 'ta');

/** As many bytes as are sent. @throws unless it is the gradebook with its first screen drawn */
async function getGradebook(students: number): Promise<number> {
  const { status, body } = await requests.get(`/courses/of-${students}/gradebook`);
  if (status !== 200 || !gunzipSync(body).includes('role="gridcell"'))
    throw new Error(`The gradebook of ${students} was not sent: ${status}.`);
  return body.byteLength;
}

async function measured(students: number): Promise<Measured> {
  const cpu: number[] = [];
  const clock: number[] = [];
  let bytes = 0;
  for (let run = -WARM_UP; run < options.runs; run++) {
    const [before, began] = [processCpuMs(site.pid), performance.now()];
    bytes = await getGradebook(students);
    if (run < 0) continue;
    clock.push(performance.now() - began);
    cpu.push(processCpuMs(site.pid) - before);
  }
  progress(`${students} students: ${shown(spread(cpu).median, 'ms')}`);
  return { students, cpu: spread(cpu), clock: spread(clock), kilobytes: bytes / 1_000 };
}

const all: Measured[] = [];
for (const students of SIZES) all.push(await measured(students));
await site.stop();
dataDir.remove();

const largest = all.at(-1);
if (!largest) throw new Error('Nothing was measured.');
emit('P11-request', options, {
  title: 'The gradebook of a large course, the whole request',
  series: [
    { who: 'GET of the gradebook of 600 × 60, processor time of the site', unit: 'ms', spread: largest.cpu },
    { who: 'the same by the clock', unit: 'ms', spread: largest.clock },
  ],
  verdicts: [
    atMost('the whole request, processor time, median', largest.cpu.median, { max: 200, unit: 'ms' }),
    atMost('the page as it is sent, gzipped', largest.kilobytes, { max: 300, unit: 'kB' }),
  ],
  table: {
    head: ['students × 60 exercises', 'processor time, median', 'sent, gzipped'],
    lines: all.map(({ students, cpu, kilobytes }) => [
      String(students),
      shown(cpu.median, 'ms'),
      shown(kilobytes, 'kB'),
    ]),
  },
  notes: [
    'From the session’s cookie to the last compressed byte: the right, the database (embedded, in the same process), the use case, React with the first screen drawn, compression. Nothing is cached.',
    `Load of the machine at the end: ${(loadavg()[0] ?? 0).toFixed(1)} on ${availableParallelism()} cores.`,
  ],
});
process.exit();
