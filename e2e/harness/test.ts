/** What the journeys import instead of @playwright/test: a running site with the small course. */
import { test as base } from '@playwright/test';
import { copyPublished, publishedCourse } from './published-course.ts';
import { launchSite, makeDataDir, type SiteProcess } from './site-process.ts';

export { expect } from '@playwright/test';

interface WorkerFixtures {
  /** One site for all journeys of a worker. A journey that stops or damages its site launches its own. */
  readonly site: SiteProcess;
}

export const test = base.extend<{ readonly baseURL: string }, WorkerFixtures>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      const dataDir = makeDataDir();
      copyPublished(dataDir.path);
      const site = await launchSite({ dataDir: dataDir.path, course: publishedCourse().course });
      await use(site);
      await site.stop();
      dataDir.remove();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ site }, use) => use(site.origin),
});
