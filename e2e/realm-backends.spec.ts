import { loadFolder } from '#grader/exercise/load-folder.ts';
import { doubleExercise, RIGHT_SOLUTION, solutionWith } from './harness/double-exercise.ts';
import { expect, test } from './harness/realm-test.ts';

test('on a WebGPU adapter both realms run on webgpu and the report says so @webgpu', async ({ realms }) => {
  const device = await realms.open('best');
  expect(device).toMatchObject({ backend: 'webgpu', software: true, reason: '' });
  const { report, rejection } = await realms.run(await doubleExercise(), RIGHT_SOLUTION);
  expect(rejection).toBeNull();
  expect(report).toMatchObject({ standing: 'provisional', points: 3, pointsMax: 3, runner: 'browser' });
  expect(report?.device.backend).toBe('webgpu');
});

test('a lost GPU device costs the run, not the next one @webgpu', async ({ realms }) => {
  await realms.open('best');
  const exercise = await doubleExercise();
  const losing = solutionWith('tf.backend().device.destroy(); return tf.mul(x, 3);');
  const lost = await realms.run(exercise, losing);
  expect(lost.rejection).toBeNull();
  expect(lost.report?.points).toBe(0);
  const next = await realms.run(exercise, RIGHT_SOLUTION);
  expect(next.report).toMatchObject({ points: 3, device: { backend: 'webgpu' } });
});

test('without an adapter the ladder ends on the CPU and says why', async ({ realms }) => {
  const device = await realms.open('best');
  expect(device.backend).toBe('cpu');
  expect(device.reason).toMatch(/WebGPU/);
  expect(device.reason).toMatch(/WebGL/);
});

test('a wrong conv2d fails with its smallest counter-example, the reference passes', async ({ realms }) => {
  await realms.open('cpu');
  const exercise = await loadFolder('exercises/cnn/conv2d');
  const reference = exercise.files['reference.ts'] ?? '';
  const right = await realms.run(exercise, reference);
  expect(right.rejection).toBeNull();
  expect(right.report?.points).toBe(right.report?.pointsMax);

  const wrong = await realms.run(exercise, exercise.files['misconceptions/flipped-kernel.ts'] ?? '');
  const failed = wrong.report?.cases.find(
    (outcome) => outcome.title === 'one channel and one filter, any size',
  );
  expect(failed?.status).toBe('failed');
  // A filter of one weight looks the same both ways round; the smallest that does not has side 2.
  expect(failed?.evidence?.counterExample?.sizes).toEqual({ F: 2, H: 2, W: 2 });
  expect(failed?.hints.map((hint) => hint.misconception)).toEqual(['flipped-kernel']);
});
