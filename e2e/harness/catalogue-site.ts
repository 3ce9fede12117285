/** For the few journeys that need all exercises: a site with the whole catalogue, which takes a minute to publish. */

import { launchSite, makeDataDir, type SiteProcess } from './site-process.ts';
import { test as small } from './test.ts';

export const test = small.extend<object, { readonly site: SiteProcess }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      const dataDir = makeDataDir();
      const site = await launchSite({ dataDir: dataDir.path });
      await use(site);
      await site.stop();
      dataDir.remove();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

const WALK = process.env.DESCENT_WALK;

/**
 * Which of these exercises a long walk goes through: all with `DESCENT_WALK=all`, those of some modules with
 * `DESCENT_WALK=nn,cnn`.
 * @returns null without the variable: no long walk is asked for
 */
export function walked(slugs: readonly string[]): readonly string[] | null {
  if (WALK === undefined) return null;
  const modules = WALK.split(',');
  return slugs.filter((slug) => WALK === 'all' || modules.some((name) => slug.startsWith(`${name}/`)));
}
