/** The site with a class in it, and the two graders who are signed in at it from the first journey of a file to its last. */
import { spawnSync } from 'node:child_process';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { copyPublished, publishedCourse } from '../../harness/published-course.ts';
import { CLOCK_TO_PUT_ON } from '../../harness/put-clock-on.ts';
import { signIn } from '../../harness/sign-in.ts';
import { launchSite, makeDataDir, type SiteProcess } from '../../harness/site-process.ts';

export const EXERCISE = 'warm-up/relu';

/** Filled before the first journey; a journey that opens another page of a grader puts it here. */
export interface Desks {
  site: SiteProcess;
  ta: Page;
  other: Page;
  /** Address of a page of the course. */
  readonly at: (path: string) => string;
}

export function openDesks(): Desks {
  const dataDir = makeDataDir();
  const desks = { at: (path) => `${desks.site.origin}/courses/odl/${path}` } as Desks;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(300_000);
    copyPublished(dataDir.path);
    const seeded = spawnSync(process.execPath, ['e2e/harness/seed-class.ts', dataDir.path], {
      encoding: 'utf8',
    });
    expect(seeded.stderr + seeded.stdout, 'the class is seeded').not.toContain('Error');
    const site = await launchSite({
      dataDir: dataDir.path,
      course: publishedCourse().course,
      environment: CLOCK_TO_PUT_ON,
    });
    desks.site = site;
    desks.ta = await deskOf(browser, { role: 'ta', site });
    desks.other = await deskOf(browser, { role: 'instructor', site });
    await expect(async () => {
      await desks.ta.goto(desks.at(`insight/${EXERCISE}`));
      await expect(desks.ta.getByText(/^7 of \d+ students have submitted/)).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 120_000 });
  });
  test.afterAll(async () => {
    // Where the site did not come up there are none.
    const opened: Partial<Desks> = desks;
    await opened.ta?.context().close();
    await opened.other?.context().close();
    await opened.site?.stop();
    dataDir.remove();
  });
  return desks;
}

export async function deskOf(
  browser: Browser,
  { role, site }: { role: 'ta' | 'instructor' | 'second-ta'; site: SiteProcess },
): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signIn(page, role, site.origin);
  return page;
}

export const queue = (grader: Page) => grader.getByRole('navigation', { name: 'Review queue' });
