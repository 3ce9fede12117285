import type { Page } from '@playwright/test';

/** The demo accounts that a new embedded database has. */
export type DemoRole = 'student' | 'ta' | 'instructor';

const DEMO_PASSWORD = 'descent';

/** Signs in through the page, as a person does. `origin` is for a site other than the worker's. */
export async function signIn(page: Page, role: DemoRole, origin = ''): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('Email').fill(`${role}@descent.example`);
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
