import type { Page } from '@playwright/test';
import { inBothThemes } from '../harness/axe.ts';
import { exerciseFile } from '../harness/exercise-files.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

test('a submission made offline outlives its page and is sent when the connection is back', async ({
  page,
  context,
}) => {
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, 'warm-up/relu');
  await workspace.write(exerciseFile('warm-up/relu', 'reference.ts'));
  const before = await submissionCount(page);
  await context.setOffline(true);
  await workspace.submit();
  await expect(page.getByRole('alert').filter({ hasText: 'Your submission is kept' })).toBeVisible();
  await inBothThemes(page);
  await page.close();

  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto('/courses/odl/warm-up/relu');
  await expect(
    later.getByRole('region', { name: 'Results' }).getByRole('heading', { name: /, verified$/ }),
  ).toBeVisible({ timeout: 60_000 });
  await later.reload();
  await expect.poll(() => submissionCount(later)).toBe(before + 1);
});

async function submissionCount(page: Page): Promise<number> {
  const name = await page.getByRole('tab', { name: /^Submissions/ }).textContent();
  return Number(/\d+$/.exec(name ?? '')?.[0] ?? 0);
}
