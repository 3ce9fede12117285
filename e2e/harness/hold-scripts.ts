import type { Page } from '@playwright/test';

/** Keeps back the scripts of the next page: it is there as the server sent it, until `release` lets them come. */
export async function holdScripts(page: Page): Promise<{ readonly release: () => void }> {
  const held = Promise.withResolvers<void>();
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await held.promise;
    await route.continue();
  });
  return { release: held.resolve };
}
