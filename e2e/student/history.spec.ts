import type { Page } from '@playwright/test';
import { expectAccessible, inBothThemes } from '../harness/axe.ts';
import { exerciseFile } from '../harness/exercise-files.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { openWorkspace } from '../harness/workspace.ts';

test('submissions are compared, commented on their lines, and restored with undo', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  await comeAs(page, 'student');
  const workspace = await openWorkspace(page, 'warm-up/relu');
  const hostile = '// <img src=x onerror="document.title=1"> \u202E';
  await workspace.write(`${exerciseFile('warm-up/relu', 'starter.ts')}${hostile}`);
  await workspace.submit();
  await expect(workspace.results.getByRole('heading', { name: '0 / 10, verified' })).toBeVisible({
    timeout: 60_000,
  });
  await workspace.write(exerciseFile('warm-up/relu', 'reference.ts'));
  await workspace.run();
  await expectNoReload(page, async () => {
    await workspace.submit();
    await expect(workspace.results.getByRole('heading', { name: '10 / 10, verified' })).toBeVisible({
      timeout: 60_000,
    });
  });
  const address = page.url();

  await test.step('staff write on a line; the student reads it there once it is released, and no HTML in it works', async () => {
    const staff = await (await browser.newContext()).newPage();
    await comeAs(staff, 'ta', new URL(address).origin);
    await staff.goto(address);
    await expect(staff).toHaveURL(/\/courses\/odl\/review\//);
    await staff.getByRole('button', { name: 'Comment on line 8' }).click();
    await staff.keyboard.insertText('Shorter than <b>mine</b> \u202Eevil, see `relu`');
    await expectAccessible(staff);
    await staff.keyboard.press('ControlOrMeta+Enter');
    const draft = staff.getByRole('article', { name: /on line 8$/ });
    await expect(draft).toContainText('draft');
    await page.reload();
    await expect(page.getByRole('article', { name: /on line 8$/ })).toHaveCount(0);
    await staff.keyboard.press('p');
    await expect(draft).toContainText('shown to student');
    await staff.getByRole('button', { name: /^Compare with/ }).click();
    await staff
      .getByRole('dialog')
      .getByRole('option', { name: /^Submission 1/ })
      .click();
    await expect(staff.getByRole('list', { name: 'Cases that changed' })).toBeVisible();
    await staff.context().close();

    await page.reload();
    const comment = page.getByRole('article', { name: /on line 8$/ });
    await expect(comment).toContainText('Shorter than <b>mine</b> [U+202E]evil, see relu');
    await expectBothThemes(page);
  });

  await test.step('two stand side by side, with the cases that changed', async () => {
    await page.getByRole('tab', { name: /^Submissions/ }).click();
    const rows = page.getByRole('tabpanel').getByRole('listitem');
    await expect(rows.first()).toContainText("verified on the server's CPU");
    await expect(rows.first()).toContainText('1 comment');
    await expect(rows.first()).toContainText('Ran on CPU, Chrome on Linux, as the browser says');
    await expect(rows.nth(1)).not.toContainText('as the browser says');
    const number = Number(await rows.nth(1).locator('span').first().textContent());
    await page.getByRole('combobox', { name: 'Compare with' }).selectOption(`submission ${number}`);
    await expect(page.getByRole('list', { name: 'Cases that changed' })).toContainText(
      'negatives become zero',
    );
    await expect(page.getByRole('textbox', { name: `Submission ${number + 1}` })).toBeAttached();
    await expectBothThemes(page);
  });

  await test.step('the older one comes back into the editor, and can be sent away again', async () => {
    await page.getByRole('tab', { name: /^Submissions/ }).click();
    const older = page.getByRole('tabpanel').getByRole('listitem').nth(1).getByRole('button');
    const notice = page.getByText('You are offline. Try again.');
    await page.context().setOffline(true);
    await older.click();
    await expect(notice).toBeVisible();
    await page.context().setOffline(false);
    await older.click();
    await expect(page.getByRole('list', { name: /^Source of submission/ })).toContainText(
      '// <img src=x onerror="document.title=1"> [U+202E]',
    );
    await expect(notice).toHaveCount(0);
    await workspace.results
      .getByRole('button', { name: /^Go to line \d+$/ })
      .first()
      .click();
    await expect(page.locator('[data-pane="source"] :focus')).toContainText('Not written yet');
    await page.getByRole('button', { name: 'Restore into the editor' }).click();
    const editor = page.locator('.view-lines').first();
    await expect(editor).toContainText('Not written yet');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(editor).not.toContainText('Not written yet');
  });

  await test.step('what is written after that is not lost with it', async () => {
    const editor = page.locator('.view-lines').first();
    const undo = page.getByRole('button', { name: 'Undo' });
    await page.getByRole('tab', { name: /^Submissions/ }).click();
    await page.getByRole('tabpanel').getByRole('listitem').nth(1).getByRole('button').click();
    await page.getByRole('button', { name: 'Restore into the editor' }).click();
    await expect(editor).toContainText('Not written yet');
    await page.getByRole('textbox', { name: /^Your solution/ }).focus();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.insertText('// since then ');
    await undo.click();
    await expect(editor).not.toContainText('Not written yet');
    await undo.click();
    await expect(editor).toContainText('// since then');
  });
});

/** The page asks for the list and its own new state after a verdict: nobody answering must not cost what is on it. */
async function expectNoReload(page: Page, verdict: () => Promise<void>): Promise<void> {
  const documentOf = () => page.evaluate(() => performance.timeOrigin);
  const before = await documentOf();
  const lists = (body: string | null) => body?.endsWith('"exercise":"relu"}]') ?? false;
  await page.route('**/warm-up/relu?submission=*', (route) =>
    lists(route.request().postData()) || route.request().headers().rsc === '1'
      ? route.abort('connectionreset')
      : route.fallback(),
  );
  const unanswered = page.waitForEvent('requestfailed', { timeout: 60_000 });
  await verdict();
  await unanswered;
  expect(await documentOf()).toBe(before);
  await page.unrouteAll();
}

async function expectBothThemes(page: Page): Promise<void> {
  await inBothThemes(page);
}
