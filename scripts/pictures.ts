/** `npm run pictures`: takes the pictures of docs/pictures from the running site, light and dark. */
import { mkdirSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { launchOptions, WEBGPU_FLAGS } from '../e2e/harness/browser.ts';
import { exerciseFile } from '../e2e/harness/exercise-files.ts';
import { signIn } from '../e2e/harness/sign-in.ts';
import { launchSite, makeDataDir } from '../e2e/harness/site-process.ts';
import { openWorkspace } from '../e2e/harness/workspace.ts';
import { buildWhenStale } from './build/build-stale.ts';
import { BUILDS } from './build/builds.ts';

const FOLDER = 'docs/pictures';
const SIZE = { width: 1440, height: 900 };
/** An emulated adapter compiles each shader for a second. */
const RUN_MS_MAX = 300_000;

/** A wrong solution as a student would write it: a misconception without its title and hint. */
function plausibleMistake(): string {
  const source = exerciseFile('cnn/conv2d', 'misconceptions/zeros-in-front.ts');
  return source.replace(/export const (title|hint) =[\s\S]*?;\n/g, '').replace(/\n{3,}/g, '\n\n');
}

async function take(page: Page, name: string): Promise<void> {
  const path = `${FOLDER}/${name}.png`;
  await page.screenshot({ path });
  console.log(path);
}

async function takeAll(origin: string, colorScheme: 'light' | 'dark'): Promise<void> {
  const browser = await chromium.launch(launchOptions(WEBGPU_FLAGS));
  try {
    const page = await browser.newPage({ viewport: SIZE, colorScheme });
    await signIn(page, 'student', origin);
    await page.getByRole('heading', { name: 'Exercises' }).waitFor();
    await take(page, `course-home-${colorScheme}`);
    const workspace = await openWorkspace(page, 'cnn/conv2d', origin);
    await workspace.write(plausibleMistake());
    await page.keyboard.press('ControlOrMeta+Home');
    await workspace.run({ timeout: RUN_MS_MAX });
    await take(page, `workspace-${colorScheme}`);
  } finally {
    await browser.close();
  }
}

for (const build of BUILDS) await buildWhenStale(build, (text) => console.log(text));
mkdirSync(FOLDER, { recursive: true });
const dataDir = makeDataDir();
const site = await launchSite({ dataDir: dataDir.path });
try {
  for (const colorScheme of ['light', 'dark'] as const) await takeAll(site.origin, colorScheme);
} finally {
  await site.stop();
  dataDir.remove();
}
