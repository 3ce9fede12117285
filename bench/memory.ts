/** Memory of a server with its worker, and of each realm: idle, at its peak, and after 1,000 verifications. */
import { benchOptions, emit, progress } from './program.ts';
import { atMost } from './row.ts';
import { spread } from './statistics.ts';
import { LIGHT_SIDE } from './workload/convolution.ts';
import { type CourseServer, openCourseServer } from './workload/course-server.ts';
import { gradingOf, refilled } from './workload/grading.ts';
import { denoProcesses, residentMiB } from './workload/process-memory.ts';

const VERIFICATIONS = 1_000;
const QUICK_VERIFICATIONS = 60;
/** V8 and the allocator grow to their working size first; that is no leak. */
const WARM_UP = 50;
const SAMPLES = 20;
const options = benchOptions(SAMPLES);
const total = options.quick ? QUICK_VERIFICATIONS : VERIFICATIONS;
const server = await openCourseServer();
const grading = await gradingOf(server.host, { cases: 1, side: LIGHT_SIDE });

let peakServer = 0;
let peakRealms = 0;
let peakRealm = 0;
const watching = setInterval(() => {
  const realms = denoProcesses(process.pid).map(residentMiB);
  peakServer = Math.max(peakServer, residentMiB(process.pid));
  peakRealm = Math.max(peakRealm, ...realms);
  peakRealms = Math.max(
    peakRealms,
    realms.reduce((sum, one) => sum + one, 0),
  );
}, 100);

await verify(WARM_UP);
const before = await atRest();
await verify(total);
const after = await atRest();
await submissions(server, options.quick ? 3 : 20);
clearInterval(watching);
await server.close();

emit('memory', options, {
  title: `Memory of a server with its worker, before and after ${total} verifications`,
  series: [
    {
      who: 'server and worker, one Node process with the embedded database: at rest before',
      unit: 'MiB',
      spread: spread(before.server),
    },
    { who: 'the same, after', unit: 'MiB', spread: spread(after.server) },
    {
      who: 'each waiting realm (Deno, TensorFlow.js loaded): before',
      unit: 'MiB',
      spread: spread(before.realms),
    },
    { who: 'each waiting realm: after', unit: 'MiB', spread: spread(after.realms) },
    { who: 'peak of the server process', unit: 'MiB', spread: spread([peakServer]) },
    { who: 'peak of one realm', unit: 'MiB', spread: spread([peakRealm]) },
    { who: 'peak of all realms together', unit: 'MiB', spread: spread([peakRealms]) },
  ],
  verdicts: [
    atMost(
      `at rest after ${total} verifications, over before`,
      spread(after.all).median / spread(before.all).median,
      {
        max: 1.1,
        unit: '×',
      },
    ),
  ],
  notes: [
    'Resident memory, shared pages counted in every process. The browser has no more realms than two, which P6 and P7 start.',
  ],
});
process.exit();

async function verify(count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    await grading.grade();
    if (number % 20 === 0) progress(`${number} of ${count} verifications`);
  }
}

async function submissions(course: CourseServer, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    const student = await course.student();
    await course.graded(student, await course.submit(student));
  }
}

/** Once nothing starts or ends any more. */
async function atRest() {
  await refilled();
  await refilled();
  globalThis.gc?.();
  const rest = { server: [] as number[], realms: [] as number[], all: [] as number[] };
  for (let sample = 0; sample < SAMPLES; sample++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const own = residentMiB(process.pid);
    const realms = denoProcesses(process.pid).map(residentMiB);
    rest.server.push(own);
    rest.realms.push(...realms);
    rest.all.push(realms.reduce((sum, one) => sum + one, own));
  }
  return rest;
}
