import type { Locator } from '@playwright/test';
import { inBothThemes } from '../harness/axe.ts';
import { mistakenProgram } from '../harness/exercise-files.ts';
import { expectNothingCut } from '../harness/layout.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';
import { atWorkspace } from '../harness/workspace.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** Large enough for a thumb. */
const TARGET_PX_MIN = 44;

async function expectThumbSized(controls: Locator): Promise<void> {
  for (const control of await controls.all()) {
    const box = await control.boundingBox();
    expect(box?.height, (await control.textContent()) ?? '').toBeGreaterThanOrEqual(TARGET_PX_MIN);
  }
}

test('on a phone: read, look at results, make a small edit', async ({ page }) => {
  test.setTimeout(180_000);
  await comeAs(page, 'student');
  await page.goto('/courses/odl/warm-up/relu');
  const panes = page.getByRole('navigation', { name: 'Panes' });
  const statement = page.getByRole('article');
  const results = page.getByRole('region', { name: 'Results' });

  await test.step('the statement comes first, and alone', async () => {
    await expect(statement.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(results).toBeHidden();
    await expectThumbSized(panes.getByRole('button'));
    await expectNothingCut(page);
  });

  const code = panes.getByRole('button', { name: 'Code' });
  await code.tap();
  const workspace = await atWorkspace(page);
  await expect(statement).toBeHidden();
  await expectNothingCut(page);

  await test.step('a run shows its results', async () => {
    await workspace.write(mistakenProgram('warm-up/relu', 'absolute-value'));
    await panes.getByRole('button', { name: 'Run' }).tap();
    await expect(results.getByRole('heading', { name: /^\d+ of \d+ cases pass$/ })).toBeVisible();
    await expect(results.getByRole('application', { name: /^Maps of expected/ })).toBeVisible();
    await expectNothingCut(page);
  });

  await test.step('a small edit is made, kept and run', async () => {
    await code.tap();
    await page.locator('.view-lines .view-line').first().tap();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('// by thumb');
    await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
    await panes.getByRole('button', { name: 'Done' }).tap();
    await expect(code).toBeVisible();
    await page.locator('.view-lines .view-line').first().tap();
    await panes.getByRole('button', { name: 'Run' }).tap();
    await expect(results.getByRole('heading', { name: /^\d+ of \d+ cases pass$/ })).toBeVisible();
  });

  await test.step('the dot above the keyboard lists the names behind it', async () => {
    await code.tap();
    await page.locator('.view-lines .view-line').first().tap();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('\nconst place = tf');
    const dot = page.getByRole('toolbar', { name: 'Symbols' }).getByRole('button', { name: 'Dot' });
    await dot.tap();
    const names = page.locator('.suggest-widget.visible');
    // TypeScript reads the library before it can name anything.
    await expect(names).toContainText('argMax', { timeout: 60_000 });
    await names.getByText('argMax', { exact: true }).tap();
    await expect(page.locator('.view-lines')).toContainText('const place = tf.argMax');
    await panes.getByRole('button', { name: 'Done' }).tap();
  });

  await inBothThemes(page);
});
