/** What specs of the browser host import instead of @playwright/test: the realm server and a page with an open host. */
import { test as base, type Page } from '@playwright/test';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import type { BrowserHostOptions } from '#grader/hosts/browser.ts';
import type { BackendName, CasePlan, Device } from '#grader/protocol.ts';
import type { RunAnswer } from './realm-page.ts';
import { type RealmServer, startRealmServer } from './realm-server.ts';

export { expect } from '@playwright/test';

type Exercise = Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>;

/** The browser host of one page. */
export interface RealmDriver {
  readonly page: Page;
  /** Starts both realms. */
  open(
    backend: BackendName | 'best',
    more?: Pick<BrowserHostOptions, 'gpuRebootMs' | 'limits'>,
  ): Promise<Device>;
  prepare(exercise: Exercise): Promise<CasePlan[]>;
  run(exercise: Exercise, solution: string, more?: RunOptions): Promise<RunAnswer>;
  /** Devices that the host announced, in order. */
  devices(): Promise<Device[]>;
}
interface RunOptions {
  readonly seed?: number;
  /** Default all public cases. */
  readonly caseIds?: readonly string[];
  /** Stops the run that long after its first case started. */
  readonly stopAfterMs?: number;
}

export const test = base.extend<{ readonly realms: RealmDriver }, { readonly realmServer: RealmServer }>({
  realmServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      const server = await startRealmServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  async realms({ page, realmServer }, use) {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(realmServer.origins.app);
    await use({
      page,
      open: (backend, more) =>
        page.evaluate(([origins, wanted, options]) => window.realmPage.open(origins, wanted, options), [
          realmServer.origins,
          backend,
          more,
        ] as const),
      prepare: (exercise) => page.evaluate((given) => window.realmPage.prepare(given), plain(exercise)),
      run: (exercise, solution, { seed = 1, ...more } = {}) =>
        page.evaluate(([given, run]) => window.realmPage.run(given, run), [
          plain(exercise),
          { solution, seed, ...more },
        ] as const),
      devices: () => page.evaluate(() => window.realmPage.devices()),
    });
    base.expect(complaints).toEqual([]);
  },
});

function plain({ slug, hash, files }: Exercise): Exercise {
  return { slug, hash, files };
}
