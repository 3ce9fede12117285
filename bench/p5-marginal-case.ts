/** P5: what one more case costs, over the time of its kernels. */
import { alternate, benchOptions, emit } from './program.ts';
import { atMost } from './row.ts';
import { medianRatio, spread } from './statistics.ts';
import { openBareDeno } from './workload/bare-runs.ts';
import { CALLS_A_CASE, HEAVY_SIDE } from './workload/convolution.ts';
import { gradingOf, openHost, refilled } from './workload/grading.ts';

const MANY = 100;
const options = benchOptions();
const host = await openHost();
const bare = await openBareDeno();
try {
  const one = await gradingOf(host, { cases: 1, side: HEAVY_SIDE });
  const many = await gradingOf(host, { cases: MANY, side: HEAVY_SIDE });
  await one.grade();
  const times = await alternate(options.runs, {
    marginal: async () => {
      await refilled();
      const t1 = await one.grade();
      await refilled();
      return ((await many.grade()) - t1) / (MANY - 1);
    },
    kernel: async () => {
      const { kernelMs } = await bare.run({ cases: MANY * CALLS_A_CASE, side: HEAVY_SIDE });
      const later = kernelMs.slice(CALLS_A_CASE);
      return later.reduce((total, value) => total + value, 0) / (MANY - 1);
    },
  });
  emit('P5', options, {
    title: 'Marginal cost of a case: (T100 − T1) / 99 over the time of its kernels',
    series: [
      { who: 'Descent', unit: 'ms', spread: spread(times.marginal) },
      { who: 'bare loop in one Deno process', unit: 'ms', spread: spread(times.kernel) },
    ],
    verdicts: [
      atMost('marginal case over its kernels', medianRatio(times.marginal, times.kernel), {
        max: 1.15,
        unit: '×',
      }),
    ],
    notes: [
      'A case calls the solution twice, on its input and on the same in reverse order; so does the loop. Descent computes both a second time, in another process side by side: on one core it would be at least 2 ×.',
    ],
  });
} finally {
  bare.close();
  await host.close();
}
