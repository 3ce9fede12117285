import { inBothThemes } from '../harness/axe.ts';
import { exerciseFile } from '../harness/exercise-files.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

const SNIPPET = `import * as tf from '@tensorflow/tfjs';
import { show } from '@descent/show';
import { relu } from './solution';
export const x = tf.tensor2d([[1, -2, NaN], [Infinity, 0, 4]]);
const heads = await Promise.resolve(tf.ones([2, 3, 3]));
const rate = 0.1;
console.log('relu' in { relu });
show(x, { as: 'heatmap', title: 'as heatmap' });
show(heads, { as: 'image', title: 'as image' });
show(tf.linspace(0, 1, 9), { as: 'line', title: 'as line' });
show(x, { as: 'histogram', title: 'as histogram' });
show(tf.randomNormal([30, 2]), { as: 'scatter', title: 'as scatter' });
show(x, { as: 'table', title: 'as table' });
show(tf.zeros([0, 3]), { as: 'heatmap', title: 'empty' });
`;

test('a snippet runs against the own solution, draws in six ways, is inspected, and is kept', async ({
  page,
}) => {
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, 'warm-up/relu');
  await workspace.write(exerciseFile('warm-up/relu', 'reference.ts'));
  await page.getByRole('button', { name: 'scratch.ts' }).click();
  const output = page.getByRole('region', { name: 'Scratch output' });
  // Monaco's own: the plain field stands there until it has come.
  const scratch = page.getByRole('textbox', { name: /^Scratch. Press Escape/ });
  await scratch.focus();
  await page.evaluate((text) => navigator.clipboard.writeText(text), SNIPPET);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
  await output.getByRole('button', { name: /^Run scratch/ }).click();
  await expect(output.getByRole('region', { name: 'Console' })).toContainText('true');

  await test.step('each picture says what it shows, and has its numbers', async () => {
    for (const kind of ['heatmap', 'image', 'line', 'histogram', 'scatter']) {
      const figure = output.getByRole('figure').filter({ hasText: `as ${kind}` });
      await expect(figure.getByRole('img', { name: new RegExp(`as ${kind}: \\[`) }).first()).toBeVisible();
    }
    await output.getByRole('button', { name: 'Table of as line' }).click();
    await expect(output.getByRole('region', { name: 'Numbers of as line' })).toContainText('0.875');
    await expect(output.getByRole('region', { name: 'Numbers of as table' })).toContainText('+∞');
    await expect(output.getByText('Nothing to draw: shape [0, 3] has no elements.')).toBeVisible();
  });

  await test.step('arrow keys read a map out', async () => {
    const map = output.getByRole('application', {
      name: /as heatmap: \[2, 3\] float32, .*1 NaN, 1 infinite/,
    });
    await map.press('Home');
    await map.press('ArrowDown');
    await map.press('ArrowRight');
    await expect(output.getByRole('status', { name: 'At [1, 1]: 0.' })).toBeVisible();
  });

  await test.step('the inspector lists what has a name, and opens it', async () => {
    const inspector = output.getByRole('region', { name: 'Inspector' });
    await expect(inspector.getByRole('listitem').filter({ hasText: 'rate' })).toContainText('0.1');
    await inspector.getByRole('button', { name: /^heads \[2, 3, 3\] float32/ }).click();
    const slices = inspector.getByRole('group', { name: 'Maps by axis 0' });
    await slices.getByRole('button', { name: /^axis 0 = 1,/ }).click();
    await expect(slices.getByRole('button', { pressed: true })).toHaveAccessibleName(/^axis 0 = 1,/);
    await inspector.getByRole('button', { name: 'Copy as literal' }).click();
    await expect(inspector.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('tf.tensor3d([[[1, 1, 1]');
  });

  await inBothThemes(page);

  await test.step('an error stands on its line of the snippet', async () => {
    await scratch.focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('relu.nowhere();');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(output.getByRole('button', { name: 'Go to line 15' })).toBeVisible();
  });

  await test.step('the snippet is there after a reload', async () => {
    await page.evaluate(chooseProcessor);
    await page.reload();
    await page.getByRole('button', { name: 'scratch.ts' }).click();
    await expect(page.locator('.view-lines', { hasText: 'relu.nowhere' })).toBeVisible();
  });

  await test.step('what runs keeps its device: it is changed when the snippet was stopped', async () => {
    await scratch.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText("console.log('begun'); for (;;);");
    await page.keyboard.press('ControlOrMeta+Enter');
    await workspace.device.getByText(/^(Why\?|Change)$/).click();
    const change = workspace.device.getByRole('button', { name: /^Run on the GPU/ });
    await expect(workspace.device).toContainText('What runs keeps its device.');
    await expect(change).toBeDisabled();
    await output.getByRole('button', { name: 'Stop' }).click();
    await expect(change).toBeEnabled();
  });
});

/** As somebody who chose it before: only then is there another device to change to, on a machine without a GPU. */
function chooseProcessor(): void {
  const scratch = Object.keys(localStorage).find((key) => key.startsWith('descent.scratch.'));
  if (scratch === undefined) throw new Error('Nothing is kept of the snippet.');
  localStorage.setItem(scratch.replace('.scratch.', '.backend.'), 'cpu');
}
