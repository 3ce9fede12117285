import { expect, type Page } from '@playwright/test';

/** Its scripts have come, and a key or a click is understood: the menu of the account opens, and is closed again. */
export async function expectAlive(page: Page): Promise<void> {
  const menu = page.getByRole('menu');
  await expect(async () => {
    await page.getByRole('button', { name: /^Account of / }).click({ timeout: 5_000 });
    await expect(menu).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
}
