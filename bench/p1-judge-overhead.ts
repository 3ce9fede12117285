/** P1: what judging adds to the wall time of the kernels themselves. */
import { alternate, benchOptions, emit } from './program.ts';
import { atMost } from './row.ts';
import { medianRatio, spread } from './statistics.ts';
import { openBareDeno } from './workload/bare-runs.ts';
import { CALLS_A_CASE, HEAVY_SIDE } from './workload/convolution.ts';
import { gradingOf, openHost, refilled } from './workload/grading.ts';

const options = benchOptions();
const workload = { cases: 10, side: HEAVY_SIDE };
const host = await openHost();
const bare = await openBareDeno();
try {
  const heavy = await gradingOf(host, workload);
  const tiny = await gradingOf(host, { cases: 1, side: 1 });
  await heavy.grade();
  await tiny.grade();
  const times = await alternate(options.runs, {
    graded: async () => {
      await refilled();
      return heavy.grade();
    },
    raw: async () => sum((await bare.run({ ...workload, cases: workload.cases * CALLS_A_CASE })).kernelMs),
    fixed: async () => {
      await refilled();
      return tiny.grade();
    },
  });
  emit('P1', options, {
    title: 'Judge overhead: graded wall against the raw wall of the same kernels',
    series: [
      { who: 'Descent, 10 cases of a convolution', unit: 'ms', spread: spread(times.graded) },
      {
        who: 'deno run of the bundled reference, its kernel calls alone',
        unit: 'ms',
        spread: spread(times.raw),
      },
      { who: 'Descent, one convolution of one pixel', unit: 'ms', spread: spread(times.fixed) },
    ],
    verdicts: [
      atMost('(graded − raw) / raw', medianRatio(times.graded, times.raw) - 1, { max: 0.3, unit: '×' }),
      atMost('fixed part: graded wall of one pixel', spread(times.fixed).median, { max: 120, unit: 'ms' }),
    ],
    notes: [
      'A case calls the solution twice, on its input and on the same in reverse order; so does the raw run. A graded run computes both in the student realm and in the judge realm side by side, the raw run once. Both start in a process in which no kernel has run.',
    ],
  });
} finally {
  bare.close();
  await host.close();
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
