import type { Page } from '@playwright/test';
import { signIn } from '../harness/sign-in.ts';
import { expect, test } from '../harness/test.ts';

/** Fills the form by the button of a demo account, which works only once the page is ready. */
async function pickDemoAccount(page: Page, role: 'Student' | 'TA') {
  await expect(async () => {
    await page.getByRole('button', { name: new RegExp(`^${role}`) }).click();
    await expect(page.getByLabel('Password')).toHaveValue('descent', { timeout: 1_000 });
  }).toPass();
}

test('a wrong password is said so, and the form keeps the address', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill('student@descent.example');
  await page.getByLabel('Password').fill('not it');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'do not match' })).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue('student@descent.example');
});

test('without a connection the form says that the device is offline', async ({ page, context }) => {
  await page.goto('/sign-in');
  await pickDemoAccount(page, 'Student');
  await expect(page.getByLabel('Email')).toHaveValue('student@descent.example');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'offline' })).toBeVisible();
});

test('signing in leads back to the page that was asked for', async ({ page }) => {
  await page.goto('/courses/odl?show=todo');
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await pickDemoAccount(page, 'TA');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/courses\/odl\?show=todo$/);
  await expect(page.getByRole('link', { name: 'Gradebook' })).toBeVisible();
});

test('signing in never leads to another site', async ({ page, baseURL }) => {
  await page.goto('/sign-in?callbackUrl=https://elsewhere.example/');
  await pickDemoAccount(page, 'Student');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname.startsWith('/courses/'));
  expect(new URL(page.url()).origin).toBe(baseURL);
});

test('signing out ends the session', async ({ page }) => {
  await signIn(page, 'student');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.pathname === '/sign-in');
  await page.goto('/courses/odl');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('the device check says what runs without a GPU', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(
    page.getByRole('status').filter({ hasText: 'This browser can run the exercises' }),
  ).toContainText('CPU');
});
