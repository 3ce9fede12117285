/** The browser host in Chromium, without the site: what P6 and P7 measure. Uses the pages of the end-to-end harness. */
import { type Browser, chromium, type Page } from '@playwright/test';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import type { BackendName } from '#grader/protocol.ts';
import { launchOptions, WEBGPU_FLAGS } from '../../e2e/harness/browser.ts';
import type { RunAnswer } from '../../e2e/harness/realm-page.ts';
import { type RealmServer, startRealmServer } from '../../e2e/harness/realm-server.ts';
import { findChromium } from '../../scripts/test/find-chromium.ts';

/** Why nothing can be measured in a browser here, or null. */
export function whyNoChromium(): string | null {
  return findChromium(process.env) === null ? 'install Chromium, or set CHROMIUM_PATH' : null;
}

export function launchChromium(backend: BackendName): Promise<Browser> {
  return chromium.launch(launchOptions(backend === 'webgpu' ? WEBGPU_FLAGS : []));
}

export interface RealmRuns {
  run(run: { solution: string; seed: number; stopAfterMs?: number }): Promise<RunAnswer>;
  page: Page;
  close(): Promise<void>;
}

/** A page with both realms booted on `backend` and the exercise prepared. @throws on another backend */
export async function openRealmRuns(
  browser: Browser,
  exercise: ExerciseBundle,
  backend: BackendName,
): Promise<RealmRuns> {
  const server: RealmServer = await startRealmServer();
  const page = await browser.newPage();
  await page.goto(server.origins.app);
  const device = await page.evaluate(([origins, wanted]) => window.realmPage.open(origins, wanted), [
    server.origins,
    backend,
  ] as const);
  if (device.backend !== backend)
    throw new Error(`The realms started on ${device.backend}, not on ${backend}.`);
  const { slug, hash, files } = exercise;
  const plain = { slug, hash, files };
  await page.evaluate((given) => window.realmPage.prepare(given), plain);
  return {
    page,
    run: (run) =>
      page.evaluate(([given, wanted]) => window.realmPage.run(given, wanted), [plain, run] as const),
    async close() {
      await page.close();
      await server.close();
    },
  };
}
