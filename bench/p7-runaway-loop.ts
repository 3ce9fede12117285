/** P7: a solution that never ends. How soon Stop or the time limit gives the page back, and how soon the next Run runs. */
import { warmUpAllowanceMs } from '#grader/backend/warm-up.ts';
import { startBareServer } from './browser/bare-server.ts';
import { launchChromium, openRealmRuns, whyNoChromium } from './browser/realm-runs.ts';
import { alternate, benchOptions, emit } from './program.ts';
import { atMost } from './row.ts';
import { medianRatio, spread } from './statistics.ts';
import { convolutionExercise, LIGHT_SIDE, SOLUTION } from './workload/convolution.ts';

const LIMIT_SECONDS = 1;
/** A fresh realm's first calls may take so much longer. */
const ALLOWANCE_MS = warmUpAllowanceMs({ backend: 'cpu', software: false });
const LOOP_AFTER_MS = 300;
const options = benchOptions();
const workload = { cases: 1, side: LIGHT_SIDE };
const absent = whyNoChromium();
if (absent !== null) {
  emit('P7', options, {
    title: 'A runaway loop in the browser',
    series: [],
    missing: [{ who: 'Chromium', why: absent }],
    verdicts: [],
  });
  process.exit();
}

const looping = SOLUTION.replace('return', 'for (;;);\n  return');
const exercise = await convolutionExercise(workload, LIMIT_SECONDS);
const browser = await launchChromium('cpu');
const realms = await openRealmRuns(browser, exercise, 'cpu');
const server = await startBareServer();
const page = await browser.newPage();
await page.goto(server.origin);
await page.evaluate(() => window.bareRunner.start('cpu'));
await realms.run({ solution: SOLUTION, seed: 1 });
/** Of the run in which the time limit struck, beyond the limit. */
const beyond: number[] = [];
const stopped: number[] = [];
const times = await alternate(options.runs, {
  ours: async (run) => {
    const stop = await realms.run({ solution: looping, seed: run, stopAfterMs: LOOP_AFTER_MS });
    stopped.push(stop.wallMs);
    const next = await realms.run({ solution: SOLUTION, seed: run });
    if (next.report?.points !== 1) throw new Error('The run after Stop did not pass.');
    return stop.wallMs + next.wallMs;
  },
  bare: () => page.evaluate((given) => window.bareRunner.respawn('cpu', given), workload),
  limit: async (run) => {
    const { report } = await realms.run({ solution: looping, seed: run });
    const [outcome] = report?.cases ?? [];
    if (outcome?.status !== 'timed-out') throw new Error(`The loop ${outcome?.status}.`);
    beyond.push(outcome.durationMs - LIMIT_SECONDS * 1000 - ALLOWANCE_MS);
    return outcome.durationMs;
  },
});
server.close();
await realms.close();
await browser.close();
emit('P7', options, {
  title: 'A runaway loop in the browser: Stop, time limit, next Run',
  series: [
    { who: 'Stop to the page being told', unit: 'ms', spread: spread(stopped) },
    {
      who: `time-out told, beyond the limit of the case and its ${ALLOWANCE_MS} ms for warming up`,
      unit: 'ms',
      spread: spread(beyond),
    },
    { who: 'Descent: Stop to the verdict of the next Run', unit: 'ms', spread: spread(times.ours) },
    {
      who: 'bare worker.terminate() and a new worker, to its first result',
      unit: 'ms',
      spread: spread(times.bare),
    },
  ],
  verdicts: [
    atMost('Stop to the page being told, p95', spread(stopped).p95, { max: 250, unit: 'ms' }),
    atMost('beyond the time limit, p95', spread(beyond).p95, { max: 250, unit: 'ms' }),
    atMost('Stop to the next verdict, over the bare worker', medianRatio(times.ours, times.bare), {
      max: 1.5,
      unit: '×',
    }),
  ],
  notes: [
    'The editor is never blocked: student code runs in a worker of another origin. After Stop two realms start again, judge and student; the bare page starts one worker.',
  ],
});
process.exit();
