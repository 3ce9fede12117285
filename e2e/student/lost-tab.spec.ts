import type { Page } from '@playwright/test';
import { exerciseFile } from '../harness/exercise-files.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

const SLUG = 'cnn/conv2d';

/** Ends the process of the page, as a crash of the browser's does: nothing of the page runs any more. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // The command is never answered: who would, has crashed.
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
}

test('what was typed just before a tab is killed is there in the next one', async ({ page, context }) => {
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, SLUG);
  await workspace.write(exerciseFile(SLUG, 'starter.ts'));
  await page.keyboard.type('// the last words');
  await crash(page);

  const next = await context.newPage();
  await openWorkspace(next, SLUG);
  await expect(next.locator('.view-lines').first()).toContainText('// the last words');
});
