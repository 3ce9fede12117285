/** A site of its own and the cookies of a signed-in student, for pages that are to be loaded with an empty cache. */
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { launchOptions } from '../../e2e/harness/browser.ts';
import { signIn } from '../../e2e/harness/sign-in.ts';
import { launchSite, makeDataDir } from '../../e2e/harness/site-process.ts';

export interface SignedInSite {
  readonly origin: string;
  readonly browser: Browser;
  /** Signed in, nothing cached. */
  freshContext(): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** @param flags of Chromium, beside those that every test has */
export async function openSignedInSite(flags: readonly string[] = []): Promise<SignedInSite> {
  const dataDir = makeDataDir();
  const site = await launchSite({ dataDir: dataDir.path });
  const browser = await chromium.launch(launchOptions(flags));
  const first = await browser.newContext();
  await signIn(await first.newPage(), 'student', site.origin);
  const storageState = await first.storageState();
  await first.close();
  return {
    origin: site.origin,
    browser,
    freshContext: () => browser.newContext({ storageState, viewport: { width: 1440, height: 900 } }),
    async close() {
      await browser.close();
      await site.stop();
      dataDir.remove();
    },
  };
}
