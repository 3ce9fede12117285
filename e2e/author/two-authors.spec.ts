/** Two browsers write into one draft: who saves second sees what met, keeps both, and nothing is lost. */
import type { Page } from '@playwright/test';
import { inBothThemes } from '../harness/axe.ts';
import { comeAs } from '../harness/sign-in.ts';
import { newDraft } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

const AT_THE_TOP = 'This stands at the top.';
const AT_THE_END = 'And this at the end.';

test('the second of two authors is shown base, theirs and mine, and both texts stay', async ({
  page,
  browser,
}) => {
  await comeAs(page, 'instructor');
  const draft = await newDraft(page, { title: 'Written by two' });
  const second = await (
    await browser.newContext({ storageState: await page.context().storageState() })
  ).newPage();
  await second.goto(draft);

  await test.step('the first writes, and it is saved', async () => {
    await typeAt(page, 'Home', `${AT_THE_TOP}\n\n`);
    await expect(page.getByText(/^Draft 2,/)).toBeVisible();
  });

  const conflict = second.getByRole('region', { name: 'Conflict in statement.md' });
  await test.step('the second writes elsewhere in the same file, and is asked', async () => {
    await typeAt(second, 'End', `\n\n${AT_THE_END}\n`);
    await expect(conflict.getByRole('alert')).toContainText(/saved statement\.md while you wrote in it/);
    await expect(conflict).toContainText(AT_THE_TOP);
    await conflict.getByRole('button', { name: 'base and theirs' }).click();
    await expect(conflict).toContainText(AT_THE_TOP);
    await expect(conflict).not.toContainText(AT_THE_END);
    await conflict.getByRole('button', { name: 'base and mine' }).click();
    await expect(conflict).toContainText(AT_THE_END);
    await expect(conflict).not.toContainText(AT_THE_TOP);
    await inBothThemes(second);
  });

  await test.step('a check of the saved text is refused, with the file and what to do', async () => {
    const check = second.getByRole('region', { name: 'Check', exact: true });
    await check.getByRole('button', { name: /^Check/ }).click();
    await expect(check.getByRole('alert')).toContainText('statement.md is not saved');
  });

  await test.step('after a look at another page the second is asked again, with what both wrote', async () => {
    await second.getByRole('link', { name: 'Dates' }).first().click();
    await second.waitForURL(/\/dates/);
    await second.goto(draft);
    await expect(conflict.getByRole('alert')).toContainText(/saved statement\.md while you wrote in it/);
    await conflict.getByRole('button', { name: 'theirs and mine' }).click();
    await expect(conflict).toContainText(AT_THE_TOP);
    await expect(conflict).toContainText(AT_THE_END);
  });

  await test.step('both are kept, and both browsers have them', async () => {
    await conflict.getByRole('button', { name: 'Keep both', exact: true }).click();
    await expect(second.getByText(/^Draft 3,/)).toBeVisible();
    for (const one of [page, second]) {
      await one.goto(draft);
      const preview = one.getByRole('region', { name: 'Preview' });
      await expect(preview).toContainText(AT_THE_TOP);
      await expect(preview).toContainText(AT_THE_END);
    }
  });
  await second.context().close();
});

/** Types into the statement as it is open, from its first or behind its last character. */
async function typeAt(page: Page, key: 'Home' | 'End', text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: /^statement\.md\. Press Escape/ });
  // A plain field until it has come.
  await expect(page.locator('.monaco-editor .view-lines').first()).toContainText('Write');
  await editor.focus();
  await page.keyboard.press(`ControlOrMeta+${key}`);
  await page.keyboard.insertText(text);
}
