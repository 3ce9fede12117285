/** From the submit use case to the verified grade of conv2d, warm pool, embedded database; and whose time it was. */
import { benchOptions, emit, progress } from './program.ts';
import { atMost } from './row.ts';
import { spread } from './statistics.ts';
import { openCourseServer } from './workload/course-server.ts';

const WARM_UP_RUNS = 3;
const options = benchOptions();
const server = await openCourseServer();
const whole: number[] = [];
const grading: number[] = [];
try {
  for (let run = 0; run < WARM_UP_RUNS + options.runs; run++) {
    const student = await server.student();
    server.gradingMs();
    const began = performance.now();
    await server.graded(student, await server.submit(student));
    const ms = performance.now() - began;
    progress(`run ${run + 1 - WARM_UP_RUNS} of ${options.runs}`);
    if (run < WARM_UP_RUNS) continue;
    whole.push(ms);
    grading.push(server.gradingMs());
  }
} finally {
  await server.close();
}
emit('grade', options, {
  title: 'Submit to verified grade, conv2d (15 cases), warm pool, embedded database',
  series: [
    { who: 'whole way, as a student waits', unit: 'ms', spread: spread(whole) },
    { who: 'of it in the grader', unit: 'ms', spread: spread(grading) },
  ],
  verdicts: [atMost('median of the whole way', spread(whole).median, { max: 2000, unit: 'ms' })],
});
process.exit();
