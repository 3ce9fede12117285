/**
 * `npm run pictures [-- words]`: takes the pictures of docs/pictures from the running site, light and dark. With words,
 * only those whose names contain one of them.
 */
import { type Browser, chromium } from '@playwright/test';
import { launchOptions } from '../e2e/harness/browser.ts';
import { launchSite, makeDataDir } from '../e2e/harness/site-process.ts';
import { buildWhenStale } from './build/build-stale.ts';
import { BUILDS } from './build/builds.ts';
import { course, firstVisit, phone, pictures, runs, scratch, staff, submissions } from './pictures/scenes.ts';
import { type Stage, stageOn } from './pictures/stage.ts';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
type Scene = (stage: Stage) => Promise<void>;
/** In this order: each leaves the database as the next one wants to find it. */
const ACTS: readonly { readonly viewport: typeof DESK; readonly scenes: readonly Scene[] }[] = [
  { viewport: DESK, scenes: [firstVisit, runs, pictures, scratch, submissions, course] },
  { viewport: DESK, scenes: [staff] },
  { viewport: PHONE, scenes: [phone] },
];

async function takeAll(browser: Browser, origin: string, wanted: readonly string[]): Promise<void> {
  for (const { viewport, scenes } of ACTS) {
    const touch = viewport === PHONE;
    const context = await browser.newContext({ viewport, hasTouch: touch, isMobile: touch, locale: 'en-GB' });
    const stage = stageOn(await context.newPage(), origin, wanted);
    for (const scene of scenes) await scene(stage);
    await context.close();
  }
}

for (const build of BUILDS) await buildWhenStale(build, (text) => console.log(text));
const dataDir = makeDataDir();
const site = await launchSite({ dataDir: dataDir.path });
const browser = await chromium.launch(launchOptions([]));
try {
  await takeAll(browser, site.origin, process.argv.slice(2));
} finally {
  await browser.close();
  await site.stop();
  dataDir.remove();
}
