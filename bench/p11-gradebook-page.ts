/** P11, the browser's part: the gradebook at 600 students × 60 exercises, scrolled, filtered, opened, and the next review. */
import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { launchOptions } from '../e2e/harness/browser.ts';
import publishOnce, { copyPublished, publishedCourse } from '../e2e/harness/published-course.ts';
import { signIn } from '../e2e/harness/sign-in.ts';
import { launchSite, makeDataDir } from '../e2e/harness/site-process.ts';
import { fetchesAhead } from './browser/fetches-ahead.ts';
import { whyNoChromium } from './browser/realm-runs.ts';
import { scrollFrames } from './browser/scroll-frames.ts';
import { benchOptions, emit, progress } from './program.ts';
import { atMost } from './row.ts';
import { type Spread, spread } from './statistics.ts';

const TITLE = 'The gradebook of a large course, the browser’s part';
const CELLS = '[role=gridcell], [role=rowheader], [role=columnheader]';
const STEP_PX = 140;
/** A wheel turned fast: all six hundred students pass in six seconds, all sixty exercises in two. */
const WHEEL = { down: 3_000, right: 1_500 } as const;
const WHEELED_PX = 6_000;
/** A selection that moves is asked about when it has rested for 120 ms (`use-explanation.ts`). */
const REST_MS = 150;

const options = benchOptions(40);
const absent = whyNoChromium();
if (absent !== null) {
  emit('P11-page', options, {
    title: TITLE,
    series: [],
    missing: [{ who: 'Chromium', why: absent }],
    verdicts: [],
  });
  process.exit();
}

await publishOnce();
const dataDir = makeDataDir();
copyPublished(dataDir.path);
const seeded = spawnSync(process.execPath, ['scripts/seed-large.ts'], {
  encoding: 'utf8',
  env: { ...process.env, DESCENT_DATA_DIR: dataDir.path },
});
if (seeded.status !== 0) throw new Error(seeded.stderr);
progress('seeded');
const site = await launchSite({ dataDir: dataDir.path, course: publishedCourse().course });
const browser = await chromium.launch(launchOptions([]));
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
await signIn(page, 'ta', site.origin);

async function openGradebook(): Promise<void> {
  await page.goto(`${site.origin}/courses/large/gradebook`);
  await page.getByRole('grid', { name: 'Grades' }).waitFor();
  // It answers keys once its scripts are there.
  await page.waitForFunction(() => {
    const grid = document.querySelector('[role=grid]');
    return grid !== null && Object.keys(grid).some((key) => key.startsWith('__reactProps'));
  });
}

/**
 * Processor time of the main thread in milliseconds for one step of scrolling, down or to the right, from the scroll to the
 * frame that shows it. A step of 0 pixels takes what it takes to look.
 */
async function scrolled(
  session: CDPSession,
  { step, px }: { readonly step: number; readonly px: number },
): Promise<{ ms: number; cells: number }> {
  const taskMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const before = await taskMs();
  const cells = await page.evaluate(
    async ({ by, sideways, selector }) => {
      const box = document.querySelector('[role=grid]');
      box?.scrollBy(sideways ? by : 0, sideways ? 0 : by);
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
      return document.querySelectorAll(selector).length;
    },
    { by: px, sideways: step % 4 === 3, selector: CELLS },
  );
  return { ms: (await taskMs()) - before, cells };
}

/** Milliseconds from an act in the page until a frame in which `isThere` holds. */
function untilShown(of: Page, act: { readonly key: string } | { readonly click: string }, isThere: string) {
  return of.evaluate(
    async ({ act: done, isThere: body }) => {
      const holds = new Function(`return ${body}`) as () => boolean;
      const began = performance.mark('acted').startTime;
      if ('click' in done) document.querySelector<HTMLElement>(done.click)?.click();
      else {
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(
          new KeyboardEvent('keydown', { key: done.key, bubbles: true, cancelable: true }),
        );
      }
      do await new Promise(requestAnimationFrame);
      while (!holds() && performance.now() - began < 20_000);
      return performance.now() - began;
    },
    { act, isThere },
  );
}

async function times(act: (run: number) => Promise<number>): Promise<Spread> {
  const ms: number[] = [];
  for (let run = -1; run < options.runs; run++) {
    const value = await act(run);
    if (run >= 0) ms.push(value);
  }
  return spread(ms);
}

await openGradebook();
const sentKilobytes = await page.evaluate(() => {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return (navigation?.encodedBodySize ?? Number.NaN) / 1_000;
});
const session = await page.context().newCDPSession(page);
// Of the thread's own time: what a machine takes that does nothing else.
await session.send('Performance.enable', { timeDomain: 'threadTicks' });
let cellsMost = 0;
const looked = await times(async (step) => (await scrolled(session, { step, px: 0 })).ms);
const scroll = await times(async (step) => {
  const { ms, cells } = await scrolled(session, { step, px: STEP_PX });
  cellsMost = Math.max(cellsMost, cells);
  return ms - looked.median;
});
await openGradebook();
const wheel = (down: number, right: number) =>
  scrollFrames(browser, page, {
    ...{ x: 700, y: 500, down, right },
    pxPerSecond: down === 0 ? WHEEL.right : WHEEL.down,
  });
const downAndUp = spread([...(await wheel(WHEELED_PX, 0)), ...(await wheel(-WHEELED_PX, 0))]);
const sideways = spread([...(await wheel(0, WHEELED_PX)), ...(await wheel(0, -WHEELED_PX))]);
progress('scrolled');

await openGradebook();
await page.getByRole('grid', { name: 'Grades' }).focus();
const selected = `document.querySelector('aside[aria-label="Selected cell"]')?.textContent`;
/** The server has explained the cell, and its selection has come to rest: the next one is asked about at once. */
const atRest = async () => {
  await page.waitForFunction(
    (rest) => {
      const isThere = document.querySelector('aside[aria-label="Selected cell"] [role=status]') === null;
      const [last] = performance.getEntriesByName('acted', 'mark').slice(-1);
      return isThere && performance.now() - (last?.startTime ?? 0) > rest;
    },
    REST_MS,
    { polling: 'raf' },
  );
};
const inspector = await times(async () => {
  await atRest();
  const before = await page.evaluate(() => document.querySelector('[aria-selected=true]')?.id ?? '');
  const shown = `document.querySelector('[aria-selected=true]')?.id !== ${JSON.stringify(before)} && ${selected} !== undefined`;
  return untilShown(page, { key: 'ArrowDown' }, shown);
});
const explained = await times(async () => {
  await atRest();
  const old = JSON.stringify(
    await page.evaluate(() => document.querySelector('aside h2')?.textContent ?? ''),
  );
  const shown = `document.querySelector('aside h2')?.textContent !== ${old} && ${selected}?.includes('Counts with')`;
  return untilShown(page, { key: 'ArrowDown' }, shown);
});
progress('cells opened');
const chip = 'search ul[aria-label^="Only students"] li:nth-child(2) button';
const filter = await times(async () => {
  const pressed = `document.querySelector('${chip}')?.getAttribute('aria-pressed')`;
  const before = await page.evaluate((body) => new Function(`return ${body}`)() as string, pressed);
  return untilShown(page, { click: chip }, `${pressed} !== ${JSON.stringify(before)}`);
});

await page.goto(`${site.origin}/courses/large/review/next?exercise=module-1/exercise-1`);
await page.getByRole('list', { name: /^Source of submission/ }).waitFor();
const ahead = fetchesAhead(page);
/** From a key until another submission is on screen. */
const onward = (key: string) =>
  times(async () => {
    await ahead.done();
    const path = JSON.stringify(new URL(page.url()).pathname);
    const heading = JSON.stringify(await page.locator('main h1').textContent());
    const shown = `location.pathname !== ${path} && document.querySelector('main h1')?.textContent !== ${heading}`;
    return untilShown(page, { key }, shown);
  });
const next = await onward('j');
/** As whoever grades goes on. */
const doneAndNext = await onward('d');
await browser.close();
await site.stop();
dataDir.remove();

emit('P11-page', options, {
  title: TITLE,
  series: [
    {
      who: `a frame while a wheel turns, ${WHEEL.down} pixels a second down and up: processor time of the main thread`,
      unit: 'ms',
      spread: downAndUp,
    },
    {
      who: `a frame while a wheel turns, ${WHEEL.right} pixels a second sideways`,
      unit: 'ms',
      spread: sideways,
    },
    {
      who: 'a jump of 140 pixels, until it is drawn: processor time of the main thread beyond that of a jump of 0',
      unit: 'ms',
      spread: scroll,
    },
    { who: 'a jump of 0 pixels: what it takes to look', unit: 'ms', spread: looked },
    { who: 'a cell selected, its inspector open', unit: 'ms', spread: inspector },
    { who: 'a cell selected, explained by the server', unit: 'ms', spread: explained },
    { who: 'a filter on or off', unit: 'ms', spread: filter },
    { who: 'the next review on screen', unit: 'ms', spread: next },
    { who: 'done with one, and the next on screen', unit: 'ms', spread: doneAndNext },
  ],
  verdicts: [
    atMost('the page as it is sent, with everything that it shows', sentKilobytes, { max: 300, unit: 'kB' }),
    atMost('cells in the document, the most', cellsMost, { max: 1_500, unit: 'cells' }),
    atMost('a frame of scrolling down, p95', downAndUp.p95, { max: 16, unit: 'ms' }),
    atMost('a frame of scrolling sideways, p95', sideways.p95, { max: 16, unit: 'ms' }),
    atMost('a cell’s inspector, median', inspector.median, { max: 100, unit: 'ms' }),
    atMost('a filter, median', filter.median, { max: 100, unit: 'ms' }),
    atMost('the next review, fetched ahead, median', next.median, { max: 100, unit: 'ms' }),
    atMost('done with one, and the next, median', doneAndNext.median, { max: 100, unit: 'ms' }),
  ],
  notes: [
    'Chromium without a screen, 1440 × 900, the built site on an embedded database. Times but the first are by the clock, from the key or click to a frame that shows it.',
    `Load of the machine at the end: ${(loadavg()[0] ?? 0).toFixed(1)} on ${availableParallelism()} cores.`,
  ],
});
process.exit();
