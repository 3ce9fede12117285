/** Writing in the studio as a journey does it. */
import { expect, type Page } from '@playwright/test';

/** Puts what `change` makes of the open file in its place, by copy and paste as a person would. */
export async function changeInEditor(
  page: Page,
  label: string,
  change: (text: string) => string,
): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const field = page.getByRole('textbox', { name: new RegExp(`^${label}. Press Escape`) });
  await field.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate((next) => navigator.clipboard.writeText(next), change(text));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
}

/** Begins an exercise from the template; gives the address of its page. `origin` is for a site other than the worker's. */
export async function newDraft(
  page: Page,
  { title = 'A draft for its scripts', origin = '' }: { title?: string; origin?: string } = {},
): Promise<string> {
  await page.goto(`${origin}/studio?course=odl`);
  const field = page.getByLabel('Title');
  // Until the page's scripts have come, the button does nothing.
  await expect(async () => {
    await page.getByRole('button', { name: 'New exercise' }).first().click();
    await expect(field).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await field.fill(title);
  await page.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL(/\/studio\/[0-9a-f-]{36}$/);
  return page.url();
}
