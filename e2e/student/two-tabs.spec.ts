import type { Page } from '@playwright/test';
import { expectAccessible } from '../harness/axe.ts';
import { exerciseFile } from '../harness/exercise-files.ts';
import { comeAs, signIn } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

const SLUG = 'transformers/attention';
const FIRST = '// written on the first machine';
const SECOND = '// written on the second machine';

const lines = (page: Page) => page.locator('.view-lines').first();
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved/ });

test('of two machines the newer text wins, and the older one is kept and can be brought back', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const elsewhere = await (await browser.newContext({ baseURL })).newPage();
  await signIn(page, 'student');
  await signIn(elsewhere, 'student');
  const first = await openWorkspace(page, SLUG);
  const second = await openWorkspace(elsewhere, SLUG);
  const starter = exerciseFile(SLUG, 'starter.ts');

  await first.write(`${FIRST}\n${starter}`);
  await expect(saved(page)).toBeVisible();
  await second.write(`${SECOND}\n${starter}`);
  await expect(saved(elsewhere)).toBeVisible();

  await test.step('who wrote last is told that there was another text', async () => {
    await expect(elsewhere.getByText('An older text from another tab or machine was met')).toBeVisible();
    await expect(lines(elsewhere)).toContainText(SECOND);
  });

  await test.step('the older text is brought back, and that can be undone', async () => {
    await elsewhere.getByRole('button', { name: 'Earlier texts' }).click();
    const dialog = elsewhere.getByRole('dialog', { name: 'Earlier texts' });
    await expect(dialog).toContainText(FIRST);
    await expectAccessible(elsewhere);
    await dialog
      .getByRole('listitem')
      .filter({ hasText: FIRST })
      .getByRole('button', { name: 'Bring back' })
      .click();
    await expect(lines(elsewhere)).toContainText(FIRST);
    await elsewhere.getByRole('button', { name: 'Undo' }).click();
    await expect(lines(elsewhere)).toContainText(SECOND);
  });
  await elsewhere.context().close();
});

test('a second tab shows what the first one types', async ({ page, context }) => {
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, SLUG);
  const tab = await context.newPage();
  await openWorkspace(tab, SLUG);
  await workspace.write(`// in the first tab\n${exerciseFile(SLUG, 'starter.ts')}`);
  await expect(lines(tab)).toContainText('// in the first tab');

  await test.step('what is written after somebody else signed in in this browser waits for its author', async () => {
    await expect(saved(page)).toBeVisible();
    await context.clearCookies();
    await signIn(tab, 'ta');
    await workspace.write(`// by the student\n${exerciseFile(SLUG, 'starter.ts')}`);
    await expect(page.getByRole('status').filter({ hasText: 'Signed out' })).toBeVisible();
    await openWorkspace(tab, SLUG);
    await expect(lines(tab)).not.toContainText('//');
    await context.clearCookies();
    await comeAs(page, 'student');
    await expect(saved(page)).toBeVisible();
  });
});
