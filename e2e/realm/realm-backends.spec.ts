import { readFileSync } from 'node:fs';
import { UNREADABLE } from '#grader/backend/mend-read-sync.ts';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import { loadFolder } from '#grader/folder/load-folder.ts';
import { createNodeWorkerHost } from '#grader/hosts/node-worker.ts';
import { SEARCH_FOR_BACKEND } from '#grader/hosts/testing/attacks/search-for-backend.ts';
import { sealedFiles } from '#grader/judge/record/sealed-files.ts';
import type { Report } from '#grader/protocol.ts';
import { doubleExercise, RIGHT_SOLUTION, solutionWith } from '../harness/double-exercise.ts';
import { mistakenProgram } from '../harness/exercise-files.ts';
import { expect, type RealmDriver, test } from '../harness/realm-test.ts';

/** Small tensors are otherwise computed beside the GPU, which would not be missed. */
const ALWAYS_ON_GPU = "tf.env().set('WEBGPU_CPU_FORWARD', false);";

test('on a WebGPU adapter both realms run on webgpu and the report says so @webgpu', async ({ realms }) => {
  const device = await realms.open('best');
  expect(device).toMatchObject({ backend: 'webgpu', software: true, reason: '' });
  const { report, rejection } = await realms.run(await doubleExercise(), RIGHT_SOLUTION);
  expect(rejection).toBeNull();
  expect(report).toMatchObject({ standing: 'provisional', points: 3, pointsMax: 3, runner: 'browser' });
  expect(report?.device.backend).toBe('webgpu');
});

test('ranks that TensorFlow.js has no shader for are computed on the GPU all the same @webgpu', async ({
  realms,
}) => {
  await realms.open('webgpu');
  const highRanks = solutionWith(`${ALWAYS_ON_GPU}
    const rows = x.reshape([1, 1, 1, 1, 1, 1, -1]) as any;
    const spread = rows.add(tf.zeros([1, 2, 1, 1, 1, 1, 1])).reshape([1, 2, 1, 1, -1]);
    const tiled = spread.tile([1, 1, 2, 1, 1]);
    return tf.where(tiled.less(0), tiled.mul(2), tiled.add(tiled)).mean([0, 1, 2, 3]);`);
  const { report } = await realms.run(await doubleExercise(), highRanks);
  expect(report?.cases.map(({ status, secondOpinion }) => [status, secondOpinion])).toEqual([
    ['passed', undefined],
    ['passed', undefined],
  ]);
});

test('what a GPU cannot do is done again on the CPU, counts, and says so; what is wrong stays wrong @webgpu', async ({
  realms,
}) => {
  await realms.open('webgpu');
  const sliced = (factor: number) =>
    solutionWith(`${ALWAYS_ON_GPU}
      const row = x.reshape([1, 1, 1, 1, 1, 1, -1]) as any;
      return row.slice([0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, -1]).reshape([-1]).mul(${factor});`);
  const exercise = await doubleExercise();
  const right = await realms.run(exercise, sliced(2));
  expect(right.report).toMatchObject({ points: 3, device: { backend: 'webgpu' } });
  expect(right.report?.cases[0]?.secondOpinion).toEqual({
    on: 'cpu',
    instead: { backend: 'webgpu', status: 'errored', message: expect.stringContaining('rank 7') },
  });
  const wrong = await realms.run(exercise, sliced(3));
  expect(wrong.report?.points).toBe(0);
  expect(wrong.report?.cases.every(({ secondOpinion }) => secondOpinion === undefined)).toBe(true);
  expect((await realms.run(exercise, RIGHT_SOLUTION)).report?.points).toBe(3);
});

for (const backend of ['webgpu', 'webgl'] as const) {
  test(`a solution finds no way to the GPU behind ${backend} [67] @webgpu`, async ({ realms }) => {
    expect((await realms.open(backend)).backend).toBe(backend);
    const searching = solutionWith(SEARCH_FOR_BACKEND);
    const { report } = await realms.run(await doubleExercise(), searching, { caseIds: ['two-numbers'] });
    expect(report?.cases[0]?.logs.map(({ text }) => text)).toEqual(['found []']);
  });
}

test('a GPU that is lost between two runs costs neither @webgpu', async ({ realms }) => {
  await realms.open('best');
  const exercise = await doubleExercise();
  expect((await realms.run(exercise, RIGHT_SOLUTION)).report?.points).toBe(3);
  await endGpu(realms);
  expect((await realms.run(exercise, RIGHT_SOLUTION)).report?.points).toBe(3);
});

test('GPU work that outlives its run delays the next one by seconds; the CPU takes over and says so [67] @webgpu', async ({
  realms,
}) => {
  await realms.open('best', { gpuRebootMs: 3_000 });
  const exercise = await doubleExercise();
  // Half a minute on a software adapter, sent after 15 operations. Once the GPU has begun, nothing can take it back,
  // neither the end of the worker nor of its device; what it has not begun ends with the worker.
  const greedy = solutionWith(
    `const a = tf.ones([2048, 2048]) as any; for (let i = 0; i < 18; i++) a.matMul(a).dispose();
    return new Promise((answer) => setTimeout(() => answer(x), 1_500)) as any;`,
  );
  const first = await realms.run(exercise, greedy, { caseIds: ['two-numbers'] });
  expect(first.report?.cases.map(({ status }) => status)).toEqual(['failed']);
  const next = await realms.run(exercise, RIGHT_SOLUTION);
  expect(next.report).toMatchObject({
    points: 3,
    device: { backend: 'cpu', reason: expect.stringMatching(/./) },
  });
  expect(next.wallMs).toBeLessThan(20_000);
  await endGpu(realms);
  await newGpu(realms);
});

/** The next test finds an adapter: Chromium starts a new GPU process when it is asked for one, and takes its time. */
async function newGpu({ page }: RealmDriver): Promise<void> {
  const hasAdapter = () => page.evaluate(async () => (await navigator.gpu.requestAdapter()) !== null);
  await expect.poll(hasAdapter, { timeout: 30_000 }).toBe(true);
}

/** A new GPU process starts with the next request. */
async function endGpu({ page }: RealmDriver): Promise<void> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  await session?.send('Browser.crashGpuProcess');
  await session?.detach();
}

test('a judge that fails on the GPU starts over on the CPU and says so @webgpu', async ({ realms }) => {
  await realms.open('best');
  const losing = await doubleExercise({
    'reference.ts': RIGHT_SOLUTION.replace(
      'return',
      `${ALWAYS_ON_GPU} (tf.backend() as any).device?.destroy(); return`,
    ),
  });
  const { report, rejection, events } = await realms.run(losing, RIGHT_SOLUTION);
  expect(rejection).toBeNull();
  expect(report).toMatchObject({ points: 3, device: { backend: 'cpu' } });
  const announced = events.findIndex((event) => event.type === 'booted');
  expect(announced).toBeGreaterThan(0);
  expect(events.slice(announced + 1).filter((event) => event.type === 'outcome')).toHaveLength(2);
  const devices = await realms.devices();
  expect(devices.map((device) => device.backend)).toEqual(['webgpu', 'cpu']);
  expect(devices[1]?.reason).toMatch(/WebGPU failed/);
});

test('a sum of more tensors than a shader has buffers is right on the GPU @webgpu', async ({ realms }) => {
  await realms.open('best');
  const halves = 'return tf.addN(Array.from({ length: 24 }, () => tf.div(x, 12)));';
  const { report } = await realms.run(await doubleExercise(), solutionWith(`${ALWAYS_ON_GPU} ${halves}`));
  expect(report).toMatchObject({ points: 3, device: { backend: 'webgpu' } });
});

test('where nothing can be read from the GPU at once the CPU takes over, and the report says why @webgpu', async ({
  realms,
}) => {
  await realms.open('webgpu');
  const reading = solutionWith(`${ALWAYS_ON_GPU} return tf.tensor1d(x.mul(2).arraySync() as number[]);`);
  const { report } = await realms.run(await doubleExercise(), reading);
  expect(report).toMatchObject({ points: 3, device: { backend: 'webgpu' } });
  const instead = report?.cases.map(({ secondOpinion }) => secondOpinion?.instead.message);
  // Chromium draws nothing of a GPU that is emulated, unless it is asked to (`realm-reads.spec.ts`): there the first read is
  // an error, and spoils the GPU for the next. On a GPU there is no second opinion.
  if (report?.device.software) expect(instead).toContain(UNREADABLE);
  else expect(instead).toEqual([undefined, undefined]);
});

const ONE_FILTER = 'one channel and one filter, any size';

test('on WebGPU a wrong conv2d fails with its smallest counter-example, the right one passes @webgpu', async ({
  realms,
}) => {
  await realms.open('best');
  const exercise = await loadFolder('exercises/cnn/conv2d');
  const plan = await realms.prepare(exercise);
  const caseIds = plan.filter(({ title }) => title === ONE_FILTER).map(({ id }) => id);
  const right = await realms.run(exercise, exercise.files['reference.ts'] ?? '', { caseIds });
  expect(right.report?.cases.map(({ status }) => status)).toEqual(['passed']);
  const flipped = mistakenProgram('cnn/conv2d', 'flipped-kernel');
  const wrong = await realms.run(exercise, flipped, { caseIds });
  expect(wrong.report?.device.backend).toBe('webgpu');
  expect(wrong.report?.cases[0]?.status).toBe('failed');
  // A filter of one weight looks the same both ways round; the smallest that does not has side 2.
  expect(wrong.report?.cases[0]?.evidence?.counterExample?.sizes).toEqual({ F: 2, H: 2, W: 2 });
});

test('a sealed exercise that was recorded on the CPU is judged on WebGPU: the right pass, the wrong fail @webgpu', async ({
  realms,
}) => {
  const exercise = await doubleExercise();
  const host = createNodeWorkerHost({ bundle: (await buildRealm()).node, poolSize: 0 });
  const recording = await host.record(exercise);
  await host.close();
  await realms.open('best');
  const { slug, hash } = exercise;
  const sealed = { slug, hash, files: sealedFiles(exercise, recording) };
  const right = await realms.run(sealed, solutionWith(`${ALWAYS_ON_GPU} return tf.mul(x, 2);`));
  expect(right.report).toMatchObject({ points: 3, pointsMax: 3, device: { backend: 'webgpu' } });
  const wrong = await realms.run(sealed, solutionWith(`${ALWAYS_ON_GPU} return tf.mul(x, 3);`));
  expect(wrong.report?.device.backend).toBe('webgpu');
  expect(wrong.report?.cases.map(({ status }) => status)).toEqual(['failed', 'failed']);
  expect(wrong.report?.cases[1]?.evidence?.counterExample?.sizes).toEqual({ n: 1 });
});

test('without an adapter the ladder ends on the CPU and says why', async ({ realms }) => {
  const device = await realms.open('best');
  expect(device.backend).toBe('cpu');
  expect(device.reason).toMatch(/WebGPU/);
  expect(device.reason).toMatch(/WebGL/);
});

test('all of conv2d on the CPU: the reference passes, a flipped kernel is recognised', async ({ realms }) => {
  await realms.open('cpu');
  const exercise = await loadFolder('exercises/cnn/conv2d');
  const reference = exercise.files['reference.ts'] ?? '';
  const right = await realms.run(exercise, reference);
  expect(right.rejection).toBeNull();
  expect(right.report?.points).toBe(right.report?.pointsMax);

  const wrong = await realms.run(exercise, mistakenProgram('cnn/conv2d', 'flipped-kernel'));
  const failed = wrong.report?.cases.find((outcome) => outcome.title === ONE_FILTER);
  expect(failed?.status).toBe('failed');
  expect(failed?.evidence?.counterExample?.sizes).toEqual({ F: 2, H: 2, W: 2 });
  expect(failed?.hints.map((hint) => hint.misconception)).toEqual(['flipped-kernel']);
});

test('on the CPU of a browser a solution gets the report that it gets in threads and processes', async ({
  realms,
}) => {
  await realms.open('cpu');
  const golden = 'grader/judge/golden';
  const solution = readFileSync(`${golden}/wrong-value/solution.ts`, 'utf8');
  const stored = JSON.parse(readFileSync(`${golden}/wrong-value/report.json`, 'utf8')) as Report;
  const { report } = await realms.run(await loadFolder(`${golden}/exercise`), solution, {
    seed: stored.seed,
  });
  const cases = stored.cases.filter(({ visibility }) => visibility === 'public');
  expect(lasting(report?.cases)).toBe(lasting(cases));
});

/** What no clock decides. */
function lasting(cases: Report['cases'] | undefined): string {
  return JSON.stringify(cases, (key, value) => (key === 'durationMs' || key === 'wallMs' ? 0 : value), 1);
}
