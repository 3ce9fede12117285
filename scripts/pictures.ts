/**
 * `npm run pictures [-- words]`: takes the pictures of docs/pictures from the running site, light and dark. With words,
 * only those whose names contain one of them.
 */
import { type Browser, chromium } from '@playwright/test';
import { launchOptions } from '../e2e/harness/browser.ts';
import { launchSite, makeDataDir } from '../e2e/harness/site-process.ts';
import { makeVaultCourse } from '../e2e/harness/vault-course.ts';
import { buildWhenStale } from './build/build-stale.ts';
import { BUILDS } from './build/builds.ts';
import { DESK_PICTURES } from './pictures/desk-scenes.ts';
import { takeDesk } from './pictures/desk-site.ts';
import { course, firstVisit, phone, pictures, runs, scratch, staff, submissions } from './pictures/scenes.ts';
import { SEALED, sealed } from './pictures/sealed-scene.ts';
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

async function takeAll(browser: Browser, origin: string): Promise<void> {
  for (const { viewport, scenes } of ACTS) {
    const touch = viewport === PHONE;
    const context = await browser.newContext({ viewport, hasTouch: touch, isMobile: touch, locale: 'en-GB' });
    const stage = stageOn(await context.newPage(), origin, wanted);
    for (const scene of scenes) await scene(stage);
    await context.close();
  }
}

const wanted = process.argv.slice(2);

/** Another course, hence another site: no exercise of the catalogue is sealed. */
async function takeSealed(browser: Browser): Promise<void> {
  const vault = makeVaultCourse();
  const dataDir = makeDataDir();
  const site = await launchSite({
    dataDir: dataDir.path,
    environment: { DESCENT_COURSE_DIR: vault.path },
  });
  try {
    const context = await browser.newContext({ viewport: DESK, locale: 'en-GB' });
    await sealed(stageOn(await context.newPage(), site.origin, wanted));
  } finally {
    await site.stop();
    dataDir.remove();
    vault.remove();
  }
}

async function takeCatalogue(browser: Browser): Promise<void> {
  const dataDir = makeDataDir();
  const site = await launchSite({ dataDir: dataDir.path });
  try {
    await takeAll(browser, site.origin);
  } finally {
    await site.stop();
    dataDir.remove();
  }
}

for (const build of BUILDS) await buildWhenStale(build, (text) => console.log(text));
const browser = await chromium.launch(launchOptions([]));
const isSealed = (word: string): boolean => SEALED.includes(word);
const isOfDesk = (word: string): boolean => DESK_PICTURES.some((name) => name.includes(word));
try {
  if (wanted.length === 0 || wanted.some(isSealed)) await takeSealed(browser);
  if (wanted.length === 0 || wanted.some(isOfDesk))
    await takeDesk(browser, async (context, origin) => stageOn(await context.newPage(), origin, wanted));
  if (wanted.length === 0 || !wanted.every((word) => isSealed(word) || isOfDesk(word)))
    await takeCatalogue(browser);
} finally {
  await browser.close();
}
