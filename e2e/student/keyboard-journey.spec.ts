/** A whole visit without a mouse: no click here, and no focus that a key did not move. */
import { expectAccessible } from '../harness/axe.ts';
import { exerciseFile, mistakenProgram } from '../harness/exercise-files.ts';
import { expectFocusSeen, tabTo } from '../harness/keyboard.ts';
import { expect, test } from '../harness/test.ts';
import { atWorkspace } from '../harness/workspace.ts';

test('from the first visit to a verified grade by keyboard alone', async ({ page, context }) => {
  test.setTimeout(180_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { keyboard } = page;
  /** What the student copied somewhere else. */
  const copied = (text: string) => page.evaluate((value) => navigator.clipboard.writeText(value), text);

  await test.step('sign in', async () => {
    await page.goto('/');
    await tabTo(page, page.getByLabel('Email'));
    await keyboard.type('student@descent.example');
    await keyboard.press('Tab');
    await keyboard.type('descent');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Exercises' })).toBeVisible();
  });

  await test.step('find the first exercise and open it', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Rectified linear unit', exact: true }));
    await expectFocusSeen(page);
    await keyboard.press('Enter');
    await page.waitForURL('**/warm-up/relu');
  });

  const { results } = await atWorkspace(page);
  const editor = page.getByRole('textbox', { name: /^Your solution/ });

  await test.step('read the statement to its end', async () => {
    const statement = page.getByRole('region', { name: 'Statement' });
    await tabTo(page, statement);
    await expectFocusSeen(page);
    await keyboard.press('End');
    await expect.poll(() => statement.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
  });

  await test.step('make the statement wider', async () => {
    const line = page.getByRole('separator', { name: 'Width of the statement' });
    const width = () => page.locator('#statement').evaluate(({ clientWidth }) => clientWidth);
    const before = { width: await width(), now: Number(await line.getAttribute('aria-valuenow')) };
    await tabTo(page, line);
    await expectFocusSeen(page);
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    expect(await width()).toBe(before.width + 32);
    await expect
      .poll(async () => Number(await line.getAttribute('aria-valuenow')))
      .toBeGreaterThan(before.now);
    const later = await context.newPage();
    await later.goto(page.url(), { waitUntil: 'commit' });
    await expect(later.locator('#statement')).toHaveJSProperty('clientWidth', before.width + 32);
    await later.close();
    // Back into the pane, where F6 goes on from.
    await keyboard.press('Shift+Tab');
  });

  await test.step('replace the starter, and run', async () => {
    await copied(mistakenProgram('warm-up/relu', 'absolute-value'));
    await keyboard.press('F6');
    await expect(editor).toBeFocused();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.press('ControlOrMeta+v');
    await keyboard.press('ControlOrMeta+Enter');
    await expect(results.getByRole('heading', { name: /^\d+ of \d+ cases pass$/ })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: /^\d+ of \d+ cases pass/ })).toBeAttached();
  });

  await test.step('go through the results', async () => {
    const open = results.locator('[aria-expanded="true"]');
    const first = await open.textContent();
    await keyboard.press('F6');
    await keyboard.press('n');
    await expect(open).not.toHaveText(first ?? '');
    await keyboard.press('p');
    await expect(open).toHaveText(first ?? '');
    await tabTo(page, results.getByRole('application', { name: /^Maps of expected, yours/ }));
    await expectFocusSeen(page);
    const probe = results.getByRole('status', { name: /^At \[/ });
    const before = await probe.textContent();
    await keyboard.press('Home');
    await keyboard.press('ArrowRight');
    await expect(probe).not.toHaveText(before ?? '');
  });

  await test.step('mend the code by typing, and run again', async () => {
    await copied(exerciseFile('warm-up/relu', 'reference.ts'));
    await keyboard.press('Shift+F6');
    await expect(editor).toBeFocused();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.press('ControlOrMeta+v');
    await keyboard.type('// typed');
    await keyboard.press('ControlOrMeta+Enter');
    await expect(results.getByRole('heading', { name: /^All \d+ cases pass$/ })).toBeVisible();
  });

  await test.step('submit, and hear the verified grade', async () => {
    await keyboard.press('ControlOrMeta+Shift+Enter');
    const rules = page.getByRole('dialog', { name: 'Submit for verification' });
    await expect(rules).toContainText('provisional');
    await keyboard.press('Enter');
    await expect(rules).toBeHidden();
    await expect(results.getByRole('heading', { name: /, verified$/ })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('status').filter({ hasText: /, verified/ })).toBeAttached();
  });

  await test.step('the editor lets the keyboard go', async () => {
    await expect(editor).toBeFocused();
    await keyboard.press('Escape');
    await keyboard.press('Tab');
    await expect(editor).not.toBeFocused();
    await expectFocusSeen(page);
    await expectAccessible(page);
  });
});
