import type { Cookie, Page } from '@playwright/test';

/** The demo accounts that a new embedded database has, and the TA that comes with a class (`seed-class.ts`). */
export type DemoRole = 'student' | 'ta' | 'instructor' | 'second-ta';

const DEMO_PASSWORD = 'descent';
/** Sessions of this worker, by site and role: the form is filled once, later journeys come with its cookie. */
const sessions = new Map<string, readonly Cookie[]>();

/**
 * Comes with a session, as somebody who signed in before; the page stays where it is. Cheaper by a page than `signIn`, for
 * journeys that begin elsewhere than at home.
 */
export async function comeAs(page: Page, role: DemoRole, origin = ''): Promise<void> {
  const cookies = sessions.get(`${role} ${origin}`);
  if (cookies === undefined) return signIn(page, role, origin);
  await page.context().addCookies([...cookies]);
  const home = await page.request.get(`${origin}/`);
  // That session was ended meanwhile.
  if (new URL(home.url()).pathname === '/sign-in') await signIn(page, role, origin);
}

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
