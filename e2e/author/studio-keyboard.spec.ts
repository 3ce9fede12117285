/** An author without a mouse: no click here, and no focus that a key did not move. */
import type { Locator } from '@playwright/test';
import { expectAccessible } from '../harness/axe.ts';
import { expectFocusSeen, tabTo } from '../harness/keyboard.ts';
import { signIn } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';

const TITLE = 'Scale, by keyboard';

test('from the studio’s list to a green check by keyboard alone, and undo keeps to its file', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const { keyboard } = page;
  const files = page.getByRole('navigation', { name: 'Files' });
  const text = page.locator('.monaco-editor .view-lines').first();
  const editorOf = (path: string): Locator =>
    page.getByRole('textbox', { name: new RegExp(`^${path}\\. Press Escape`) });

  /** From the editor before, or from the name of the new draft. */
  async function open(path: string, key: 'Tab' | 'Shift+Tab'): Promise<void> {
    await keyboard.press('Escape');
    await tabTo(page, files.getByRole('button', { name: path }), key);
    await expectFocusSeen(page);
    await keyboard.press('Enter');
    await tabTo(page, editorOf(path));
  }

  await test.step('begin an exercise', async () => {
    await signIn(page, 'instructor');
    await page.goto('/studio?course=odl');
    await tabTo(page, page.getByRole('button', { name: 'New exercise' }));
    await expectFocusSeen(page);
    // Until the page's scripts have come, the key does nothing.
    await expect(async () => {
      await keyboard.press('Enter');
      await expect(page.getByLabel('Title')).toBeFocused({ timeout: 1_000 });
    }).toPass();
    await keyboard.type(TITLE);
    await keyboard.press('Enter');
    await page.waitForURL(/\/studio\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('heading', { name: TITLE, level: 1 })).toBeFocused();
    await expect(text).toContainText('Write');
  });

  await test.step('write in two files', async () => {
    await open('cases.ts', 'Tab');
    await keyboard.press('ControlOrMeta+Home');
    await keyboard.type('// Looked at twice.');
    await expect(text).toContainText('// Looked at twice.');
    await open('statement.md', 'Shift+Tab');
    await keyboard.press('ControlOrMeta+Home');
    await keyboard.type('In a word: ');
    await expect(text).toContainText('In a word: Write');
  });

  await test.step('who closes the form of a new solution is back where it was asked for', async () => {
    await keyboard.press('Escape');
    const ways = files.getByRole('button', { name: 'Add another file' });
    await tabTo(page, ways, 'Shift+Tab');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await expect(page.getByLabel('What does it do differently?')).toBeFocused();
    await keyboard.press('Escape');
    await expect(ways).toBeFocused();
  });

  await test.step('undo takes back what was typed in the file on top, and nothing of the other', async () => {
    await open('cases.ts', 'Shift+Tab');
    await expect(async () => {
      await keyboard.press('ControlOrMeta+z');
      await expect(text).not.toContainText('//', { timeout: 250 });
    }).toPass();
    await expect(text).toContainText('import { defineCases');
    await open('statement.md', 'Shift+Tab');
    await expect(text).toContainText('In a word: Write');
    await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  });

  await test.step('check, until it is green', async () => {
    await keyboard.press('ControlOrMeta+Shift+c');
    await expect(page.getByText(/Green: nothing stands in the way/)).toBeVisible({ timeout: 120_000 });
    await keyboard.press('Escape');
    await tabTo(page, page.getByRole('button', { name: 'Publish', exact: true }), 'Shift+Tab');
    await expectFocusSeen(page);
    await expectAccessible(page);
  });
});
