import { comeAs, signIn } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';

const HOME = '/courses/odl';

test('the course home shows what is written and what is coming', async ({ page }) => {
  await signIn(page, 'student');
  await expect(page.getByRole('heading', { name: 'Exercises' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'The convolution layer', exact: true })).toBeVisible();
  await expect(page.getByText('Coming').first()).toBeVisible();
});

test('the filter of the course home lives in the address', async ({ page }) => {
  await signIn(page, 'student');
  await page.getByRole('link', { name: /^To do/ }).click();
  await page.getByLabel('Find an exercise').fill('convolution layer');
  await expect(page.getByRole('link', { name: 'Rectified linear unit', exact: true })).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel('Find an exercise')).toHaveValue('convolution layer');
  await expect(page.getByRole('link', { name: 'Rectified linear unit', exact: true })).toHaveCount(0);
  await page.getByLabel('Find an exercise').fill('zebra');
  await page.getByRole('button', { name: 'Show all exercises' }).click();
  await expect(page.getByRole('link', { name: 'Rectified linear unit', exact: true })).toBeVisible();
});

test('Ctrl K leads to an exercise by a few letters', async ({ page }) => {
  await signIn(page, 'student');
  await expect(page.getByRole('heading', { name: 'Exercises' })).toBeVisible();
  const field = page.getByRole('combobox', { name: 'Exercise, page or action' });
  // The page listens only once it is ready.
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(field).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await field.fill('convolution lay');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${HOME}/cnn/conv2d`);
});

test('a chosen theme is in the page that the server sends', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await signIn(page, 'student');
  // The button is there before the script that listens to it.
  await expect(async () => {
    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark', { timeout: 1_000 });
  }).toPass();
  const html = await (await page.request.get(HOME)).text();
  expect(html).toMatch(/<html[^>]*data-theme="dark"/);
});

test('the first stop of the Tab key skips to the content', async ({ page }) => {
  await signIn(page, 'student');
  await expect(page.getByRole('heading', { name: 'Exercises' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('a course that is not one’s own is not found', async ({ page }) => {
  await comeAs(page, 'student');
  const answer = await page.goto('/courses/nobodys');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is nothing here that you can see' })).toBeVisible();
});
