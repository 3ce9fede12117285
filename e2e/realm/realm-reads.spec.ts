/** What is read from the GPU at once, in a Chromium that draws what an emulated one has. */

import { launchOptions, READABLE_WEBGPU_FLAGS } from '../harness/browser.ts';
import { doubleExercise, solutionWith } from '../harness/double-exercise.ts';
import { expect, test } from '../harness/realm-test.ts';

test.use({ launchOptions: launchOptions(READABLE_WEBGPU_FLAGS) });

test('what is read at once from the GPU is right, few and many, of each type @webgpu', async ({ realms }) => {
  await realms.open('webgpu');
  const reading = solutionWith(`tf.env().set('WEBGPU_CPU_FORWARD', false);
    const many = tf.range(0, 140_007).add(0.5).dataSync();
    const wrong = many.findIndex((value, at) => value !== at + 0.5);
    if (wrong !== -1) throw new Error('element ' + wrong + ' is ' + many[wrong]);
    const rounds = tf.floor(x.abs()).cast('int32').add(tf.scalar(-70_000, 'int32')).dataSync();
    const signs = x.less(0).dataSync();
    const values = x.mul(2).arraySync() as number[];
    for (let at = 0; at < values.length; at += 1) {
      if (rounds[at] !== Math.floor(Math.abs(values[at] / 2)) - 70_000) throw new Error('int32 ' + rounds[at]);
      if (signs[at] !== Number(values[at] < 0)) throw new Error('bool ' + signs[at]);
    }
    return tf.tensor1d(values);`);
  const { report } = await realms.run(await doubleExercise(), reading);
  expect(report).toMatchObject({ points: 3, device: { backend: 'webgpu' } });
  expect(report?.cases.map(({ secondOpinion }) => secondOpinion)).toEqual([undefined, undefined]);
});
