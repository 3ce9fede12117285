/** How cost grows with cases, elements and queued submissions: a table and docs/pictures/growth.svg. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '#db/client.ts';
import { openTestWorld } from '#server/testing.ts';
import { testGrader, worth } from '#server/testing-grader.ts';
import { startWorker } from '#server/worker/worker.ts';
import { growthChart, type Panel } from './growth-chart.ts';
import { benchOptions, emit, progress } from './program.ts';
import { shown, type Table } from './row.ts';
import { spread } from './statistics.ts';
import { openBareDeno } from './workload/bare-runs.ts';
import { LIGHT_SIDE } from './workload/convolution.ts';
import { gradingOf, openHost, refilled } from './workload/grading.ts';

const PICTURE = 'docs/pictures/growth.svg';
const CASES = [1, 3, 10, 30, 100];
/** Sides of images with 32 channels: 32 to 10⁶ elements in and out. */
const SIDES = [1, 2, 6, 18, 56, 177];
const CHANNELS = 32;
const QUEUED = [1, 10, 100, 1_000];
const QUICK_QUEUED_MAX = 10;
const RUNS = 3;

type Point = readonly [x: number, y: number];
interface Pair {
  readonly ours: Point[];
  readonly bare: Point[];
}

const options = benchOptions(RUNS);
const host = await openHost();
const bare = await openBareDeno();

/** Medians of the graded wall and of the bare loop's kernels. */
async function both(workload: { cases: number; side: number }): Promise<[number, number]> {
  const grading = await gradingOf(host, workload);
  await grading.grade();
  const ours: number[] = [];
  const raw: number[] = [];
  for (let run = 0; run < options.runs; run++) {
    await refilled();
    ours.push(await grading.grade());
    raw.push((await bare.run(workload)).kernelMs.reduce((sum, ms) => sum + ms, 0));
  }
  return [spread(ours).median, spread(raw).median];
}

async function curve(
  values: readonly number[],
  measure: (value: number) => Promise<[number, number]>,
): Promise<Pair> {
  const pair: Pair = { ours: [], bare: [] };
  for (const value of values) {
    const [ours, raw] = await measure(value);
    progress(`${value}: ${shown(ours, 'ms')}`);
    pair.ours.push([value, ours]);
    pair.bare.push([value, raw]);
  }
  return pair;
}

/** Milliseconds a submission, from the first pick-up to the last grade, with a grader that takes no time. */
async function queueCost(queued: number): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'descent-bench-'));
  const world = await openTestWorld(await openEmbedded(dataDir));
  for (let number = 0; number < queued; number++) {
    await world.submit(await world.person('student'), worth(10));
    if (number % 50 === 0) progress(`${number} of ${queued} queued`);
  }
  const began = performance.now();
  const worker = await startWorker(world, { host: testGrader(), slots: 1 });
  await worker.drained();
  const ms = (performance.now() - began) / queued;
  await worker.stop();
  await world.close();
  rmSync(dataDir, { recursive: true, force: true });
  return ms;
}

const cases = await curve(CASES, (count) => both({ cases: count, side: LIGHT_SIDE }));
const elements = await curve(SIDES, (side) => both({ cases: 1, side }));
await host.close();
bare.close();
const perElement = ({ ours, bare: raw }: Pair): Pair => {
  const asElements = (points: readonly Point[]) =>
    points.map(([side, ms]): Point => [side * side * CHANNELS, ms]);
  return { ours: asElements(ours), bare: asElements(raw) };
};
const byElements = perElement(elements);
const queue: Point[] = [];
for (const queued of QUEUED.filter((count) => !options.quick || count <= QUICK_QUEUED_MAX)) {
  queue.push([queued, await queueCost(queued)]);
}

const curves = ({ ours, bare: raw }: Pair) => [
  { name: 'Descent, submission to report', points: ours },
  { name: 'the kernels alone, bare loop', points: raw },
];
const panels: readonly Panel[] = [
  { title: 'Cases of an exercise', xLabel: 'cases', yLabel: 'ms', curves: curves(cases) },
  { title: 'Elements of a case', xLabel: 'elements in and out', yLabel: 'ms', curves: curves(byElements) },
  {
    title: 'Queued submissions',
    xLabel: 'submissions that wait',
    yLabel: 'ms of queue and database each',
    curves: [{ name: 'Descent, embedded database', points: queue }],
  },
];
if (!options.quick) writeFileSync(PICTURE, growthChart(panels));

const lines = (what: string, { ours, bare: raw }: Pair) =>
  ours.map(([value, ms], index) => [
    `${value} ${what}`,
    shown(ms, 'ms'),
    shown(raw[index]?.[1] ?? Number.NaN, 'ms'),
  ]);
const table: Table = {
  head: ['grows', 'Descent', 'the kernels alone'],
  lines: [
    ...lines('cases', cases),
    ...lines('elements in and out, one case', byElements),
    ...queue.map(([queued, ms]) => [`${queued} submissions in the queue, each`, shown(ms, 'ms'), '']),
  ],
};
emit('growth', options, {
  title: 'How cost grows (medians)',
  series: [],
  verdicts: [],
  table,
  notes: ['![How cost grows with cases, elements and queued submissions](pictures/growth.svg)'],
});
process.exit();
