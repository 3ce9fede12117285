import { inBothThemes } from '../harness/axe.ts';
import { exerciseFile, mistakenProgram } from '../harness/exercise-files.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

test('one case runs again alone, and the others keep what they had', async ({ page }) => {
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, 'warm-up/relu');
  await workspace.write(mistakenProgram('warm-up/relu', 'absolute-value'));
  expect(await workspace.run()).toMatch(/^\d+ of \d+ cases pass$/);
  const rows = workspace.results.locator('[data-case]');
  const failed = workspace.results.locator('[data-state="failed"]');
  const before = { rows: await rows.count(), failed: await failed.count() };
  expect(before.failed).toBeGreaterThan(1);

  await workspace.write(exerciseFile('warm-up/relu', 'reference.ts'));
  await workspace.results.getByRole('button', { name: 'Run only this case' }).click();
  await expect(workspace.results.getByRole('heading', { name: 'The case passes' })).toBeVisible();
  await expect(failed).toHaveCount(before.failed - 1);
  await expect(workspace.results.locator('[data-earlier]')).toHaveCount(before.rows - 1);

  await test.step('R runs the open one', async () => {
    await failed.first().getByRole('heading').getByRole('button').click();
    await page.keyboard.press('r');
    await expect(failed).toHaveCount(before.failed - 2);
  });
  await inBothThemes(page);
});
