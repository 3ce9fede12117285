/** P6: a Run in the browser, from the click to the last verdict, beside the same kernels in a bare Worker. */
import type { Browser } from '@playwright/test';
import type { BackendName } from '#grader/protocol.ts';
import { startBareServer } from './browser/bare-server.ts';
import { launchChromium, openRealmRuns, whyNoChromium } from './browser/realm-runs.ts';
import { measureSiteRuns } from './browser/site-runs.ts';
import { alternate, benchOptions, emit } from './program.ts';
import { atMost, type Measured, type Verdict } from './row.ts';
import { medianRatio, spread } from './statistics.ts';
import { CALLS_A_CASE, convolutionExercise, HEAVY_SIDE, SOLUTION } from './workload/convolution.ts';

const workload = { cases: 20, side: HEAVY_SIDE };
const sameCalls = { ...workload, cases: workload.cases * CALLS_A_CASE };
const options = benchOptions();
/** Shaders are compiled for a second each on an emulated adapter. */
const GPU_RUNS_MAX = 6;
/** What a click may cost beside the ratio. */
const ALLOWED_MS = 100;

interface Pair {
  readonly ours: number[];
  readonly bare: number[];
}

async function measure(browser: Browser, backend: BackendName, runs: number): Promise<Pair> {
  const exercise = await convolutionExercise(workload);
  const realms = await openRealmRuns(browser, exercise, backend);
  const server = await startBareServer();
  const page = await browser.newPage();
  await page.goto(server.origin);
  let seed = 0;
  try {
    await realms.run({ solution: SOLUTION, seed });
    const { ours, bare } = await alternate(runs, {
      ours: async () => {
        // Warm: the student realm of this run has booted, as it does while a person reads the last results.
        await realms.page.waitForTimeout(1_500);
        seed += 1;
        const { report, wallMs } = await realms.run({ solution: SOLUTION, seed });
        if (report?.points !== workload.cases) throw new Error(`Only ${report?.points} points.`);
        return wallMs;
      },
      bare: async () => {
        const started = await page.evaluate((name) => window.bareRunner.start(name), backend);
        if (started !== backend) throw new Error(`The bare worker started on ${started}.`);
        return page.evaluate((given) => window.bareRunner.run(given), sameCalls);
      },
    });
    return { ours, bare };
  } finally {
    server.close();
    await realms.close();
    await page.close();
  }
}

const WORDS: Partial<Record<BackendName, string>> = { cpu: 'CPU backend', webgpu: 'WebGPU on SwiftShader' };

async function backendPart(backend: BackendName): Promise<Pick<Measured, 'series' | 'verdicts'>> {
  const browser = await launchChromium(backend);
  const runs = backend === 'cpu' ? options.runs : Math.min(options.runs, GPU_RUNS_MAX);
  const { ours, bare } = await measure(browser, backend, runs).finally(() => browser.close());
  const words = WORDS[backend] ?? backend;
  const beyond = ours.map((ms) => ms - ALLOWED_MS);
  const verdict: Verdict = atMost(
    `${words}: (Run − ${ALLOWED_MS} ms) over the bare worker`,
    medianRatio(beyond, bare),
    {
      max: 1.25,
      unit: '×',
    },
  );
  return {
    series: [
      { who: `Descent, ${words}, 20 cases of a convolution`, unit: 'ms', spread: spread(ours) },
      { who: `bare Worker, ${words}, the same 40 calls`, unit: 'ms', spread: spread(bare) },
    ],
    verdicts: [verdict],
  };
}

const absent = whyNoChromium();
if (absent !== null) {
  emit('P6', options, {
    title: 'Run in the browser',
    series: [],
    missing: [{ who: 'Chromium', why: absent }],
    verdicts: [],
  });
} else {
  const cpu = await backendPart('cpu');
  const gpu = await backendPart('webgpu');
  const site = await measureSiteRuns(options.runs);
  const first = spread(site.firstOutcomeMs);
  emit('P6', options, {
    title: 'Run in the browser, warm realms: from the click to the verdicts',
    series: [
      ...cpu.series,
      ...gpu.series,
      { who: 'workspace of conv2d, CPU: click to the first outcome on the page', unit: 'ms', spread: first },
      {
        who: 'workspace of conv2d, CPU: click to the last verdict on the page',
        unit: 'ms',
        spread: spread(site.lastMs),
      },
    ],
    verdicts: [
      ...cpu.verdicts,
      ...gpu.verdicts,
      atMost('conv2d, CPU: click to the first outcome, median', first.median, { max: 150, unit: 'ms' }),
    ],
    notes: [
      'Both start each run in a fresh worker in which TensorFlow.js is up and no kernel has run. Descent computes every case twice, in the student realm and in the judge realm side by side. SwiftShader is WebGPU emulated on the processor: both realms share its threads, and each new pipeline compiles for about a second.',
    ],
  });
}
process.exit();
