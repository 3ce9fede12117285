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

/** Keeps back what the page asks of the server, until `release` lets it go. */
export async function holdActions(page: Page): Promise<{ readonly release: () => void }> {
  const held = Promise.withResolvers<void>();
  await page.route('**/*', async (route) => {
    if (route.request().method() === 'POST') await held.promise;
    await route.continue();
  });
  return { release: held.resolve };
}
