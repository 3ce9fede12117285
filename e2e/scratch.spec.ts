import { expectAccessible } from './harness/axe.ts';
import { exerciseFile } from './harness/exercise-files.ts';
import { signIn } from './harness/sign-in.ts';
import { expect, test } from './harness/test.ts';
import { openWorkspace } from './harness/workspace.ts';

test('a snippet runs against the own solution, prints, draws, and is kept', async ({ page }) => {
  await signIn(page, 'student');
  const workspace = await openWorkspace(page, 'warm-up/relu');
  await workspace.write(exerciseFile('warm-up/relu', 'reference.ts'));
  await page.getByRole('button', { name: 'scratch.ts' }).click();
  const output = page.getByRole('region', { name: 'Scratch output' });
  await output.getByRole('button', { name: /^Run scratch/ }).click();
  await expect(output.getByRole('region', { name: 'Console' })).toContainText('relu');
  await expect(output.getByRole('figure')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }

  await test.step('an error stands on its line of the snippet', async () => {
    const scratch = page.getByRole('textbox', { name: /^Scratch/ });
    await scratch.focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('mine.nowhere();');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(output.getByRole('button', { name: 'Go to line 8' })).toBeVisible();
  });

  await test.step('the snippet is there after a reload', async () => {
    await page.reload();
    await page.getByRole('button', { name: 'scratch.ts' }).click();
    await expect(page.locator('.view-lines', { hasText: 'mine.nowhere' })).toBeVisible();
  });
});
