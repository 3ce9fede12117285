import type { Cookie, Page } from '@playwright/test';

/** The demo accounts that a new embedded database has. */
export type DemoRole = 'student' | 'ta' | 'instructor';

const DEMO_PASSWORD = 'descent';
/** Sessions of this worker, by site and role: the form is filled once, later journeys come with its cookie. */
const sessions = new Map<string, readonly Cookie[]>();

/** Signs in through the page, as a person does, and ends on the course home. `origin` is for a site other than the worker's. */
export async function signIn(page: Page, role: DemoRole, origin = ''): Promise<void> {
  const key = `${role} ${origin}`;
  const cookies = sessions.get(key);
  if (cookies !== undefined) {
    await page.context().addCookies([...cookies]);
    await page.goto(`${origin}/`);
    if (new URL(page.url()).pathname !== '/sign-in') return;
    // That session was ended meanwhile.
  }
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('Email').fill(`${role}@descent.example`);
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  const all = await page.context().cookies();
  sessions.set(
    key,
    all.filter(({ name }) => name.includes('session-token')),
  );
}
