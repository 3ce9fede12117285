import { holdScripts } from '../harness/hold-requests.ts';
import { signIn } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';

test('what is typed before any script has come is kept, by Monaco and as a draft', async ({ page }, {
  repeatEachIndex,
}) => {
  // A draft of an earlier round is not taken for this one's.
  const typed = `early bird ${repeatEachIndex}`;
  await signIn(page, 'student');
  const scripts = await holdScripts(page);
  await page.goto('/courses/odl/warm-up/relu', { waitUntil: 'commit' });

  await test.step('the statement has painted, from the server alone', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.monaco-editor')).toHaveCount(0);
  });
  const field = page.getByRole('textbox', { name: /^Your solution/ });
  await field.press('ControlOrMeta+Home');
  await field.pressSequentially(`// ${typed}\n`);
  scripts.release();

  await expect(page.locator('.monaco-editor .view-lines')).toContainText(typed, { timeout: 60_000 });
  await page.reload();
  await expect(page.locator('.monaco-editor .view-lines')).toContainText(typed, { timeout: 60_000 });
});
