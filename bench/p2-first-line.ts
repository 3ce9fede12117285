/** P2: from the wish to run student code to its first line. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findDeno } from '#grader/hosts/deno/deno-command.ts';
import type { DenoHost } from '#grader/hosts/deno.ts';
import { runPeer } from './peers/run-peer.ts';
import { INSTALL, sandboxed, whyMissing } from './peers/sandboxes.ts';
import { alternate, benchOptions, emit } from './program.ts';
import { atMost, type Missing } from './row.ts';
import { medianRatio, spread } from './statistics.ts';
import { convolutionExercise, SOLUTION } from './workload/convolution.ts';
import { openHost, refilled } from './workload/grading.ts';

const options = benchOptions();
const exercise = await convolutionExercise({ cases: 1, side: 1 });
const solution = `console.log('first line');\n${SOLUTION}`;
mkdirSync('.cache/bench', { recursive: true });
const hello = resolve('.cache/bench/hello.mjs');
writeFileSync(hello, "console.log('first line');\n");
const denoDir = mkdtempSync(join(tmpdir(), 'descent-bench-deno-'));
const { binary } = await findDeno();
const warm = await openHost();
const cold = await openHost({ poolSize: 0 });

async function firstLine(host: DenoHost): Promise<number> {
  const began = performance.now();
  let ms = Number.NaN;
  const onEvent = ({ type }: { type: string }) => {
    if (type === 'log' && Number.isNaN(ms)) ms = performance.now() - began;
  };
  await host.run(exercise, { solution, seed: 1, visibility: 'all', onEvent });
  return ms;
}

try {
  for (const host of [warm, cold]) await host.prepare(exercise).then(() => firstLine(host));
  const missing: Missing[] = [];
  const absent = whyMissing('bwrap', hello);
  if (absent !== null) missing.push({ who: 'bwrap + node', why: absent });
  const times = await alternate(options.runs, {
    warm: async () => {
      await refilled();
      return firstLine(warm);
    },
    cold: () => firstLine(cold),
    deno: async () => {
      const args = ['run', '--quiet', hello];
      return (await runPeer({ file: binary, args, env: { DENO_DIR: denoDir } })).firstLineMs;
    },
    bwrap: async () =>
      absent === null ? (await runPeer(sandboxed('bwrap', hello))).firstLineMs : Number.NaN,
  });
  const walls =
    warm.wall === 'bwrap'
      ? 'bwrap and Deno without permissions'
      : `Deno without permissions; no ${INSTALL.bwrap}`;
  emit('P2', options, {
    title: 'From the wish to run student code to its first line, full sandbox',
    series: [
      { who: `Descent (${walls}), process warmed ahead`, unit: 'ms', spread: spread(times.warm) },
      {
        who: 'Descent, process started now, TensorFlow.js loaded in it',
        unit: 'ms',
        spread: spread(times.cold),
      },
      { who: 'deno run hello, no sandbox beyond Deno', unit: 'ms', spread: spread(times.deno) },
      ...(absent === null ? [{ who: 'bwrap + node hello', unit: 'ms', spread: spread(times.bwrap) }] : []),
    ],
    missing,
    verdicts: [
      atMost('warmed ahead, against Deno', medianRatio(times.warm, times.deno), { max: 2, unit: '×' }),
      atMost('started now, against Deno', medianRatio(times.cold, times.deno), { max: 2, unit: '×' }),
      ...(absent === null
        ? [
            atMost('warmed ahead, against bwrap + node', medianRatio(times.warm, times.bwrap), {
              max: 0.6,
              unit: '×',
            }),
            atMost('started now, against bwrap + node', medianRatio(times.cold, times.bwrap), {
              max: 0.6,
              unit: '×',
            }),
          ]
        : []),
    ],
    notes: [
      'A submission meets the process that was warmed ahead; compiling its TypeScript is in the figure. "Started now" is what a burst meets once the pool is empty. Neither peer loads TensorFlow.js, which is nearly all of that time.',
    ],
  });
} finally {
  await Promise.all([warm.close(), cold.close()]);
  rmSync(denoDir, { recursive: true, force: true });
}
