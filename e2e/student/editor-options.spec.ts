import { expectAccessible } from '../harness/axe.ts';
import { exerciseFile } from '../harness/exercise-files.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

test('the editor is as its reader wants it: found by palette and keys, and remembered', async ({ page }) => {
  test.setTimeout(180_000);
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, 'nn/softmax-cross-entropy');
  await workspace.write(exerciseFile('nn/softmax-cross-entropy', 'reference.ts'));
  const code = page.getByRole('textbox', { name: /^Your solution/ });
  const lines = page.locator('.view-lines').first();
  const fromPalette = async (words: string) => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox', { name: /action$/ }).fill(words);
    await page.keyboard.press('Enter');
  };

  await test.step('types of TensorFlow.js complete a chain, and a forbidden operation is underlined', async () => {
    await code.focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('\nconst probe = tf.ones([2]).square().sub');
    await expect(page.locator('.suggest-widget')).toContainText('Tensor<Rank>.sub<T>(', { timeout: 60_000 });
    await page.keyboard.press('Escape');
    await page.keyboard.type('(tf.softmax(tf.ones([2])));');
    await expect(page.locator('.squiggly-warning').first()).toBeVisible();
    await expect(page.getByText('1 forbidden operation')).toBeVisible();
  });

  await test.step('larger by key, help by key', async () => {
    const size = () => lines.evaluate((element) => getComputedStyle(element).fontSize);
    expect(await size()).toBe('12.5px');
    await page.keyboard.press('Shift+Alt+Period');
    await expect.poll(size).toBe('14px');
    await page.keyboard.press('Alt+F1');
    await expect(page.getByRole('dialog', { name: 'Help with the code editor' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  await test.step('Vim keys by palette, remembered', async () => {
    await fromPalette('vim');
    await expect(page.getByText('--NORMAL--')).toBeVisible();
    await page.reload();
    await expect(page.getByText('--NORMAL--')).toBeVisible({ timeout: 30_000 });
    await code.focus();
    await page.keyboard.type('ggdG');
    await expect(lines).not.toContainText('import');
    await page.keyboard.type('u:');
    await expect(page.getByRole('textbox', { name: 'Vim command' })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(lines).toContainText('import');
  });

  await test.step('a plain field instead: Tab indents, Escape and Tab leave, problems are text', async () => {
    await fromPalette('plain text');
    await expect(page.locator('.monaco-editor')).toHaveCount(0);
    const problems = page.getByRole('region', { name: 'Problems in the code' });
    await expect(problems).toContainText('tf.softmax is not allowed');
    await problems.getByRole('button').first().click();
    await expect(code).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(code).toBeFocused();
    expect(await code.inputValue()).toContain('\n  const probe');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(code).not.toBeFocused();
  });
});
